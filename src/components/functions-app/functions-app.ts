import { createStandalone } from '../../backend/create-standalone.js';
import type { StandaloneOptions } from '../../backend/standalone-options.js';
import { InvalidConfigError } from '../../errors.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { PlannedComponent } from '../../plan/resource-plan.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { AnyComponentDefinition, ComponentDefinition, Inferred, ScopeLike } from '../../component.js';
import type { FunctionRuntime } from '../../resources/functions/requirement.js';
import { type UsedData, usedData } from '../api-uses.js';
import type { UsedApi } from '../item-access.js';
import { checkComponentId, formerIdOf } from '../component-id.js';
import { checkFunctionsAppId } from './check-id.js';
import type {
  FunctionDeclarations,
  FunctionsAppConfig,
  CheckedRuntime,
  KnownFunctions,
  RangesOfData,
  RelatedAppOption,
  RelatedAppOptions,
  SomeFunction,
} from './functions-app-config.js';
import { functionsAppOutputs, functionsAppRequirements } from './functions-app-requirements.js';
import { functionsAppSchema } from './functions-app-schema.js';

/** Definition that `FunctionsApp.define` returns: frozen data, to be given to a backend. */
export interface FunctionsAppDefinition<
  Id extends string,
  F extends FunctionDeclarations,
  Api extends string = string,
> extends ComponentDefinition<Id, FunctionsApp<F>> {
  readonly componentType: 'FunctionsApp';
  readonly config: FunctionsAppConfig<F, Api>;
}

/** Names of the functions that answer http calls. */
export type HttpFunctionName<F extends FunctionDeclarations> = string extends keyof F
  ? string
  : { [Name in keyof F & string]: F[Name] extends { readonly trigger: 'http' } ? Name : never }[keyof F &
      string];

/** Outputs of a {@link FunctionsApp}. */
export interface FunctionsAppOutputs {
  /** `https://<app>.azurewebsites.net` of the function app that the functions run in. */
  readonly appUrl: string;
  /** Sorted. */
  readonly functionNames: readonly string[];
  /** URL per http function. */
  readonly functionEndpoints: Readonly<Record<string, string>>;
}

/**
 * Functions started by http calls, timers, messages and events. Functions of several components run in one function
 * app where their runtimes allow it.
 *
 * @example
 * const orders = FunctionsApp.define('Orders', {
 *   functions: {
 *     status: { trigger: 'http', methods: ['GET'] },
 *     process: { trigger: 'queue', queueName: 'orders' },
 *   },
 * });
 * const backend = defineBackend({ orders });
 * backend.components.orders.functionEndpoint('status'); // 'https://func-….azurewebsites.net/api/orders/status'
 */
export class FunctionsApp<F extends FunctionDeclarations = FunctionDeclarations> {
  readonly componentId: string;
  readonly componentType = 'FunctionsApp';
  readonly config: FunctionsAppConfig<F>;
  /** `https://<app>.azurewebsites.net` of the function app that the functions run in. */
  readonly appUrl: string;
  /** Sorted. */
  readonly functionNames: readonly (keyof F & string)[];
  readonly #functionEndpoints: Readonly<Record<string, string>>;
  readonly #definition: FunctionsAppDefinition<string, F>;

  /**
   * Creates functions with resources of their own, at once. Prefer {@link FunctionsApp.define} and a backend.
   * @throws InvalidConfigError when the id or an option is invalid.
   * @throws CannotApplyError when `scope` is in no stack, or the stack has no resource group.
   */
  constructor(scope: ScopeLike, id: string, config: FunctionsAppConfig<F> & StandaloneOptions);
  /** @internal A handle on a component that a plan holds. */
  constructor(definition: FunctionsAppDefinition<string, F>, planned: PlannedComponent);
  constructor(
    ...from:
      | [ScopeLike, string, FunctionsAppConfig<F> & StandaloneOptions]
      | [FunctionsAppDefinition<string, F>, PlannedComponent]
  ) {
    const [definition, planned] =
      from.length === 3
        ? createStandalone(from[0], from[2], (own: FunctionsAppConfig<F>) => definitionOf(from[1], own))
        : from;
    // The outputs are those that `outputs` below made for this definition, perhaps read back from JSON.
    const outputs = planned.outputs as unknown as FunctionsAppOutputs;
    this.componentId = definition.componentId;
    this.config = definition.config;
    this.appUrl = outputs.appUrl;
    this.functionNames = outputs.functionNames;
    this.#functionEndpoints = outputs.functionEndpoints;
    this.#definition = definition;
    Object.freeze(this);
  }

