import type { ComponentIpRanges } from '../../resources/network/ip-range-options.js';
import type { ScaleConfig } from '../../resources/functions/hosting/scale.js';
import type { EntraAuth } from '../../resources/functions/auth/auth.js';
import type { Permission } from '../../runtime/contract/sign-in.js';
import type { HealthCheckOptions } from '../../resources/functions/hosting/health-check.js';
import type { BackendTypeError, Excluding, Needing, UnknownOptions } from '../../component.js';
import type { KeyVaultSecret } from '../../resources/key-vault/secret.js';
import type {
  AuthLevel,
  CorsConfig,
  FunctionRuntime,
  RuntimeVersion,
  HttpMethod,
} from '../../resources/functions/requirement.js';
import type { EventFunction } from './event-functions.js';
import type { StorageContainer, StorageQueue } from '../../resources/storage/requirement.js';
import type { ApiUses } from '../item-access.js';
import type { ExcludedHostOptions, RelatedHostOption } from '../related-options.js';
import type { DatabaseUse } from './data-use.js';
import type { EventHub } from '../../resources/event-hubs/requirement.js';
import type { ServiceBusQueue, ServiceBusTopic } from '../../resources/service-bus/requirement.js';
import type { FunctionsSku } from '../../resources/functions/hosting/hosting.js';

/** A function that answers HTTP calls at `/api/<component>/<route>`. */
export interface HttpFunction {
  readonly trigger: 'http';
  /** Below the component's own path. Default: the name of the function. */
  readonly route?: string;
  /** Default: `GET` and `POST`. */
  readonly methods?: readonly HttpMethod[];
  /** Default `entra` where the component or the backend has `auth`, else `function`: the caller needs a key. */
  readonly authLevel?: AuthLevel;
  /** Roles and scopes that signed-in callers need. Needs `sourceDirectory`. @default none */
  readonly permission?: Permission;
}

/** A function that runs at set times. */
export interface TimerFunction {
  readonly trigger: 'timer';
  /** Six fields, seconds first: `0 0 * * * *` is hourly. UTC. */
  readonly schedule: string;
}

/** A function that runs for each message of a queue, which the plan creates. */
export interface QueueFunction {
  readonly trigger: 'queue';
  readonly queueName: string;
}

/** One function of a {@link FunctionsAppConfig}. */
export type FunctionDeclaration = HttpFunction | TimerFunction | QueueFunction | EventFunction;

/** Functions by name. */
export type FunctionDeclarations = Readonly<Record<string, FunctionDeclaration>>;

/** Functions that have the options of their triggers, and no others. */
export type KnownFunctions<F extends FunctionDeclarations> = {
  readonly [N in keyof F]: UnknownOptions<
    F[N],
    OptionOf<F[N]['trigger']>,
    `a function with the trigger '${F[N]['trigger']}'`
  > &
    SomeMethod<F[N]> &
    DistinctName<F, N & string>;
};

/** The error message for a function without methods. */
export type SomeMethod<Declared> = Declared extends { readonly methods: readonly [] }
  ? { readonly methods: BackendTypeError<'A function has at least one method'> }
  : unknown;

/** The error message for two names that differ in case only: Azure compares names of functions without case. */
export type DistinctName<F, N extends string> =
  Lowercase<N> extends Lowercase<Exclude<keyof F & string, N>>
    ? BackendTypeError<`Another function has the name ${N}, in another case`>
    : unknown;

/** The error message for an app without functions. */
export type SomeFunction<F> = [keyof F] extends [never]
  ? BackendTypeError<"A FunctionsApp has a function, such as status: { trigger: 'http' }">
  : unknown;

/** A runtime with one of its versions, and a directory of code where the library deploys code of the runtime. */
export interface CheckedRuntime<R extends FunctionRuntime, V extends string> {
  readonly runtime?: R;
  readonly version?: string extends V ? V : V extends RuntimeVersion<R> ? V : RuntimeVersion<R>;
  readonly sourceDirectory?: 'node' extends R
    ? string
    : BackendTypeError<`The plan deploys code for the runtime node only, not for ${R}`>;
}

