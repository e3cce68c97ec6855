import type { ComponentDefinition, Excluding, Inferred } from '../../component.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { PlannedComponent } from '../../plan/resource-plan.js';
import type { FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import type { ExcludedHostOptions, RelatedHostOption } from '../related-options.js';
import type { UsedApi } from '../item-access.js';
import { checkComponentId, formerIdOf } from '../component-id.js';
import type { FunctionDeclarations, KnownFunctions } from '../functions-app/functions-app-config.js';
import {
  FunctionsApp,
  type FunctionsAppDefinition,
  type FunctionsAppOutputs,
  type HttpFunctionName,
} from '../functions-app/functions-app.js';
import { functionsAppSchema } from '../functions-app/functions-app-schema.js';
import { asFunctionsApp, checkSubscriptions, eventsManifestOf, subscriptionOf } from './as-functions-app.js';
import type { EventTopic } from './event-topic.js';
import { eventsAppSchema } from './events-app-schema.js';
import type { EventsAppConfig, EventSubscribers, KnownEvents, SomeEvents } from './events-app-config.js';

/** Definition that `EventsApp.define` returns: frozen data, to be given to a backend. */
export interface EventsAppDefinition<
  Id extends string,
  P extends readonly EventTopic[],
  S extends EventSubscribers,
  F extends FunctionDeclarations,
  Api extends string = string,
> extends ComponentDefinition<Id, EventsApp<P, S, F>> {
  readonly componentType: 'EventsApp';
  readonly config: EventsAppConfig<P, S, F, Api>;
}

/** The topic and the subscription that a subscriber receives events from. */
export interface PlannedSubscription {
  readonly topic: string;
  readonly subscription: string;
}

/**
 * Functions that publish events, or that events start. The plan has the topics, the subscriptions and the roles of the app's
 * identity on them.
 *
 * @example
 * const orderEvents = eventTopic('order-events', { OrderPlaced: { orderId: 'string' } });
 * const billing = EventsApp.define('Billing', {
 *   subscribers: { invoice: { topic: orderEvents, events: ['OrderPlaced'] } },
 *   sourceDirectory: 'dist/billing',
 * });
 */
export class EventsApp<
  P extends readonly EventTopic[] = readonly EventTopic[],
  S extends EventSubscribers = EventSubscribers,
  F extends FunctionDeclarations = FunctionDeclarations,
> {
  readonly componentId: string;
  readonly componentType = 'EventsApp';
  readonly config: EventsAppConfig<P, S, F>;
  /** By subscriber. */
  readonly subscriptions: Readonly<Record<keyof S & string, PlannedSubscription>>;
  readonly #app: FunctionsApp<F>;
  readonly #requirements: readonly ResourceRequirement[];

  /** @internal A handle on a component that a plan holds. */
  constructor(definition: EventsAppDefinition<string, P, S, F>, app: FunctionsApp<F>) {
    const { componentId, config } = definition;
    this.componentId = componentId;
    this.config = config;
    this.#app = app;
    this.#requirements = definition.requirements();
    // The names of the entries are those of the subscribers.
    this.subscriptions = Object.fromEntries(
      Object.entries(config.subscribers ?? {}).map(([name, { topic }]) => [
        name,
        { topic: topic.name, subscription: subscriptionOf(componentId, name, config) },
      ]),
    ) as Readonly<Record<keyof S & string, PlannedSubscription>>;
    Object.freeze(this);
  }

  /**
   * Declares an events app. Nothing is created.
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<
    const Id extends string,
    const P extends readonly EventTopic[] = readonly [],
    const S extends EventSubscribers = {},
    const F extends FunctionDeclarations = {},
    const Given = {},
  >(
    id: Id,
    config: EventsAppConfig<P, S, F> & {
      readonly subscribers?: KnownEvents<S>;
      readonly functions?: KnownFunctions<F>;
    } & Inferred<Given, RelatedHostOption | 'uses'> &
      Excluding<Given, ExcludedHostOptions> &
      SomeEvents<P, S, F>,
  ): EventsAppDefinition<Id, P, S, F, UsedApi<Given>> {
    checkComponentId(id, 'EventsApp');
    const own = ownOptions<EventsAppConfig<P, S, F>>(config, `EventsApp '${id}'`);
    parse(eventsAppSchema, own, `EventsApp '${id}'`);
    checkSubscriptions(id, own);
    const lowered = asFunctionsApp(id, own);
    parse(functionsAppSchema, lowered, `EventsApp '${id}'`);
    // The handle has only http functions by name, and all of them are in `functions`.
    const app = FunctionsApp.define(id, lowered) as unknown as FunctionsAppDefinition<Id, F>;
    const over = (app: ComponentDefinition<Id, FunctionsApp<F>>) => {
      const definition: EventsAppDefinition<Id, P, S, F> = {
        componentId: id,
        componentType: 'EventsApp',
        ...formerIdOf(id, 'EventsApp', own),
        config: own,
        requirements: () => app.requirements().map((need) => withEvents(id, need, own)),
        outputs: (site) => app.outputs(site),
        handle: (planned: PlannedComponent) => new EventsApp(definition, app.handle(planned)),
      };
      return ownDefinition(definition);
    };
    const plain = over(app) as EventsAppDefinition<Id, P, S, F, UsedApi<Given>>;
    if (app.within === undefined) return plain;
    // Data that the code uses is found in the backend.
    const within: EventsAppDefinition<Id, P, S, F>['within'] = (find) => over(app.within?.(find) ?? app);
    return ownDefinition({ ...plain, within });
  }

  /** `https://<app>.azurewebsites.net` of the function app that the functions run in. */
  get appUrl(): string {
    return this.#app.appUrl;
  }

  /**
   * Returns the URL of a function that answers HTTP calls.
   * @throws InvalidConfigError when the component has no http function of this name.
   */
  functionEndpoint(name: HttpFunctionName<F>): string {
    return this.#app.functionEndpoint(name);
  }

  /** Returns all outputs of the functions as plain data. */
  getOutputs(): FunctionsAppOutputs {
    return this.#app.getOutputs();
  }

  /** Returns the requirements that the app gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return this.#requirements;
  }
}

/** Adds the manifest of events to the code of the component, for the runtime. */
function withEvents(id: string, need: ResourceRequirement, config: EventsAppConfig): ResourceRequirement {
  if (need.resourceType !== 'functions') return need;
  // The requirement of a FunctionsApp with code has one source.
  const { sources = [], ...rest } = need.config as FunctionsRequirementConfig;
  const events = eventsManifestOf(id, config);
  return { ...need, config: { ...rest, sources: sources.map((source) => ({ ...source, events })) } };
}
