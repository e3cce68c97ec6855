import * as v from 'valibot';

import { givenPlanEntries, projectDirectory } from '../terraform/option-schemas.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import { parse } from '../validation/parse.js';
import { options, rule, textLike, wholeNumber } from '../validation/rule.js';

/** Returns an access token of Entra ID for a scope such as `https://management.azure.com/.default`. */
export type GetToken = (scope: string) => Promise<string>;

/** Options of `deployCode`. */
export interface DeployOptions {
  /** Base of relative `sourceDirectory` paths. @default the current directory of the process */
  readonly projectDirectory?: string;
  /** Keys of the apps to deploy, such as `functions:shared`. @default every app whose code Terraform does not deploy */
  readonly apps?: readonly string[];
  /**
   * `planHash` of the plan that was reviewed. Any other plan is refused. @default any plan that this process made
   */
  readonly expectedHash?: string;
  /**
   * Lock of the backend, as `readLock` returns it. An app that it does not have under this name is refused. A plan from a
   * file requires it or {@link DeployOptions.expectedHash}. @default apps are not compared
   */
  readonly lock?: PlanLock | undefined;
  /** Returns access tokens. @default `DefaultAzureCredential` of the package `@azure/identity` */
  readonly getToken?: GetToken;
  /** Address of an app's deployment site, for clouds other than the public one. @default `https://<app>.scm.azurewebsites.net` */
  readonly siteOf?: (appName: string) => string;
  /** Seconds until a deployment that does not end is an error: 1 to 3,600. @default 600 */
  readonly timeoutSeconds?: number;
  /** Milliseconds between two checks of a deployment: 1 to 60,000. @default 5000 */
  readonly pollMilliseconds?: number;
  /** Stops waiting when it aborts. Azure finishes a deployment that it has. @default waits to the end */
  readonly signal?: AbortSignal;
}

const functionSchema = v.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  rule('must be a function', 'pass a function'),
);

const schema = options({
  projectDirectory,
  apps: v.exactOptional(
    v.array(
      textLike('an app', /^[a-z]+:\S+$/, 'must be the key of a resource', "write it like 'functions:shared'"),
    ),
  ),
  expectedHash: givenPlanEntries.expectedHash,
  // parseLock checks it.
  lock: v.optional(v.unknown()),
  getToken: v.exactOptional(functionSchema),
  siteOf: v.exactOptional(functionSchema),
  timeoutSeconds: v.exactOptional(wholeNumber('a timeout', 1, 3600)),
  pollMilliseconds: v.exactOptional(wholeNumber('an interval', 1, 60_000)),
  signal: v.exactOptional(
    v.instance(AbortSignal, rule('must be an AbortSignal', 'pass the signal of an AbortController')),
  ),
} satisfies Record<keyof DeployOptions, unknown>);

/** Checks the options of `deployCode`. @throws InvalidConfigError when one is invalid. */
export function checkDeployOptions(given: DeployOptions): void {
  parse(schema, copyPlain(given), 'options of deployCode');
}
