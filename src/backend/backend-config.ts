import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { AzurermMajor } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../extend/resource-provider.js';
import type { BackendTypeOptions } from '../resources/registry/options.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Limits, ResourceNameFormatter } from '../resources/settings.js';

/** Configuration of a backend. Every option has a default. */
export interface BackendConfig extends BackendTypeOptions {
  /**
   * Id of the backend, part of Azure names and Terraform ids: 1 to 40 letters, digits and hyphens, starting
   * with a letter. Two backends of one stack need two ids. Names are unique in all of Azure.
   * @default 'backend', with a warning
   */
  readonly backendId?: string;
  /** Part of every Azure name: 1 to 32 letters, digits and hyphens, starting with a letter. @default 'dev' */
  readonly environment?: string;
  /** Azure region such as `eastus`. @default the stack's */
  readonly location?: string;
  /** True: apps and storage accept HTTPS only. False: HTTP as well, with a warning. @default true */
  readonly enforceHttps?: boolean;
  /**
   * True: apps reach Cosmos DB by managed identity, and accounts refuse keys. False: keys, with a warning.
   * @default true
   */
  readonly useManagedIdentity?: boolean;
  /** Convention for Azure names. @default abbreviation, backend id, environment, variant and a hash */
  readonly naming?: NamingConvention;
  /** Tags of every resource that supports tags. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Keys of `tags` whose values are public, although they look like secrets: everyone who can read a resource reads its tags.
   * @default none
   */
  readonly publicTags?: readonly string[];
  /** Providers of resource types, asked before the resource types about each requirement. @default none */
  readonly providers?: readonly IResourceProvider[];
  /** Resource types of the user, made with `defineResourceType`. They come before built-in types of the same name. @default none */
  readonly resourceTypes?: readonly ResourceType[];
  /**
   * Major version of the azurerm provider that the plan's blocks are for. 5 means 5.1 or later; only
   * `writeTerraform` writes it, because cdktf has classes for 4. @default 4
   */
  readonly azurerm?: AzurermMajor;
  /** Upper bounds for the plan. @default unlimited */
  readonly limits?: Limits;
  /**
   * Lock of the last plan: the place of every resource and of its data, which the next plan keeps. Needs
   * `location`. Read it with `readLock`, and write that of the new plan with `writeLock`. `readLock` returns
   * undefined for a missing file; undefined means without a lock. @default nothing exists yet
   */
  readonly lock?: PlanLock | undefined;
  /**
   * Child resources to move to another resource: `{ 'cosmos:user-db/user': 'cosmos:provisioned' }`, or `'new'` for
   * a new resource. The new child resource is empty, and the old one is retained. Needs `lock`. @default none
   */
  readonly moves?: Readonly<Record<string, string>>;
  /**
   * Child resources whose data is discarded, such as `cosmos:user-db/user`. Name one in the release that removes its
   * declaration: the release then destroys it. Needs `lock`. @default none
   */
  readonly discard?: readonly string[];
  /**
   * Child resources that are declared again after they were deleted in Azure: Terraform creates them
   * instead of importing them. Needs `lock`. @default none
   */
  readonly restored?: readonly string[];
  /**
   * Azure ids of existing resources that become part of the backend, by the key of a resource or child resource:
   * `{ 'cosmos:shared': '/subscriptions/…', 'cosmos:user-db': '/subscriptions/…' }`. Terraform imports them, and the lock has
   * their names. Needs `location`, which must be that of the resources. Remove an entry after it is applied everywhere.
   * @default none
   */
  readonly adopt?: Readonly<Record<string, string>>;
  /**
   * Fate of data that leaves the declarations. `retain`: Terraform forgets it, Azure keeps it, and no
   * resource that holds data can be destroyed by mistake. `destroy`: Terraform destroys it, which suits test
   * environments.
   * @default 'retain'
   */
  readonly dataProtection?: 'retain' | 'destroy';
  /** Resource group of the stack. `apply` refuses any other. @default the stack's */
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
