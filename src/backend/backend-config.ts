import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { AzurermMajor } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../extend/resource-provider.js';
import type { BackendTypeOptions } from '../resources/registry/options.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Limits, ResourceNameFormatter } from '../resources/settings.js';

/** Configuration of a backend. Every option has a default. */
export interface BackendConfig extends BackendTypeOptions {
  /**
   * Id of the backend, part of Azure names and Terraform ids. 1 to 40 letters, digits and hyphens, starting with a letter. Two
   * backends of one stack need two ids. Some names are unique in all of Azure.
   * Source: learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-naming
   * @see docs/configuration.md#global-names
   * @default 'backend', with the warning `DEFAULT_BACKEND_ID`
   */
  readonly backendId?: string;
  /**
   * Part of every Azure name: 1 to 32 letters, digits and hyphens, starting with a letter.
   * Source: learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-naming
   * @default 'dev'
   */
  readonly environment?: string;
  /**
   * Azure region of every resource, as `eastus` or `East US`. A region that is not known yields the warning `UNKNOWN_LOCATION`.
   * Source: `location`
   * @default the stack's
   */
  readonly location?: string;
  /**
   * True: apps and storage accept HTTPS only. False: HTTP as well, with the warning `HTTP_ALLOWED`.
   * Source: `https_only`, `https_traffic_only_enabled`
   * @default true
   */
  readonly enforceHttps?: boolean;
  /**
   * True: apps reach Cosmos DB by managed identity, and accounts refuse keys. False: an app finds the key in the setting
   * `<COMPONENT>_COSMOS_KEY`, with the warning `KEYS_IN_USE`.
   * Source: learn.microsoft.com/azure/cosmos-db/nosql/how-to-connect-role-based-access-control
   * @default true
   */
  readonly useManagedIdentity?: boolean;
  /**
   * Convention for Azure names. Each name is checked.
   * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
   * @default abbreviation, backend id, environment, variant and a hash
   * @example
   * { salt: 'x7' }
   * { formatResourceName: (resourceType, backendId, suffix = 'main') => `${resourceType}-${backendId}-${suffix}` }
   */
  readonly naming?: NamingConvention;
  /**
   * Tags of every resource that supports tags. `withTags` adds to them.
   * Source: learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
   * @default none
   * @example { team: 'payments', 'cost-centre': '4711' }
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Keys of `tags` whose values are public, although they look like secrets. Everyone who can read a resource reads its tags. In
   * a builder, `withPublicTags` comes before `withTags`.
   * @see docs/security.md#settings-that-look-like-secrets
   * @default none
   */
  readonly publicTags?: readonly string[];
  /**
   * Providers of resource types, asked before the resource types about each requirement. `withProvider` adds one.
   * @see docs/extending.md
   * @default none
   */
  readonly providers?: readonly IResourceProvider[];
  /**
   * Resource types of the user, made with `defineResourceType`. They come before built-in types of the same name.
   * `withResourceType` adds one.
   * @see docs/extending.md
   * @default none
   */
  readonly resourceTypes?: readonly ResourceType[];
  /**
   * Major version of the azurerm provider that the plan's blocks are for. 5 means 5.1 or later; only `writeTerraform` writes it,
   * because cdktf has classes for 4.
   * Source: `required_providers`
   * @see docs/engines.md#azurerm-5
   * @default 4
   */
  readonly azurerm?: AzurermMajor;
  /**
   * Upper bounds for the plan: whole numbers from 0 to 1,000,000,000. A plan that exceeds one has a violation, and `apply` throws `ResourceLimitError`.
   * @default unlimited
   * @example { maxCosmosAccounts: 1, maxResources: { servicebus: 1 } }
   */
  readonly limits?: Limits;
  /**
   * Lock of the last plan: the place of every resource and of its data, which the next plan keeps. Needs `location`. Read it with
   * `readLock`, and write that of the new plan with `writeLock`. `readLock` returns undefined for a missing file; undefined means
   * without a lock.
   * @see docs/lock.md
   * @default nothing exists yet
   * @example
   * import { readLock } from '@atakora/component/lock';
   * const lock = readLock('shop.prod.lock.json');
   */
  readonly lock?: PlanLock | undefined;
  /**
   * Child resources to move, by key: to a resource, or to a new one with `'new'`. The new child resource is empty, and the old
   * one is retained. Needs `lock`.
   * Source: `removed`
   * @see docs/lock.md
   * @default none
   * @example { 'cosmos:user-db/user': 'cosmos:provisioned', 'cosmos:order-db/order': 'new' }
   */
  readonly moves?: Readonly<Record<string, string>>;
  /**
   * Child resources whose data is discarded, such as `cosmos:user-db/user`. Name one in the release that removes its declaration:
   * the release then destroys it. Needs `lock`.
   * @see docs/renaming-and-removing.md#remove-a-component
   * @default none
   */
  readonly discard?: readonly string[];
  /**
   * Child resources that are declared again after they were deleted in Azure. Terraform creates them instead of importing them.
   * Needs `lock`.
   * Source: `import`
   * @default none
   */
  readonly restored?: readonly string[];
  /**
   * Azure ids of existing resources that become part of the backend, by the key of each. Keys are those of resources and child
   * resources. Terraform imports them, and the lock has their names. Needs `location`, which must be that of the resources.
   * Remove an entry after it is applied everywhere.
   * Source: `import`
   * @see docs/lock.md#adopt-what-exists
   * @default none
   * @example
   * {
   *   'cosmos:shared': '/subscriptions/…/databaseAccounts/shop',
   *   'cosmos:user-db': '/subscriptions/…/databaseAccounts/shop/sqlDatabases/user-db',
   * }
   */
  readonly adopt?: Readonly<Record<string, string>>;
  /**
   * Fate of data that leaves the declarations. `retain`: Terraform forgets it, Azure keeps it, and the plan has the warning
   * `DATA_RETAINED`. No resource that holds data can be destroyed by mistake. `destroy`: Terraform destroys it, which suits test
   * environments.
   * Source: `prevent_destroy`, `removed`
   * @default 'retain'
   */
  readonly dataProtection?: 'retain' | 'destroy';
  /**
   * Resource group of the stack. `apply` refuses any other.
   * Source: `resource_group_name`
   * @default the stack's
   */
  readonly resourceGroupName?: string;
}

/** Convention for Azure names: a function of the user, or generated names with a salt. */
export interface NamingConvention {
  /**
   * Function that returns the name of a resource. It must be pure. The result is checked against Azure's
   * rules for the type. @default names are generated
   */
  readonly formatResourceName?: ResourceNameFormatter;
  /**
   * Part of the hash at the end of names that must be unique in all of Azure: storage accounts, Cosmos DB
   * accounts, function apps, key vaults, Service Bus namespaces, Front Door endpoints. 1 to 16 letters and
   * digits. Set it where such a name is taken. Names in the lock stay. Not with `formatResourceName`.
   * @default none
   */
  readonly salt?: string;
}

/** A key of {@link BackendConfig}, which cannot be the key of a component. */
export type ConfigKey = keyof BackendConfig;
