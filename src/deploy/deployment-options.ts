import * as v from 'valibot';

import { copyPlain } from '../plan/deep-freeze.js';
import { isPlainObject, type JsonObject } from '../plan/json.js';
import { resourceGroupSchema } from '../resources/azure/resource-group.js';
import { block, stateBackend } from '../terraform/option-schemas.js';
import { parse } from '../validation/parse.js';
import { flag, options, recordOf, rule, wholeNumber } from '../validation/rule.js';

/** A program and its arguments. No shell reads them. */
export type HookCommand = readonly string[];

/** Commands of the user around a deployment, one after the other. A command that fails stops the deployment. */
export interface DeploymentHooks {
  /** Commands before packages are made, which build the code, for example. @default none */
  readonly beforePlan?: readonly HookCommand[];
  /** Commands after code runs and health checks answer. @default none */
  readonly afterDeploy?: readonly HookCommand[];
}

/** Resource group of a deployment. */
export interface DeploymentGroup {
  /**
   * Name of the group: 1 to 90 letters, digits and `-_.()`, not ending in a dot.
   * @default that of the backend, else `rg-<backend>-<environment>`
   */
  readonly name?: string;
  /** True if the group exists, and Terraform does not create it. @default `true` for a guest of a host, or else `false` */
  readonly existing?: boolean;
  /** Tags of a group that Terraform creates. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Further attempts where Azure refuses what will pass. */
export interface DeploymentRetry {
  /** Attempts after the first one: 0 to 10. @default 3 */
  readonly times?: number;
  /** Seconds before each: 0 to 600. @default 30 */
  readonly seconds?: number;
}

/**
 * Options of a deployment: place, state, engine and commands around it. The command line reads them from the export `deployment`
 * of the configuration file. The JSON Schema is `@atakora/component/deploy/schema.json`.
 * @example
 * export const deployment: DeploymentOptions = {
 *   state: { azurerm: { resource_group_name: 'rg-terraform', storage_account_name: 'stcontoso', container_name: 'state', key: 'shop' } },
 * };
 */
export interface DeploymentOptions {
  /**
   * Resource group of the deployment.
   * @default one that Terraform creates, `rg-<backend>-<environment>`
   * @example { name: 'rg-shop', existing: true }
   */
  readonly resourceGroup?: DeploymentGroup;
  /** Azure region, where the backend does not have a location. @default that of the backend */
  readonly location?: string;
  /**
   * Backend block of Terraform for the state: one type, with its settings.
   * @default a file below `.atakora`
   * @example { azurerm: { resource_group_name: 'rg-terraform', storage_account_name: 'stcontoso', container_name: 'state', key: 'shop' } }
   */
  readonly state?: JsonObject;
  /** Arguments of the azurerm provider block, as Terraform names them. @default the subscription of `ARM_SUBSCRIPTION_ID` */
  readonly provider?: JsonObject;
  /** Name or path of the engine. @default `terraform` on PATH, or else `tofu` */
  readonly engine?: string;
  /** Path of the lock, from the project's folder. @default `<backend>.<environment>.lock.json` */
  readonly lock?: string;
  /** Seconds until apps must answer their health check: 1 to 3,600. @default 300 */
  readonly healthTimeoutSeconds?: number;
  /**
   * Attempts after Azure refused something that will pass. That is a role that is too new (403), or an account that is busy (409,
   * 412).
   * @default 3, after 30 seconds each
   */
  readonly retry?: DeploymentRetry;
  /**
   * Commands around the deployment, each a program and its arguments. No shell reads them.
   * @default none
   * @example { beforePlan: [['npm', 'run', 'build']] }
   */
  readonly hooks?: DeploymentHooks;
}

/** Returns true for text that a program can be given. No system passes a NUL on. */
const isArgument = (given: string) => !given.includes('\0');

const text = (what: string, like: string) => {
  const message = rule(`${what} must be a string with at least one character`, `write '${like}'`);
  return v.pipe(v.string(message), v.minLength(1, message), v.check(isArgument, message));
};

const COMMAND = rule('a command must be a program and its arguments', "write [['npm', 'run', 'build']]");
const commands = v.exactOptional(
  v.array(
    v.pipe(
      v.array(v.pipe(v.string(COMMAND), v.check(isArgument, COMMAND)), COMMAND),
      v.check(([program = '']) => program !== '', COMMAND),
    ),
    COMMAND,
  ),
);

/** Schema of {@link DeploymentOptions}. */
export const deploymentOptionsSchema = options({
  resourceGroup: v.exactOptional(
    options({
      name: v.exactOptional(resourceGroupSchema),
      existing: v.exactOptional(flag('existing')),
      tags: v.exactOptional(
        recordOf(v.string(), v.string(rule('the value of a tag must be a string', 'write it as a string'))),
      ),
    } satisfies Record<keyof DeploymentGroup, unknown>),
  ),
  location: v.exactOptional(text('location', 'eastus')),
  state: v.exactOptional(stateBackend),
  provider: v.exactOptional(block("{ subscription_id: '…' }")),
  engine: v.exactOptional(text('engine', 'tofu')),
  lock: v.exactOptional(text('lock', 'shop.prod.lock.json')),
  healthTimeoutSeconds: v.exactOptional(wholeNumber('a timeout', 1, 3600)),
  retry: v.exactOptional(
    options({
      times: v.exactOptional(wholeNumber('a number of attempts', 0, 10)),
      seconds: v.exactOptional(wholeNumber('a wait', 0, 600)),
    } satisfies Record<keyof DeploymentRetry, unknown>),
  ),
  hooks: v.exactOptional(
    options({ beforePlan: commands, afterDeploy: commands } satisfies Record<keyof DeploymentHooks, unknown>),
  ),
} satisfies Record<keyof DeploymentOptions, unknown>);

/**
 * Returns a checked copy of the options of a deployment. A `$schema` is left out.
 * @throws InvalidConfigError when an option is invalid.
 */
export function parseDeploymentOptions(given: unknown): DeploymentOptions {
  const copy: unknown = copyPlain(given);
  const { $schema: _, ...rest } = isPlainObject(copy) ? copy : { given: copy };
  return parse<DeploymentOptions>(deploymentOptionsSchema, isPlainObject(copy) ? rest : copy, 'deployment');
}
