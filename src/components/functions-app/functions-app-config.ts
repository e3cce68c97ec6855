import type { Permission } from '../../runtime/contract/sign-in.js';
import type { BackendTypeError, Excluding, Needing, UnknownOptions } from '../../component.js';
import type { KeyVaultSecret } from '../../resources/key-vault/secret.js';
import type {
  AuthLevel,
  FunctionRuntime,
  RuntimeVersion,
  HttpMethod,
} from '../../resources/functions/requirement.js';
import type { EventFunction } from './event-functions.js';
import type { StorageContainer, StorageQueue } from '../../resources/storage/requirement.js';
import type { AppOptions } from '../app-options.js';
import type { ExcludedHostOptions, RelatedHostOption } from '../related-options.js';
import type { DatabaseUse } from './data-use.js';
import type { EventHub } from '../../resources/event-hubs/requirement.js';
import type { ServiceBusQueue, ServiceBusTopic } from '../../resources/service-bus/requirement.js';

/** A function that answers HTTP calls at `/api/<component>/<route>`. */
export interface HttpFunction {
  readonly trigger: 'http';
  /**
   * Route below the path of the component, `/api/<component>/`. It has `{parameters}`, the last one perhaps `{optional?}`, and no
   * constraints. One function answers a method at a route.
   * @default the name of the function
   */
  readonly route?: string;
  /** Methods that the function answers. @default GET and POST */
  readonly methods?: readonly HttpMethod[];
  /**
   * Permitted callers. With `function` the caller needs a key.
   * @default 'entra' where the component or the backend has `auth`, else 'function'
   */
  readonly authLevel?: AuthLevel;
  /**
   * Roles and scopes that signed-in callers need. Needs `sourceDirectory`.
   * @see docs/sign-in.md#roles-and-scopes
   * @default none
   */
  readonly permission?: Permission;
}

/** A function that runs at set times. */
export interface TimerFunction {
  readonly trigger: 'timer';
  /** Six fields, seconds first, in UTC: `0 0 * * * *` is hourly. Not a TimeSpan, which works only on dedicated plans. */
  readonly schedule: string;
}

