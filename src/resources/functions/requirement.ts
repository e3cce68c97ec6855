import type { Restricted } from '../restricted.js';
import type { ScaleRequirement } from './hosting/scale.js';
import type { FunctionTrigger } from '../../runtime/contract/function-trigger.js';
import type { DataManifest } from '../../runtime/contract/data.js';
import type { EventsManifest } from '../../runtime/contract/events.js';
import type { PipelineManifest } from '../../runtime/contract/pipeline.js';
import type { AvailabilityTest, HealthCheckConfig } from './hosting/health-check.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import type { FunctionsSku } from './hosting/hosting.js';
import type { EntraAuth } from './auth/auth.js';

/**
 * Runtimes of Flex Consumption apps.
 * Source: learn.microsoft.com/azure/azure-functions/supported-languages
 */
export const RUNTIMES = ['node', 'python', 'dotnet-isolated', 'java', 'powershell', 'custom'] as const;

/** A language runtime. */
export type FunctionRuntime = (typeof RUNTIMES)[number];

/**
 * Permitted callers of an HTTP function: with a key (`function`, `admin`), with a token (`entra`), or all
 * (`anonymous`).
 */
export const AUTH_LEVELS = ['anonymous', 'function', 'admin', 'entra'] as const;

/** Credential that a caller of an HTTP function needs. */
export type AuthLevel = (typeof AUTH_LEVELS)[number];

/** Methods that an http function can answer. */
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A method that an http function answers. */
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Requirement of a function app. All functions of an app share one runtime and version. */
export interface FunctionsRequirementConfig extends Restricted {
  readonly runtime: FunctionRuntime;
  /** Such as `22`. Absent: the version that others need, else the default of the runtime. */
  readonly version?: string;
  /**
   * App settings. `${cosmos.endpoint}`, `${storage.queueEndpoint}` and `${OtherComponent.apiEndpoint}` stand
   * for values that the plan knows; `$${` is a literal `${`.
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Names of `environmentVariables` that are public, even if they look like secrets. @default none */
  readonly publicSettings?: readonly string[];
  /** Web pages of other origins that may call http functions. @default none */
  readonly cors?: CorsConfig;
  readonly functions?: readonly FunctionSpec[];
  /** CRUD APIs whose functions the runtime of this library answers. They make the app one with a package. */
  readonly apis?: readonly ApiManifest[];
  /** Code of the user that the runtime of this library calls. The app then has a package; `node` only. */
  readonly sources?: readonly FunctionSource[];
  /**
   * Prefixes of app settings by which bindings find a service, such as `BUS` of `BUS__fullyQualifiedNamespace`. The plan
   * has each log in with the identity of the app. Those of triggers are known without it.
   * @default none
   */
  readonly identityConnections?: readonly string[];
  /** Binding extensions. The extension bundle brings all of Microsoft's, so the option yields a warning. */
  readonly extensions?: readonly string[];
  /**
   * Name of an identity that is not shared: requirements with different names get different apps. 1 to 64 lower-case letters,
   * digits and hyphens. @default the identity that the other components share
   */
  readonly identity?: string;
  /**
   * Name of a group of components that share an app of their own, with its identity. 1 to 64 lower-case letters, digits and hyphens.
   * Not with `identity`. @default the app of the components that name neither
   */
  readonly group?: string;
  /**
   * Sign-in of callers with Entra ID, for all HTTP functions of the app; requirements with different values
   * get different apps. False: callers do not sign in, even if the backend has `auth`. @default `auth` of the
   * backend, else callers show keys
   */
  readonly auth?: EntraAuth | false;
  /** Plan of the app; the largest that a component asks for. @default 'FC1' */
  readonly sku?: FunctionsSku;
  /**
   * Limits for the scaling of the app; the largest of the values that components ask for. @default the limits
   * of Azure for the plan
   */
  readonly scale?: ScaleRequirement;
  /** Keeps an app on reserved machines awake. Other plans ignore it, with a warning. @default true on reserved machines */
  readonly alwaysOn?: boolean;
  /** Flex and Consumption plans do not have a health check, so the option yields a warning there. */
  readonly healthCheck?: HealthCheckConfig;
  /** Tests of the app from outside, each with an alert. They need monitoring, and an app that is not isolated. @default none */
  readonly availabilityTests?: readonly AvailabilityTest[];
}