/** An option of an app with functions whose presence or value decides which others there may be. */
export type RelatedAppOption = RelatedHostOption | 'databases' | 'keyFiles' | 'sourceDirectory' | 'uses';

/** Error messages for options of an app with functions that do not fit each other. */
export type RelatedAppOptions<Given> = Needing<Given, { readonly keyFiles: 'sourceDirectory' }> &
  Excluding<Given, ExcludedHostOptions>;

/** The error message for addresses that may call data which the component does not have. */
export type RangesOfData<Given, F extends FunctionDeclarations> = 'databases' extends keyof Given
  ? unknown
  : 'uses' extends keyof Given
    ? unknown
    : 'cosmos' extends F[keyof F]['trigger']
      ? unknown
      : {
          readonly allowedIpRanges?: {
            readonly cosmos?: BackendTypeError<'The component has no data in Cosmos DB: name the data in databases'>;
          };
        };

/** Options of the functions with a trigger. */
export type OptionOf<T extends FunctionDeclaration['trigger']> = keyof Extract<
  FunctionDeclaration,
  { readonly trigger: T }
>;

/** Options of `FunctionsApp.define`. */
export interface FunctionsAppConfig<F extends FunctionDeclarations = FunctionDeclarations> {
  /** Default `node`. */
  readonly runtime?: FunctionRuntime;
  /**
   * Default: the recommended version for a new app (node: `22`), the present version for an app of the lock.
   */
  readonly version?: string;
  /**
   * Plan of the function app. Components that share an app get the largest of their plans. Default
   * `FC1` (Flex Consumption); `EP1` and dedicated plans such as `B1` do not use a storage key, and cost money
   * while idle.
   */
  readonly sku?: FunctionsSku;
  /** Keeps an app on a dedicated plan awake. Default true there; other plans ignore it, with a warning. */
  readonly alwaysOn?: boolean;
  /** At least one, by name. */
  readonly functions: F;
  /**
   * Directory with the code, relative to `ApplyOptions.projectDirectory`: `functions/orders`. It is read while applying and
   * deployed with the app; its `index.js`, `index.mjs` or `index.cjs` exports a handler under the name of each function.
   * Runtime `node` only. Default: you deploy the code yourself.
   */
  readonly sourceDirectory?: string;
  /**
   * Files of `sourceDirectory` that look like keys and belong to the code, such as a public certificate:
   * `['certificates/partner.pem']`. Others of their kind are refused. @default none
   */
  readonly keyFiles?: readonly string[];
  /**
   * Databases of Cosmos DB that the functions use. The plan gives the identity of the app a role on each container, and the
   * connection `<COMPONENT>_COSMOS`: `ORDERS_COSMOS__accountEndpoint` is the endpoint for the component `Orders`.
   * @default those that the functions follow
   */
  readonly databases?: readonly DatabaseUse[];
  /**
   * Data of CRUD APIs of the backend that the code opens with `openContainer`, by component id: `{ PatientApi: ['read'] }`. The
   * identity of the app gets a role on each container. `write` includes reading; what the code writes passes no check of the API.
   * @default none
   */
  readonly uses?: ApiUses;
  /**
   * Blob containers of the component's storage account that the functions use. The plan creates them, and gives the identity
   * of the app a role on each: `access: ['read']` or `['write']`, which includes reading. The connection is
   * `<COMPONENT>_STORAGE`. @default those that the functions wait for; `['read']` for one of another name
   */
  readonly containers?: readonly StorageContainer[];
  /**
   * Queues of the component's storage account that the functions use. The plan creates them, and gives the identity of the
   * app a role on each: `access: ['send']`, `['receive']` or both. The connection is `<COMPONENT>_STORAGE`.
   * @default those that the functions wait for; `['send']` for one of another name
   */
  readonly queues?: readonly StorageQueue[];
  /**
   * Queues of the backend's Service Bus namespace that the functions send to, and options of those that they receive from.
   * The plan creates them, and gives the identity of the app a role on each. The namespace is in the setting
   * `<COMPONENT>_SERVICEBUS__fullyQualifiedNamespace`: `ORDERS_SERVICEBUS__…` for the component `Orders`.
   * @default those that the functions receive from, with default options
   */
  readonly serviceBusQueues?: readonly ServiceBusQueue[];
  /**
   * Topics that the functions send to, and subscriptions that they receive from, in the same way. @default
   * those that the functions receive from, with default options
   */
  readonly topics?: readonly ServiceBusTopic[];
  /**
   * Event hubs of the backend's Event Hubs namespace that the functions send to, and options of those that they receive from. The plan
   * creates them, and gives the identity of the app a role on each. The namespace is in the setting
   * `<COMPONENT>_EVENTHUBS__fullyQualifiedNamespace`. @default those that the functions receive from, with default options
   */
  readonly eventHubs?: readonly EventHub[];
  /**
   * App settings. `${cosmos.endpoint}`, `${storage.queueEndpoint}` and `${OtherComponent.apiEndpoint}` are
   * placeholders for values that the plan knows; `$${` is a literal `${`. Secrets are not allowed.
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /**
   * Names of `environmentVariables` that look like secrets and are public: `['MAPS_API_KEY']` for a key that
   * every page shows. The list is in the plan, where a review sees it. @default none
   */
  readonly publicSettings?: readonly string[];
  /** App settings whose values are secrets in Key Vault: `{ STRIPE_KEY: keyVaultSecret('stripe-key') }`. */
  readonly secrets?: Readonly<Record<string, KeyVaultSecret>>;
  /**
   * Sign-in of callers of all HTTP functions with Entra ID. Components with different values get different
   * function apps. A component that has a function with an `authLevel` other than `entra` does not use the
   * `auth` of the backend. @default `auth` of the backend
   */
  readonly auth?: EntraAuth;
  /**
   * Web pages of other origins that may call HTTP functions. Components that share an app share it. Default:
   * none.
   */
  readonly cors?: CorsConfig;
  /**
   * A path below `/api` that Azure calls on Elastic Premium and dedicated plans. On other plans, only `availabilityTest` calls the path;
   * else the option is ignored, with a warning.
   */
  readonly healthCheck?: HealthCheckOptions;
  /** Limits for the scaling of the app. @default the limits of Azure for the plan */
  readonly scale?: ScaleConfig;
  /**
   * True for a function app with an identity of its own: its code has the roles that the component requires,
   * and not those of other components. Costs a further service plan. @default false
   */
  readonly separateIdentity?: boolean;
  /**
   * Group of components that share a function app of their own, with its identity, package, restarts and scale: `payments`. 1 to 64
   * lower-case letters, digits and hyphens. Costs a further service plan, which on Flex Consumption is free of charge while idle.
   * Not with `separateIdentity`, a group of one. @default the app of the components without a group
   */
  readonly group?: string;
  /**
   * IPv4 addresses and networks that may call the app of the component (`functions`) and its data (`cosmos`). Components with other
   * addresses get another app, and another account. Where the backend has a list too (`networking.allowedIpRanges`), only addresses
   * in both may call. A public app does not reach an account whose list is without `0.0.0.0`.
   * @default every address
   * @example { functions: ['203.0.113.0/24', '198.51.100.7'] }
   */
  readonly allowedIpRanges?: ComponentIpRanges;
  /**
   * First id of the component, by which the lock identifies it. Never remove it. Data stays where it is; routes,
   * app settings and URLs are those of the new id.
   * @default the id
   */
  readonly renamedFrom?: string;
  /** Priority where components of a backend require different values: the higher number wins, 0 to 1000. @default 10 */
  readonly priority?: number;
}
