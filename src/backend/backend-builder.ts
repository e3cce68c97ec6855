import type { AnyComponentDefinition } from '../component.js';
import { EmptyBackendError } from '../errors.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import type { MonitoringConfig } from '../resources/monitoring/options.js';
import type { NetworkingConfig } from '../resources/network/options.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Limits } from '../resources/settings.js';
import { Backend } from './backend.js';
import type { BackendConfig, NamingConvention } from './backend-config.js';
import { noBuilder, notBoolean, notDerived, notList, refuseMissing } from './builder-refusals.js';
import { added, type BackendState, isDefinition, withComponents, withConfig } from './backend-state.js';
import type { AddComponent, AddComponents, FreshId, MaybeComponents } from './component-map.js';
import { reading } from '../validation/own-options.js';
import { isDerivedFrom, type BuilderOrigin } from './builder-origin.js';
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
  readonly #origin: BuilderOrigin;

  /** @internal Use `defineBackend`. */
  constructor(state: BackendState, from?: BuilderOrigin) {
    this.#state = state;
    this.#origin = Object.freeze({ from });
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
   * @throws InvalidConfigError when it is no list of definitions.
   */
  addComponents<const L extends readonly AnyComponentDefinition[]>(
    definitions: L & { readonly [I in keyof L]: { readonly componentId: FreshId<C, L[I]['componentId']> } },
  ): BackendBuilder<AddComponents<C, L>> {
    if (!Array.isArray(definitions)) throw notList(definitions);
    return this.#with(withComponents(this.#state, definitions.map(byId)));
  }

  /**
   * Applies `add` when `condition` holds. Its components are optional in the types, because they may be missing.
   * @throws InvalidConfigError when `condition` is not a boolean (the text 'false' of an environment variable is not), or
   *   when `add` returns anything but a builder made from the one that it was given.
   */
  when<Self extends object, U extends object>(
    this: BackendBuilder<Self>,
    condition: boolean,
    add: (builder: BackendBuilder<Self>) => BackendBuilder<U>,
  ): BackendBuilder<MaybeComponents<Self, U>> {
    if (typeof condition !== 'boolean') throw notBoolean(condition);
    // Without `add` the components of U are missing, which is what the type says of them.
    const chosen: BackendBuilder<object> = condition ? this.#extended(add) : this;
    return new BackendBuilder<MaybeComponents<Self, U>>(chosen.#state, chosen.#origin);
  }

  /** Sends telemetry to Application Insights; `false` turns it off. @throws InvalidConfigError */
  withMonitoring(...given: [monitoring?: boolean | MonitoringConfig]): BackendBuilder<C> {
    // Undefined that somebody wrote is not the same as nothing.
    const [monitoring] = given.length === 0 ? [true] : given;
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
    return this.#configured({ tags: added(this.#state.config.tags, tags) });
  }

  /** Adds limits; one that is there already gets the new value. @throws InvalidConfigError */
  withLimits(limits: Limits): BackendBuilder<C> {
    return this.#configured({ limits: added(this.#state.config.limits, limits) });
  }

  /**
   * Sets where everything of the backend is: `readLock(path)`, or the lock of the last plan. Undefined is no lock.
   * @throws InvalidConfigError
   */
  withLock(lock: PlanLock | undefined): BackendBuilder<C> {
    // Undefined means something here: a first run has no lock.
    return this.#with(withConfig(this.#state, { lock }));
  }

  /** Registers a provider. It comes before the built-in ones and after those registered earlier. */
  withProvider(provider: IResourceProvider): BackendBuilder<C> {
    return this.#configured({ providers: [...(this.#state.config.providers ?? []), provider] });
  }

  /** Registers a resource type made with `defineResourceType`. It comes before a built-in type of the same name. */
  withResourceType<Req extends object, Config extends Req>(
    type: ResourceType<Req, Config>,
  ): BackendBuilder<C> {
    // Planning gives a type only requirements that its own schema read.
    const own = type as unknown as ResourceType;
    return this.#configured({ resourceTypes: [...(this.#state.config.resourceTypes ?? []), own] });
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
    const { entries, config } = this.#state;
    // With a lock, what the backend had is retained.
    if (entries.length === 0 && config.lock === undefined)
      throw new EmptyBackendError(settingsFrom(config).backendId);
    return new Backend<C>(this.#state);
  }

  #configured(patch: {
    readonly [K in keyof BackendConfig]: BackendConfig[K] | undefined;
  }): BackendBuilder<C> {
    refuseMissing(patch);
    // What is undefined was refused.
    return this.#with(withConfig(this.#state, patch as BackendConfig));
  }

  #with<C2 extends object>(state: BackendState): BackendBuilder<C2> {
    return new BackendBuilder<C2>(state, this.#origin);
  }

  /** What `add` makes of this builder. Another builder would drop all that was declared before. */
  #extended(add: (builder: this) => unknown): BackendBuilder<object> {
    if (typeof add !== 'function') throw noBuilder(add);
    const made = add(this);
    if (typeof made !== 'object' || made === null || !(#origin in made)) throw noBuilder(made);
    if (!isDerivedFrom(made.#origin, this.#origin)) throw notDerived();
    return made;
  }
}

function byId(definition: AnyComponentDefinition): [string, AnyComponentDefinition] {
  // What is no definition has no id; adding it says so.
  const isOne = reading('addComponent', () => isDefinition(definition));
  return [isOne ? definition.componentId : '(no id)', definition];
}