/** Web pages that may call the functions of an app. All functions of an app share it. */
export interface CorsConfig {
  /** Origins such as `https://shop.example.com`, `${Web.siteEndpoint}`, or only `*` for all. */
  readonly allowedOrigins: readonly string[];
  /**
   * Lets browsers send cookies and authorization. Holds for all origins of the app, so all its components with `cors` must
   * ask for the same. @default false
   */
  readonly supportCredentials?: boolean;
}

/** A function app, every default filled in. */
export interface FunctionAppConfig extends FunctionsRequirementConfig {
  readonly version: string;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly functions: readonly FunctionSpec[];
  readonly sku: FunctionsSku;
}

/** One function of an app. */
export interface FunctionSpec {
  /** Unique in the app: `user-api_create`. */
  readonly name: string;
  readonly trigger: FunctionTrigger;
}

/** Code of some functions of an app: of those whose names begin with `<folder>_`, or hooks of the API of the same name. */
export interface FunctionSource {
  /** Id of the component, such as `Orders`. */
  readonly name: string;
  /**
   * Folder in the package, below `components/`: `orders`. The function `orders_status` is its export
   * `status`.
   */
  readonly folder: string;
  /** Path of the directory, relative to the project's directory. */
  readonly directory: string;
  /** Files of the directory that look like keys and belong to the code, by their paths in it. @default none */
  readonly keyFiles?: readonly string[];
  /** Events that it publishes and takes. @default none */
  readonly events?: EventsManifest;
  /** Pipeline whose events it converts. @default none */
  readonly pipeline?: PipelineManifest;
  /** Data of APIs that it opens. @default none */
  readonly data?: readonly DataManifest[];
}

/**
 * Version of a runtime where no component asks for one: one that Azure supports and azurerm 4.55.0 accepts on
 * Flex Consumption.
 */
export const DEFAULT_VERSIONS: Readonly<Record<FunctionRuntime, string>> = {
  node: '22',
  python: '3.13',
  'dotnet-isolated': '10.0',
  java: '21',
  powershell: '7.6',
  custom: '1.0',
};

/**
 * Versions of each runtime that Azure runs or has run until lately, and azurerm accepts on some plan: `python` 3.14 and `java` 25
 * with `azurerm: 5` only.
 * Source: learn.microsoft.com/azure/azure-functions/supported-languages
 */
export const RUNTIME_VERSIONS = {
  node: ['18', '20', '22', '24'],
  python: ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'],
  'dotnet-isolated': ['8.0', '9.0', '10.0'],
  java: ['8', '11', '17', '21', '25'],
  powershell: ['7.4', '7.6'],
  custom: ['1.0'],
} as const satisfies Readonly<Record<FunctionRuntime, readonly string[]>>;

/** A version of a runtime. */
export type RuntimeVersion<R extends FunctionRuntime> = (typeof RUNTIME_VERSIONS)[R][number];

/**
 * Last day of support. Source: learn.microsoft.com/azure/azure-functions/supported-languages. The plan has no
 * clock, so versions are listed here once their support has ended.
 */
export const ENDED_VERSIONS: Readonly<Partial<Record<FunctionRuntime, Readonly<Record<string, string>>>>> = {
  node: { '18': '2025-04-30', '20': '2026-04-30' },
  python: { '3.9': '2025-10-31', '3.10': '2026-10-31' },
  'dotnet-isolated': { '8.0': '2026-11-10', '9.0': '2026-11-10' },
  powershell: { '7.4': '2026-11-10' },
};