  /**
   * Declares functions. Nothing is created.
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<
    const Id extends string,
    const F extends FunctionDeclarations,
    const R extends FunctionRuntime = 'node',
    const V extends string = string,
    const Given = {},
  >(
    id: Id,
    config: FunctionsAppConfig<F> & {
      readonly functions: KnownFunctions<F> & SomeFunction<F>;
    } & CheckedRuntime<R, V> &
      Inferred<Given, RelatedAppOption> &
      RelatedAppOptions<Given> &
      RangesOfData<Given, F>,
  ): FunctionsAppDefinition<Id, F, UsedApi<Given>> {
    // The compiler does not connect the inferred options with the checked ones.
    return definitionOf<Id, F>(id, config) as FunctionsAppDefinition<Id, F, UsedApi<Given>>;
  }

  /**
   * Returns the URL of a function that answers HTTP calls.
   * @throws InvalidConfigError when the component has no http function of this name.
   */
  functionEndpoint(name: HttpFunctionName<F>): string {
    const endpoint = this.#functionEndpoints[name];
    if (endpoint !== undefined) return endpoint;
    const known = Object.keys(this.#functionEndpoints).join(', ');
    throw new InvalidConfigError(`functionEndpoint() of '${this.componentId}'`, [
      {
        path: 'name',
        value: `'${name}'`,
        rule: 'must be the name of an http function',
        resolution: known === '' ? 'declare an http function' : `use one of ${known}`,
      },
    ]);
  }

  /** Returns all outputs of the functions as plain data. */
  getOutputs(): FunctionsAppOutputs {
    return {
      appUrl: this.appUrl,
      functionNames: this.functionNames,
      functionEndpoints: this.#functionEndpoints,
    };
  }

  /** Returns the requirements that the functions gave to their backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return this.#definition.requirements();
  }
}

function definitionOf<Id extends string, F extends FunctionDeclarations>(
  id: Id,
  config: FunctionsAppConfig<F>,
): FunctionsAppDefinition<Id, F> {
  checkComponentId(id, 'FunctionsApp');
  // The schema checked the input, so it has its declared type.
  const own = ownOptions(config, `FunctionsApp '${id}'`);
  parse(functionsAppSchema, own, `FunctionsApp '${id}'`);
  checkFunctionsAppId(id, own);
  const { uses } = own;
  if (uses === undefined) return definitionOver(id, own, () => []);
  const usedIn: UsedIn = (find) => usedData(`FunctionsApp '${id}'`, uses, find);
  const within: FunctionsAppDefinition<Id, F>['within'] = (find) => {
    const used = usedIn(find);
    return definitionOver(id, own, () => used);
  };
  // Outside of a backend, no other component has data.
  return ownDefinition({ ...definitionOver(id, own, () => usedIn(() => undefined)), within });
}

type UsedIn = (find: (id: string) => AnyComponentDefinition | undefined) => readonly UsedData[];

function definitionOver<Id extends string, F extends FunctionDeclarations>(
  id: Id,
  own: FunctionsAppConfig<F>,
  used: () => readonly UsedData[],
): FunctionsAppDefinition<Id, F> {
  const definition: FunctionsAppDefinition<Id, F> = {
    componentId: id,
    componentType: 'FunctionsApp',
    ...formerIdOf(id, 'FunctionsApp', own),
    config: own,
    requirements: () => functionsAppRequirements(id, own, used()),
    outputs: (site) => functionsAppOutputs(id, own, site),
    handle: (planned) => new FunctionsApp<F>(definition, planned),
  };
  return ownDefinition(definition);
}
