import type { AnyComponentDefinition } from '../components/component-definition.js';
import { EmptyBackendError, InvalidConfigError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import { printed } from '../resources/parse.js';
import type { Limits } from '../resources/settings.js';
import { Backend } from './backend.js';
import type {
  BackendConfig,
  MonitoringConfig,
  NamingConvention,
  NetworkingConfig,
} from './backend-config.js';
import { type BackendState, isDefinition, withComponents, withConfig } from './backend-state.js';
import type { AddComponent, AddComponents, FreshId, MaybeComponents } from './component-map.js';
import { settingsFrom } from './settings-from-config.js';

/**
 * Declares a backend step by step. Every method returns a new builder and leaves this one as it was, so that two
 * branches of one builder never see each other.
 *
 * @typeParam C - The components by id, as `build().components` will have them.
 * @example
 * const backend = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' })
 *   .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
 *   .when(flags.orders, (b) => b.addComponent(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } })))
 *   .withMonitoring({ retentionDays: 90 })
 *   .build();
 */
export class BackendBuilder<out C extends object = {}> {
  readonly #state: BackendState;

  /** @internal Use `defineBackend`. */
  constructor(state: BackendState) {
    this.#state = state;
    Object.freeze(this);
  }

  /**
   * Adds a component. Its id becomes its key in `components`.
   * @throws DuplicateComponentError when the id is already used, also for ids that the types cannot see.
   * @throws InvalidConfigError when `definition` is none.
   */
  addComponent<D extends AnyComponentDefinition>(
    definition: D & { readonly componentId: FreshId<C, D['componentId']> },
  ): BackendBuilder<AddComponent<C, D>> {
    return this.#with(withComponents(this.#state, [byId(definition)]));
  }

  /**
   * Adds a list of components, such as one per tenant. Ids that are no literal types are found with `getComponent`.
   * @throws DuplicateComponentError when an id is already used or stands twice in the list.
   */
  addComponents<const L extends readonly AnyComponentDefinition[]>(
    definitions: L & { readonly [I in keyof L]: { readonly componentId: FreshId<C, L[I]['componentId']> } },
  ): BackendBuilder<AddComponents<C, L>> {
    return this.#with(withComponents(this.#state, definitions.map(byId)));
  }

  /**
   * Applies `add` when `condition` holds. Its components are optional in the types, because they may be missing.
   * @throws InvalidConfigError when `condition` is not a boolean: the text 'false' of an environment variable is not.
   */
  when<Self extends object, U extends object>(
    this: BackendBuilder<Self>,
    condition: boolean,
    add: (builder: BackendBuilder<Self>) => BackendBuilder<U>,
  ): BackendBuilder<MaybeComponents<Self, U>> {
    if (typeof condition !== 'boolean') throw notBoolean(condition);
    // Without `add` the components of U are missing, which is what the type says of them.
    const chosen: BackendBuilder<object> = condition ? add(this) : this;
    return new BackendBuilder<MaybeComponents<Self, U>>(chosen.#state);
  }

  /** Sends telemetry to Application Insights; `false` turns it off. @throws InvalidConfigError */
  withMonitoring(monitoring: boolean | MonitoringConfig = true): BackendBuilder<C> {
    return this.#configured({ monitoring });
  }

  /** Sets who can reach the backend. @throws InvalidConfigError */
  withNetworking(networking: 'public' | 'isolated' | NetworkingConfig): BackendBuilder<C> {
    return this.#configured({ networking });
  }

  /** Sets how Azure names are made. @throws InvalidConfigError */
  withNaming(naming: NamingConvention): BackendBuilder<C> {
    return this.#configured({ naming });
  }

  /** Adds tags; one that is there already gets the new value. @throws InvalidConfigError */
  withTags(tags: Readonly<Record<string, string>>): BackendBuilder<C> {
    return this.#configured({ tags: { ...this.#state.config.tags, ...tags } });
  }

  /** Adds limits; one that is there already gets the new value. @throws InvalidConfigError */
  withLimits(limits: Limits): BackendBuilder<C> {
    return this.#configured({ limits: { ...this.#state.config.limits, ...limits } });
  }

  /** Registers a provider. It comes before the built-in ones and after those registered earlier. */
  withProvider(provider: IResourceProvider): BackendBuilder<C> {
    return this.#configured({ providers: [...(this.#state.config.providers ?? []), provider] });
  }

  /**
   * What would be built, as frozen data. Needs no stack and no cloud.
   * @throws EmptyBackendError when there is no component.
   * @throws MissingProviderError when a component requires a type that nobody provides.
   */
  plan(): ResourcePlan {
    return this.build().plan();
  }

  /** The backend. @throws EmptyBackendError when there is no component. */
  build(): Backend<C> {
    if (this.#state.entries.length === 0)
      throw new EmptyBackendError(settingsFrom(this.#state.config).backendId);
    return new Backend<C>(this.#state);
  }

  #configured(patch: BackendConfig): BackendBuilder<C> {
    return this.#with(withConfig(this.#state, patch));
  }

  #with<C2 extends object>(state: BackendState): BackendBuilder<C2> {
    return new BackendBuilder<C2>(state);
  }
}

function byId(definition: AnyComponentDefinition): [string, AnyComponentDefinition] {
  // What is no definition has no id; adding it says so.
  return [isDefinition(definition) ? definition.componentId : '(no id)', definition];
}

function notBoolean(condition: unknown): InvalidConfigError {
  const fix = "compare first, as in when(process.env['ORDERS'] === 'true', …)";
  const rule = 'a condition is true or false';
  return new InvalidConfigError('when', [{ path: 'condition', value: printed(condition), rule, fix }]);
}