/** A function that runs for each message of a queue, which the plan creates. */
export interface QueueFunction {
  readonly trigger: 'queue';
  /**
   * Name of the queue, which the plan creates: at most 56 characters. Messages that fail go to a queue `<name>-poison`. Bind to
   * it with the connection `Storage`.
   */
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
export interface FunctionsAppConfig<
  F extends FunctionDeclarations = FunctionDeclarations,
  Api extends string = string,
> extends AppOptions<Api> {
  /**
   * Runtime of the functions.
   * Source: learn.microsoft.com/azure/azure-functions/supported-languages
   * @default 'node'
   */
  readonly runtime?: FunctionRuntime;
  /**
   * Version of the runtime, such as `22`. `node`: 18, 20, 22, 24 (18 not on `FC1`, 24 only there). `python`: 3.9 to 3.14 (3.9 not
   * on `FC1`, 3.13 not on `Y1`). `dotnet-isolated`: 8.0, 9.0, 10.0 (10.0 not on `Y1`). `java`: 8, 11, 17, 21, 25 (8 and 11 not on
   * `FC1`). `powershell`: 7.4, 7.6 (7.6 on `FC1` alone). `custom`: 1.0. With `azurerm: 5`, `EP1` and dedicated plans also take
   * `node` 24, and they alone take `python` 3.14 and `java` 25. A version out of support yields a warning. An
   * app of the lock keeps its version.
   * Source: learn.microsoft.com/azure/azure-functions/supported-languages
   * @default that of the others, else the newest that the plan runs
   */
  readonly version?: string;
  /**
   * Keeps an app on a dedicated plan awake. Other plans ignore it, with a warning.
   * Source: learn.microsoft.com/azure/azure-functions/dedicated-plan
   * @default true on dedicated plans
   */
  readonly alwaysOn?: boolean;
  /**
   * Functions by name, at least one.
   * Source: learn.microsoft.com/azure/azure-functions/functions-triggers-bindings
   * @see docs/configuration.md#functionsapp
   * @example
   * {
   *   take: { trigger: 'http', route: 'orders', methods: ['POST'] },
   *   remind: { trigger: 'timer', schedule: '0 0 * * * *' },
   *   pack: { trigger: 'queue', queueName: 'orders' },
   * }
   */
  readonly functions: F;
  /**
   * Databases of Cosmos DB that the functions use. The plan gives the identity of the app a role on each container, and the
   * connection `<COMPONENT>_COSMOS`: `ORDERS_COSMOS__accountEndpoint` is the endpoint for the component `Orders`.
   * Source: `azurerm_cosmosdb_sql_role_assignment`
   * @default those that the functions follow
   * @example [{ name: 'order-db', containers: [{ name: 'order', access: ['write'] }] }]
   */
  readonly databases?: readonly DatabaseUse[];
  /**
   * Blob containers that the functions use, in the storage account of the component. The plan creates them, and gives the
   * identity of the app a role on each: `access: ['read']` or `['write']`, which includes reading. The connection is
   * `<COMPONENT>_STORAGE`.
   * Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
   * @default those that the functions wait for; `['read']` for others
   * @example [{ name: 'receipts', access: ['write'] }]
   */
  readonly containers?: readonly StorageContainer[];
  /**
   * Queues that the functions use, in the storage account of the component. The plan creates them, and gives the identity of the
   * app a role on each: `access: ['send']`, `['receive']` or both. The connection is `<COMPONENT>_STORAGE`.
   * Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
   * @default those that the functions wait for; `['send']` for others
   * @example [{ name: 'orders', access: ['send', 'receive'] }]
   */
  readonly queues?: readonly StorageQueue[];
  /**
   * Queues of the backend's Service Bus namespace that the functions send to. It also has the options of those that they receive
   * from. The plan creates them, and gives the identity of the app a role on each. The namespace is in the setting
   * `<COMPONENT>_SERVICEBUS__fullyQualifiedNamespace`: `ORDERS_SERVICEBUS__…` for the component `Orders`.
   * Source: `azurerm_servicebus_queue`
   * @default those that the functions receive from
   * @example [{ name: 'shipments', lockSeconds: 120, maxDeliveryCount: 5 }]
   */
  readonly serviceBusQueues?: readonly ServiceBusQueue[];
  /**
   * Topics that the functions send to, and subscriptions that they receive from, in the same way.
   * Source: `azurerm_servicebus_topic`
   * @default those that the functions receive from
   * @example [{ name: 'orders', subscriptions: [{ name: 'billing', filter: "priority = 'high'" }] }]
   */
  readonly topics?: readonly ServiceBusTopic[];
  /**
   * Event hubs of the backend's namespace that the functions send to. It also has the options of those that they receive from.
   * The plan creates them, and gives the identity of the app a role on each. The namespace is in the setting
   * `<COMPONENT>_EVENTHUBS__fullyQualifiedNamespace`.
   * Source: `azurerm_eventhub`
   * @see docs/streams.md
   * @default those that the functions receive from
   * @example [{ name: 'clicks', partitions: 8, retentionDays: 3 }]
   */
  readonly eventHubs?: readonly EventHub[];
  /**
   * App settings. `${cosmos.endpoint}`, `${storage.queueEndpoint}` and `${OtherComponent.apiEndpoint}` are placeholders for
   * values that the plan knows; `$${` is a literal `${`. Secrets are refused, and so are names that differ only in case.
   * Source: `app_settings`
   * @see docs/configuration.md#functionsapp
   * @default none
   * @example { USERS_URL: '${UserApi.apiEndpoint}', PAGE_SIZE: '50' }
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /**
   * Names of `environmentVariables` that look like secrets and are public, such as the key of a map that every page shows. The
   * list is in the plan, where a review sees it.
   * @see docs/security.md#settings-that-look-like-secrets
   * @default none
   * @example ['MAPS_API_KEY']
   */
  readonly publicSettings?: readonly string[];
  /**
   * App settings whose values are secrets in Key Vault.
   * Source: learn.microsoft.com/azure/app-service/app-service-key-vault-references
   * @see docs/configuration.md#keyvault
   * @default none
   * @example { STRIPE_KEY: keyVaultSecret('stripe-key') }
   */
  readonly secrets?: Readonly<Record<string, KeyVaultSecret>>;
}
