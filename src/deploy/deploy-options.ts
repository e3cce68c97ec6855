import * as v from 'valibot';

import { givenPlanEntries } from '../engine/option-schemas.js';
import { copyPlain } from '../plan/deep-freeze.js';
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
  /** `planHash` of the plan that was reviewed. Any other plan is refused. @default any plan */
  readonly expectedHash?: string;
  /** Returns access tokens. @default `DefaultAzureCredential` of the package `@azure/identity` */
  readonly getToken?: GetToken;
  /** Address of an app's deployment site, for clouds other than the public one. @default `https://<app>.scm.azurewebsites.net` */
  readonly siteOf?: (appName: string) => string;
  /** Seconds until a deployment that does not end is an error: 1 to 3,600. @default 600 */
  readonly timeoutSeconds?: number;
  /** Milliseconds between two questions about a deployment: 1 to 60,000. @default 5000 */
  readonly pollMilliseconds?: number;
}

const functionRule = (what: string) =>
  v.custom<(...args: never[]) => unknown>(
    (value) => typeof value === 'function',
    rule(`${what} is a function`, 'give a function'),
  );

const schema = options({
  projectDirectory: v.exactOptional(
    v.pipe(
      v.string(rule('projectDirectory is a path', "use a path like '.'")),
      v.minLength(1, rule('projectDirectory is a path', "use a path like '.', or leave it out")),
    ),
  ),
  apps: v.exactOptional(
    v.array(
      textLike('an app', /^[a-z]+:\S+$/, 'is the key of a resource', "write it like 'functions:shared'"),
    ),
  ),
  expectedHash: givenPlanEntries.expectedHash,
  getToken: v.exactOptional(functionRule('getToken')),
  siteOf: v.exactOptional(functionRule('siteOf')),
  timeoutSeconds: v.exactOptional(wholeNumber('a timeout', 1, 3600)),
  pollMilliseconds: v.exactOptional(wholeNumber('an interval', 1, 60_000)),
} satisfies Record<keyof DeployOptions, unknown>);

/** Refuses options of `deployCode` that are wrong. @throws InvalidConfigError */
export function checkDeployOptions(given: DeployOptions): void {
  parse(schema, copyPlain(given), 'options of deployCode');
}
