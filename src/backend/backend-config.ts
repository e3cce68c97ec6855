import type { IResourceProvider } from '../providers/resource-provider.js';
import type { BackendTypeOptions } from '../resources/registry/options.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Limits, ResourceNameFormatter } from '../resources/settings.js';

/** Configuration of a backend. Every option has a default. */
export interface BackendConfig extends BackendTypeOptions {
  /**
   * Azure names and Terraform ids are made from it: 1 to 40 letters, digits and hyphens, starting with a letter.
   * Two backends of one stack need two ids. Names are unique in all of Azure.
   * @default 'backend', with a warning
   */
  readonly backendId?: string;
  /** Part of every Azure name: 1 to 32 letters, digits and hyphens, starting with a letter. @default 'dev' */
  readonly environment?: string;
  /** Azure region such as `eastus`. @default the stack's */
  readonly location?: string;
  /** Apps and storage answer https only. False allows http as well, with a warning. @default true */
  readonly enforceHttps?: boolean;
  /** Apps reach Cosmos DB by managed identity and accounts take no keys. False uses keys, with a warning. @default true */
  readonly useManagedIdentity?: boolean;
  /** How Azure names are made. @default abbreviation, backend id, environment, variant and a hash */
  readonly naming?: NamingConvention;
  /** Tags of every resource that takes tags. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Providers of resource types, asked before the resource types about each requirement. @default none */
  readonly providers?: readonly IResourceProvider[];
  /** Resource types of the user, made with `defineResourceType`. They come before built-in types of the same name. @default none */
  readonly resourceTypes?: readonly ResourceType[];
  /** Upper bounds for the plan. @default unlimited */
  readonly limits?: Limits;
}

/** How Azure names are made. */
export interface NamingConvention {
  /** Its result is checked against Azure's rules for the type. It must be a pure function. */
  readonly formatResourceName: ResourceNameFormatter;
}

/** A key of {@link BackendConfig}, which cannot be the key of a component. */
export type ConfigKey = keyof BackendConfig;
