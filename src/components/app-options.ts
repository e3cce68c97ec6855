import type { EntraAuth } from '../resources/functions/auth/auth.js';
import type { HealthCheckOptions } from '../resources/functions/hosting/health-check.js';
import type { FunctionsSku } from '../resources/functions/hosting/hosting.js';
import type { ScaleConfig } from '../resources/functions/hosting/scale.js';
import type { CorsConfig } from '../resources/functions/requirement.js';
import type { ComponentIpRanges } from '../resources/network/ip-range-options.js';
import type { ApiUses } from './item-access.js';

/** Options of every component with a function app. */
export interface AppOptions<Api extends string = string> {
  /**
   * Directory with the code, relative to `ApplyOptions.projectDirectory`: `functions/orders`. It is read while applying and deployed with
   * the app. Its `index.js`, `index.mjs` or `index.cjs` exports each function, or each hook of a CRUD API, under its name. Runtime
   * `node` only. In a CRUD API, `hooks` and this option need each other.
   * @see docs/functions-code.md
   * @default none; code of functions is then yours to deploy
   */
  readonly sourceDirectory?: string;
  /**
   * Files of `sourceDirectory` that look like keys and belong to the code, such as a public certificate. Others of their kind are refused.
   * @see docs/security.md#what-is-published
   * @default none
   * @example ['certificates/partner.pem']
   */
  readonly keyFiles?: readonly string[];
  /**
   * Data of CRUD APIs of the backend that the code opens, by component id. The identity of the app gets a role on each container.
   * `write` includes reading; what the code writes passes no check of the API. Hooks open the data of their own API without it.
   * Source: `azurerm_cosmosdb_sql_role_assignment`
   * @see docs/functions-code.md#read-data
   * @default none
   * @example { PatientApi: ['read'], BookingApi: ['write'] }
   */
  readonly uses?: ApiUses<Api>;
  /**
   * Sign-in of callers with Entra ID. Components with different values get different function apps. A CRUD API needs `authLevel` `entra`,
   * if that is set. A component that has a function with another `authLevel` does not use the `auth` of the backend.
   * Source: `auth_settings_v2`
   * @see docs/sign-in.md
   * @default `auth` of the backend
   */
  readonly auth?: EntraAuth;
  /**
   * Web pages of other origins that may call the app. Components that share an app share it. Origins of a site of the backend are
   * `'${Web.siteEndpoint}'`. Only `'*'` stands for all, which opens the functions of components that share the app too, with the
   * warning `CORS_OPENED`.
   * Source: `site_config.cors`
   * @default none
   * @example { allowedOrigins: ['https://shop.example.com', '${Web.siteEndpoint}'], supportCredentials: true }
   */
  readonly cors?: CorsConfig;
  /**
   * Path below `/api` that Azure calls once a minute on Elastic Premium and dedicated plans. On other plans, only `availabilityTest`
   * calls the path; else the option is ignored, with a warning. Azure takes an instance out where there are two, see `scale`. The path of a CRUD API answers
   * like `/api/health`, which exists without this option.
   * Source: learn.microsoft.com/azure/app-service/monitor-instances-health-check
   * @see docs/configuration.md#availability-tests
   * @default none
   * @example { path: '/health', availabilityTest: true, interval: 900 }
   */
  readonly healthCheck?: HealthCheckOptions;
  /**
   * Plan of the function app: `FC1` (Flex Consumption), `EP1` to `EP3` (Elastic Premium), `Y1` (Consumption), others dedicated.
   * Components that share an app get the largest of their plans. Elastic Premium and dedicated plans do not use a storage key, and cost
   * money while idle. Azure retires `Y1`, so it yields a warning.
   * Sources: learn.microsoft.com/azure/azure-functions/functions-scale, `azurerm_service_plan.sku_name`
   * @default 'FC1'
   */
  readonly sku?: FunctionsSku;
  /**
   * Limits for the scaling of the app. Components that share an app get the largest of each. A value that a plan cannot have yields a
   * warning, and a number that Azure does not accept is an error.
   * Source: `azurerm_service_plan`
   * @see docs/configuration.md#scale
   * @default the limits of Azure for the plan
   * @example { maximumInstances: 200, instanceMemory: 4096, alwaysReady: { http: 1, 'function:orders_take': 2 } }
   */
  readonly scale?: ScaleConfig;
  /**
   * True: a function app with an identity of its own. Its code has the roles that the component requires, and not those of other
   * components. Costs a further service plan.
   * Source: learn.microsoft.com/azure/app-service/overview-managed-identity
   * @default true with `hooks` of a CRUD API, else false
   */
  readonly separateIdentity?: boolean;
  /**
   * Group of components that share a function app of their own, such as `payments`. They share its identity, package, restarts and scale.
   * 1 to 64 lower-case letters, digits and hyphens. Costs a further service plan, which on Flex Consumption is free of charge while idle.
   * Not with `separateIdentity`, a group of one.
   * @default the app of the components without a group
   */
  readonly group?: string;
  /**
   * IPv4 addresses and networks that may call the app of the component (`functions`) and its data (`cosmos`). Components with other
   * addresses get another app, and another account. Where the backend has a list too (`networking.allowedIpRanges`), only addresses
   * in both may call. A public app does not reach an account whose list is without `0.0.0.0`.
   * @see docs/security.md#let-some-addresses-call
   * @default every address
   * @example { functions: ['203.0.113.0/24', '198.51.100.7'] }
   */
  readonly allowedIpRanges?: ComponentIpRanges;
  /**
   * First id of the component, by which the lock identifies it. Never remove it. Data stays where it is; routes, app settings and URLs
   * are those of the new id.
   * @see docs/renaming-and-removing.md#rename-a-component
   * @default the id
   */
  readonly renamedFrom?: string;
  /**
   * Priority where components of a backend require different values: the higher number wins, 0 to 1000.
   * @see docs/sharing-and-merging.md
   * @default 10
   */
  readonly priority?: number;
}
