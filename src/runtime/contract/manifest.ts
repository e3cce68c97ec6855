import type { DataManifest } from './data.js';
import type { EventsManifest } from './events.js';
import type { FunctionTrigger } from './function-trigger.js';
import type { PipelineManifest } from './pipeline.js';
import type { HooksManifest } from './hooks.js';
import type { SearchManifest } from './search.js';
import type { Permission, SignInManifest } from './sign-in.js';

/**
 * Manifest of a function app: the APIs and functions that its runtime serves, as JSON beside the bundle. The
 * manifest is made from the plan, so the reviewed functions are those that run. Only types: the planning
 * side writes a manifest without loading the runtime.
 */
export interface Manifest {
  /** A runtime refuses a manifest of another version. */
  readonly version: 1;
  /**
   * Sign-in of callers. Absent: the platform does not verify tokens, and the runtime ignores claims about the
   * caller.
   */
  readonly signIn?: SignInManifest;
  /** Components that code of the app can call. Absent: none. */
  readonly calls?: readonly CallManifest[];
  /** By component id. */
  readonly apis: readonly ApiManifest[];
  /** The user's code, by component id. */
  readonly modules: readonly ModuleManifest[];
}

/** A component that code of another one can call. */
export interface CallManifest {
  /** Component id, such as `OrderApi`. */
  readonly component: string;
  /** App setting with its URL. */
  readonly setting: string;
  /** Scope of the token, such as `api://…/.default`. Absent: callers do not need a token. */
  readonly scope?: string;
}

/** Functions of one component, with the user's code. */
export interface ModuleManifest {
  /** Component id, such as `Orders`. */
  readonly name: string;
  /** Folder of the code in the package: `components/orders/`. */
  readonly path: string;
  readonly functions: readonly FunctionManifest[];
  /** Events that the code publishes and receives. Absent: none. */
  readonly events?: EventsManifest;
  /** Pipeline whose events the code converts. Absent: none. */
  readonly pipeline?: PipelineManifest;
  /** Data of APIs that the code can open. Absent: none. */
  readonly data?: readonly DataManifest[];
}

/** One function. */
export interface FunctionManifest {
  /** Unique in the app: `orders_status`. */
  readonly name: string;
  /** Name of the export of the module: `status`. */
  readonly export: string;
  readonly trigger: FunctionTrigger;
}

/** One CRUD API. */
export interface ApiManifest {
  /** Component id, such as `UserApi`. */
  readonly name: string;
  /** Below `/api/`, such as `user-api`. Functions are named after it: `user-api_create`. */
  readonly route: string;
  readonly operations: readonly ApiOperation[];
  readonly schema: Readonly<Record<string, ApiField>>;
  /** Field whose value is the partition of an item. */
  readonly partitionKey: string;
  /** True: the container lets items expire, so an item may bring a `ttl` of its own. */
  readonly expires?: boolean;
  /** True: `delete` hides an item and keeps it. */
  readonly softDelete?: boolean;
  /** Origins whose pages may call the API. Absent: none. */
  readonly corsOrigins?: readonly string[];
  /** Route of the health check, below `/api/`, such as `health`. It reports the health of the data. */
  readonly healthRoute: string;
  /** `entra`: callers sign in with Entra ID. */
  readonly authLevel: 'anonymous' | 'function' | 'admin' | 'entra';
  /** Permissions that signed-in callers need to read and to write. Absent: a token is enough. */
  readonly permissions?: ApiPermissions;
  /** Field with the object id of the caller that an item belongs to. Absent: items belong to no caller. */
  readonly ownerField?: string;
  /** Tenant of the items, which is their partition. Absent: callers reach every partition. */
  readonly tenant?: ApiTenant;
  /** `stored`: answers have all stored fields. Absent: those of the schema and of the service. */
  readonly answers?: 'stored';
  /** Absent: lists have filters only. */
  readonly queries?: ApiQueries;
  /** Code that runs before changes. Absent: none. */
  readonly hooks?: HooksManifest;
  /** Data of other APIs that hooks can open. Absent: none. */
  readonly uses?: readonly DataManifest[];
  /** Index that follows the container. Absent: the API has no search. */
  readonly search?: SearchManifest;
}

/** Queries that a list of an API offers besides filters. */
export interface ApiQueries {
  /** Fields that a list can be sorted by, with `-` before one in descending order. The reverse of each is offered too. */
  readonly sorts?: readonly (readonly string[])[];
  /** True: strings have the operator `contains`. */
  readonly contains?: boolean;
  /** True: `select=id,name` limits the fields of answers. */
  readonly select?: boolean;
  /** True: `count=true` answers the number of items of all pages. */
  readonly count?: boolean;
}

/** Permissions that signed-in callers of an API need. */
export interface ApiPermissions {
  /** For `read` and `list`. @default a token of the tenant is enough */
  readonly read?: Permission;
  /** For `create`, `update` and `delete`. @default a token of the tenant is enough */
  readonly write?: Permission;
}

/** Tenant of the items of an API. */
export interface ApiTenant {
  /** Field with the tenant; the partition key. */
  readonly field: string;
  /** Claim of the caller's token that has its value. */
  readonly claim: string;
}

/** An operation of an API. */
export type ApiOperation = 'create' | 'read' | 'update' | 'delete' | 'list' | 'patch' | 'batch' | 'search';

/** One field of an item, or of an object in it. */
export interface ApiField {
  readonly type: 'string' | 'number' | 'boolean' | 'timestamp' | 'array' | 'object';
  /** True: an item has the field. */
  readonly required?: boolean;
  /** The only values. */
  readonly enum?: readonly (string | number)[];
  /** Regular expression with the flag `u`, which a string contains. */
  readonly pattern?: string;
  /** Characters. */
  readonly minLength?: number;
  /** Characters. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: 'email' | 'uri' | 'uuid' | 'date';
  /** True: `null` is a value. */
  readonly nullable?: boolean;
  /** Value of a new item whose body does not have the field. */
  readonly default?: unknown;
  /** True: callers do not set the field. */
  readonly readOnly?: boolean;
  /** True: callers set the field once. */
  readonly immutable?: boolean;
  /** Fields of an object. Absent: it may have any. */
  readonly fields?: Readonly<Record<string, ApiField>>;
  /** Entries of an array. Absent: it may have any. */
  readonly items?: ApiField;
}
