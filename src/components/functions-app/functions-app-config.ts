import * as v from 'valibot';

import {
  AUTH_LEVELS,
  type AuthLevel,
  environmentVariablesSchema,
  type FunctionRuntime,
  HTTP_METHODS,
  type HttpMethod,
  queueNameSchema,
  RUNTIMES,
  scheduleSchema,
  versionSchema,
} from '../../resources/functions/functions-config.js';
import { oneOf, rule, textLike } from '../../resources/rule.js';
import { prioritySchema } from '../priority.js';

/** A function that answers http calls at `/api/<component>/<route>`. */
export interface HttpFunction {
  readonly trigger: 'http';
  /** Below the component's own path. Default: the name of the function. */
  readonly route?: string;
  /** Default: `GET` and `POST`. */
  readonly methods?: readonly HttpMethod[];
  /** Default `function`: the caller needs a key. */
  readonly authLevel?: AuthLevel;
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
export type FunctionDeclaration = HttpFunction | TimerFunction | QueueFunction;

/** Functions by name. */
export type FunctionDeclarations = Readonly<Record<string, FunctionDeclaration>>;

/** Options of `FunctionsApp.define`. */
export interface FunctionsAppConfig<F extends FunctionDeclarations = FunctionDeclarations> {
  /** Default `node`. */
  readonly runtime?: FunctionRuntime;
  /** Default: whatever the other components of the runtime use, else its current version (node: `22`). */
  readonly version?: string;
  /** At least one, by name. */
  readonly functions: F;
  /**
   * App settings. `${cosmos.endpoint}`, `${storage.queueEndpoint}` and `${OtherComponent.apiEndpoint}` stand for
   * values that the plan knows; `$${` is a literal `${`. Secrets are refused.
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Whose values win where components of a backend disagree: the higher number. Default 10. */
  readonly priority?: number;
}

const functionName = textLike(
  'a function name',
  /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
  'has 1 to 60 letters, digits, hyphens and underscores, and starts with a letter',
  "use a name like 'process-order'",
);

const declaration = v.variant(
  'trigger',
  [
    v.strictObject({
      trigger: v.literal('http'),
      route: v.exactOptional(
        textLike(
          'a route',
          /^[A-Za-z0-9{}_-]+(?:\/[A-Za-z0-9{}?_-]+)*$/,
          "has words and {parameters} between '/'",
          "write it like 'orders/{id}'",
        ),
      ),
      methods: v.exactOptional(
        v.pipe(
          v.array(oneOf('a method', HTTP_METHODS)),
          v.minLength(1, rule('an http function has a method', 'name one, or leave methods out')),
        ),
      ),
      authLevel: v.exactOptional(oneOf('an auth level', AUTH_LEVELS)),
    }),
    v.strictObject({ trigger: v.literal('timer'), schedule: scheduleSchema }),
    v.strictObject({ trigger: v.literal('queue'), queueName: queueNameSchema }),
  ],
  rule('a trigger is one of http, timer, queue', 'use one of http, timer, queue'),
);

/** What `FunctionsApp.define` accepts. */
export const functionsAppSchema = v.strictObject({
  runtime: v.exactOptional(oneOf('a runtime', RUNTIMES)),
  version: v.exactOptional(versionSchema),
  functions: v.pipe(
    v.record(functionName, declaration),
    v.check(
      (functions) => Object.keys(functions).length > 0,
      rule('an app has at least one function', 'declare one'),
    ),
  ),
  environmentVariables: v.exactOptional(environmentVariablesSchema),
  priority: v.exactOptional(prioritySchema),
});
