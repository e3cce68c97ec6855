/** Version of the lock format. A later minor version only adds fields. */
export const LOCK_FORMAT_VERSION = '1.1';

/**
 * Lock of a backend: the present and past place of every resource and of its data, as plain data. A plan
 * makes the lock and the next plan reads it, so existing data stays in its resource: no edit to one
 * component moves another's resource.
 *
 * Commit one file per backend, environment and location. Write it with `writeLock`.
 */
export interface PlanLock {
  readonly formatVersion: string;
  readonly backend: LockedBackend;
  /** By the id that each had at first. */
  readonly components: Readonly<Record<string, LockedComponent>>;
  /** By key, such as `cosmos:shared`. */
  readonly resources: Readonly<Record<string, LockedResource>>;
  /** Generated names by kind and suffix: `{ "servicePlan shared": "asp-shop-prod-shared-et2qt0" }`. */
  readonly names: Readonly<Record<string, string>>;
  /**
   * The last number that resources of a type and variant were given: `{ "functions:shared": 3 }`. No number is used twice.
   * The keys of custom providers begin with their id: `redis-provider/redis:shared`.
   */
  readonly numbers: Readonly<Record<string, number>>;
  /**
   * Addresses that Terraform knew a block by before, by the address of the block: each becomes an entry of `moved`. Absent
   * where no address changed.
   */
  readonly formerAddresses?: Readonly<Record<string, readonly string[]>>;
  /**
   * Warnings that are said once, by code, resource and path, each with the components that it was said for. Absent for none.
   */
  readonly notices?: Readonly<Record<string, readonly string[]>>;
}

/** Protection of the data of a resource, or of a child resource. */
export interface LockedProtection {
  /**
   * Values of the arguments that protect data, by Terraform address and argument: canonical JSON of at most 200 characters, else a
   * hash. An argument that is left out is absent. Empty for a child resource whose blocks have none of these arguments now. Absent in
   * locks of format 1.0, and where no block can have such arguments.
   */
  readonly protection?: Readonly<Record<string, ProtectedValues>>;
  /** Weaker values that the author accepted, by Terraform address and argument. Absent for none. */
  readonly accepted?: Readonly<Record<string, AcceptedChanges>>;
}

/** Recorded values of one block, by argument. */
export type ProtectedValues = Readonly<Record<string, string>>;

/** Accepted changes of one block, by argument. */
export type AcceptedChanges = Readonly<Record<string, AcceptedChange>>;

/** A weaker value that the author accepted, good for this change alone. Values are those of `protection`; `null` for an absent one. */
export interface AcceptedChange {
  readonly from: string;
  readonly to: string;
}

/** The backend that a lock belongs to. */
export interface LockedBackend {
  readonly id: string;
  readonly environment: string;
  /** Azure region in its short form; null where the stack decides, and such a lock cannot be written. */
  readonly location: string | null;
  /** Resource group of the stack. Absent until a lock is written after `apply`, or the configuration names it. */
  readonly resourceGroup?: string;
  /**
   * Terraform reaches the storage of the backend by Entra ID. It stays so: an account without keys that leaves the
   * declarations is read once more, to destroy it.
   */
  readonly storageUseAzuread?: true;
}

/** A component and where others reach it. */
export interface LockedComponent {
  readonly id: string;
  /** URLs by output: `{ "apiEndpoint": "https://…/api/user-api" }`, without those that are below another one. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/**
 * A resource that exists, or did when its units were retained. Its protection is that of the blocks that are not of a child
 * resource.
 */
export interface LockedResource extends LockedProtection {
  /** Such as `cosmos`. */
  readonly type: string;
  /** Id of the custom provider that makes it. Absent for resource types. */
  readonly provider?: string;
  /** Part of its names and Terraform ids: `shared`, `provisioned-2`. */
  readonly variant: string;
  /** Name in Azure. */
  readonly name: string;
  /** Values of its constraints: `{ "capacity mode": "serverless" }`. */
  readonly constraints: Readonly<Record<string, string>>;
  /** Facts of the resource as a whole that cannot change any more. */
  readonly facts: Readonly<Record<string, string>>;
  /** The requirements that live here, by component, or by component and requirement. */
  readonly members: Readonly<Record<string, LockedMember>>;
  /** Parts of the resource: containers, queues, subnets. */
  readonly units: Readonly<Record<string, LockedUnit>>;
}

/** A requirement as it was when it was placed. */
export interface LockedMember {
  /** The constraints that it named itself. Free texts are kept as a hash. */
  readonly asked: Readonly<Record<string, string>>;
  /** Capacity that it takes. */
  readonly size: number;
  /** The entry of `moves` that brought it here. */
  readonly movedTo?: string;
}

/**
 * Name of the fact of a child resource that Terraform destroys after the apps in it were updated. Terraform has the order in its
 * state, and does not show it.
 */
export const DESTROY_ORDER = 'destroy order';

/**
 * Name of the fact of a Flex app, with the value of `identity.type`. Absent for an app without the system identity, and for one that
 * reads secrets, which has it.
 */
export const IDENTITY_TYPE = 'identity type';

/**
 * Beginning of the name of a fact of a gateway, before a path: the key of the app that takes the calls below the path that no other app takes.
 * Another value changes routes, and replaces nothing.
 */
export const REST_OF = 'rest of ';

/** Beginning of the name of a unit that stands for its resource as a whole, so that several resources may have one. */
export const WHOLE = '#';

/** A part of a resource with an identity of its own. */
export interface LockedUnit extends LockedProtection {
  /** Facts that cannot change any more: a partition key, the prefix of a subnet. */
  readonly facts: Readonly<Record<string, string>>;
  /**
   * Terraform addresses of the blocks that hold it and of those that come and go with them, each with the Azure id to import it by. Empty
   * where that is not known, and for what Terraform makes beside an imported block.
   */
  readonly blocks: Readonly<Record<string, string>>;
  /** True if its loss is a loss of data. */
  readonly data: boolean;
  /** Components that declare it, sorted. Empty for a unit that is retained, or that stays in the plan. */
  readonly components: readonly string[];
  /** The unit left the declarations and was kept: Terraform forgot it, and Azure has it. */
  readonly retained?: true;
  /** The unit came back after it was retained, so Terraform imports it. */
  readonly imported?: true;
}
