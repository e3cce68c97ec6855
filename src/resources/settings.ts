import type { ObjectEntries } from 'valibot';

import type { JsonObject } from '../plan/json.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { AzurermMajor } from '../plan/resource-plan.js';

/** Configuration of a backend after validation, with every default filled in: the input of planning. */
export interface Settings {
  readonly backendId: string;
  /** False when the default id stands in for one. */
  readonly namedByUser: boolean;
  readonly environment: string;
  /** Azure region in its short form; null when the stack decides. */
  readonly location: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of tags that the author calls public. */
  readonly publicTags: readonly string[];
  /** True if every resource is closed to the internet. */
  readonly isolated: boolean;
  /** True if apps and storage refuse HTTP. */
  readonly httpsOnly: boolean;
  /** True if apps reach data with their identity. False: with account keys. */
  readonly managedIdentity: boolean;
  readonly limits: Limits;
  /** Major version of the azurerm provider that blocks are for. */
  readonly azurerm: AzurermMajor;
  /** The present place of every resource and of its data; null without a lock. */
  readonly lock: PlanLock | null;
  /** Resource keys, or `new`, by the unit that is to be moved there: `cosmos:user-db/user`. */
  readonly moves: Readonly<Record<string, string>>;
  /** Units whose data is given up. */
  readonly discard: readonly string[];
  /** Units that came back, are gone in Azure and are made again. */
  readonly restored: readonly string[];
  /** Azure ids of what exists and becomes part of the backend, by resource key or unit. */
  readonly adopt: Readonly<Record<string, string>>;
  /** True if data that leaves the declarations is kept. */
  readonly retainsData: boolean;
  /** Resource group of the stack, where the configuration names it. */
  readonly resourceGroup: string | null;
  readonly formatResourceName: ResourceNameFormatter | null;
  /** Part of the hash of generated names that Azure takes once in the world. */
  readonly salt: string | null;
  readonly typeOptions: ResolvedTypeOptions;
  /** The options as the author set them, as far as they are data and no other field of the backend of a plan has them. */
  readonly declared: JsonObject;
}

/** Type options of a backend. Each is resolved when it is first read. */
export interface ResolvedTypeOptions {
  readonly known: Map<BackendOptions<never, unknown>, unknown>;
  resolve(options: BackendOptions<never, unknown>): unknown;
}

/** Returns the options of one resource type, with every default filled in. */
export function typeOptionsOf<S>(
  { typeOptions }: Pick<Settings, 'typeOptions'>,
  options: BackendOptions<never, S>,
): S {
  const { known } = typeOptions;
  if (!known.has(options)) known.set(options, typeOptions.resolve(options));
  // Set under the same options above.
  return known.get(options) as S;
}

/**
 * The options that a resource type adds to the configuration of a backend.
 *
 * @typeParam Options - The options as a user writes them.
 * @typeParam Resolved - The options with every default filled in.
 */
export interface BackendOptions<Options extends object, Resolved> {
  /** Schema of each option, by name. */
  readonly entries: ObjectEntries;
  /** Fills in the defaults. Pure. */
  resolve(options: Options): Resolved;
}

/** Limits that the user sets: whole numbers from 0 to 1,000,000,000. An absent limit is unlimited. */
export interface Limits {
  /** Cosmos DB accounts of the backend. @default unlimited */
  readonly maxCosmosAccounts?: number;
  /** Function apps of the backend. @default unlimited */
  readonly maxFunctionApps?: number;
  /** Storage accounts of the backend, those of sites included. @default unlimited */
  readonly maxStorageAccounts?: number;
  /** Functions in one function app, with the health endpoints and the fallback of CRUD APIs. @default unlimited */
  readonly maxFunctionsPerApp?: number;
  /** Blob containers in one storage account, with those that apps keep their packages in. @default unlimited */
  readonly maxContainersPerStorage?: number;
  /** RU/s of one database, summed over its containers. @default unlimited */
  readonly maxThroughputPerDatabase?: number;
  /**
   * Resources of each type that it names, types of your own included.
   * @default unlimited
   * @example { servicebus: 1 }
   */
  readonly maxResources?: Readonly<Record<string, number>>;
}

/**
 * Makes the Azure name of a resource.
 * @param resourceType - Cloud Adoption Framework abbreviation: `cosno`, `func`, `asp`, `st`, `id`, `appi`, `log`, …
 * @param backendId - The backend's id.
 * @param suffix - The purpose of the resource, such as `shared`.
 */
export type ResourceNameFormatter = (resourceType: string, backendId: string, suffix?: string) => string;
