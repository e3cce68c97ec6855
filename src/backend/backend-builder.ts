import type { AnyComponentDefinition } from '../component.js';
import { BackendError, EmptyBackendError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { Backend } from './backend.js';
import type { ConfigKey } from './backend-config.js';
import { BuilderOptions, type OptionValue } from './builder-options.js';
import { noBuilder, notBoolean, notDerived, notList, refuseMissing } from './builder-refusals.js';
import { type BackendState, isDefinition, merged, withComponents, withConfig } from './backend-state.js';
import type { Added, AddedList, Built, FreshId, FreshIdInList, Joined, RepeatedId } from './component-map.js';
import type { ValidationResult } from '../resources/requirement.js';
import { guardRead } from '../validation/own-options.js';
import { settingsFrom } from './settings-from-config.js';

/**
 * Declares a backend step by step. Every method returns a new builder and leaves this one unchanged, so branches of
 * one builder do not affect each other.
 *
 * @typeParam C - The components by id, as `build().components` will have them.
 * @example
 * const backend = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' })
 *   .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
 *   .when(flags.orders, (b) => b.addComponent(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } })))
 *   .withMonitoring({ retentionDays: 90 })
 *   .build();
 */
export class BackendBuilder<out C extends object = {}> extends BuilderOptions<BackendBuilder<C>> {
  readonly #state: BackendState;
  readonly #origin: BuilderOrigin;

  /** @internal Use `defineBackend`. */
  constructor(state: BackendState, from?: BuilderOrigin) {
    super();
    this.#state = state;
    this.#origin = Object.freeze({ from });
    Object.freeze(this);
  }

  /**
   * Adds a component. Its id becomes its key in `components`.
   * @throws DuplicateComponentError when the id is already used, also for ids that the types cannot see.
   * @throws InvalidConfigError when `definition` is not a definition.
   */
  addComponent<Self extends object, D extends AnyComponentDefinition>(
    this: BackendBuilder<Self>,
    definition: D & { readonly componentId: FreshId<Self, D['componentId']> },
  ): BackendBuilder<Joined<Self, Added<D>>> {
    return this.#with(withComponents(this.#state, [byId(definition)]));
  }

  /**
   * Adds a list of components, such as one per tenant. Ids that are not literal types are found with
   * `getComponent`.
   * @throws DuplicateComponentError when an id is already used or is in the list twice.
   * @throws InvalidConfigError when `definitions` is not a list of definitions.
   */
  addComponents<Self extends object, const L extends readonly AnyComponentDefinition[]>(
    this: BackendBuilder<Self>,
    definitions: L & {
      readonly [I in keyof L]: {
        readonly componentId: FreshIdInList<Self, L[I]['componentId'], RepeatedId<L>>;
      };
    },
  ): BackendBuilder<Joined<Self, AddedList<L>>> {
    if (!Array.isArray(definitions)) throw notList(definitions);
    return this.#with(withComponents(this.#state, definitions.map(byId)));
  }

  /**
   * Applies `add` when `condition` holds. Its components are optional in the types, because they may be missing.
   * @throws InvalidConfigError when `condition` is not a boolean (the string 'false' of an environment variable is not), or
   *   when the result of `add` is not a builder made from its argument.
   */
  when<Self extends object, U extends object>(
    this: BackendBuilder<Self>,
    condition: boolean,
    add: (builder: BackendBuilder<Self>) => BackendBuilder<U>,
  ): BackendBuilder<Joined<Self, { readonly [K in Exclude<keyof U, keyof Self>]?: U[K] }>> {
    if (typeof condition !== 'boolean') throw notBoolean(condition);
    // Without `add` the components of U are missing, as their type says.
    const chosen: BackendBuilder<object> = condition ? this.#extended(add, 'when') : this;
    return new BackendBuilder(chosen.#state, chosen.#origin);
  }

  /**
   * Applies a function that adds components and options, such as a part that several backends have.
   * @throws DuplicateComponentError when one of its ids is already used.
   * @throws InvalidConfigError when the result of `add` is not a builder made from its argument.
   * @example
   * const withUsers = (builder: BackendBuilder) => builder.addComponent(userApi).withMonitoring();
   * const shop = defineBackend({ backendId: 'shop' }).addComponent(orderApi).with(withUsers).build();
   */
  with<Self extends object, U extends object>(
    this: BackendBuilder<Self>,
    add: (builder: BackendBuilder) => BackendBuilder<U>,
  ): BackendBuilder<Joined<Self, U>> {
    const made = this.#extended(add, 'with');
    return new BackendBuilder(made.#state, made.#origin);
  }

  /**
   * Returns the plan of this builder as frozen data. Needs no stack and no cloud.
   * @throws EmptyBackendError when the builder has no component.
   * @throws MissingProviderError when a component requires a type that no provider serves.
   */
  plan(): ResourcePlan {
    return this.build().plan();
  }

  /** Returns the errors and warnings of the plan. `valid` is true if the backend can be applied. Never throws. */
  validate(): ValidationResult {
    try {
      return this.build().validate();
    } catch (error) {
      if (error instanceof BackendError) return { valid: false, errors: [error.message] };
      throw error;
    }
  }

  /** Returns the backend. @throws EmptyBackendError when the builder has no component. */
  build(): Backend<Built<C>> {
    const { entries, config } = this.#state;
    // With a lock, the data of the backend is retained; with an offer, there is an account for guests.
    if (entries.length === 0 && config.lock === undefined && config.offer === undefined)
      throw new EmptyBackendError(settingsFrom(config).backendId);
    return new Backend<Built<C>>(this.#state);
  }

  protected override set<K extends ConfigKey>(
    option: K,
    value: OptionValue<K> | undefined,
  ): BackendBuilder<C> {
    refuseMissing({ [option]: value });
    return this.#with(withConfig(this.#state, { [option]: merged(this.#state.config[option], value) }));
  }

  protected override replace<K extends 'lock' | 'host'>(
    option: K,
    value: OptionValue<K> | undefined,
  ): BackendBuilder<C> {
    return this.#with(withConfig(this.#state, { [option]: value }));
  }

  protected override append(option: 'providers' | 'resourceTypes', value: unknown): BackendBuilder<C> {
    return this.#with(withConfig(this.#state, { [option]: [...(this.#state.config[option] ?? []), value] }));
  }

  #with<C2 extends object>(state: BackendState): BackendBuilder<C2> {
    return new BackendBuilder<C2>(state, this.#origin);
  }

  /**
   * Returns the builder that `add` makes of this one. Refuses an unrelated builder, which would drop all
   * earlier declarations.
   */
  #extended(add: (builder: this) => unknown, method: string): BackendBuilder<object> {
    if (typeof add !== 'function') throw noBuilder(method, add);
    const made = add(this);
    if (typeof made !== 'object' || made === null || !(#origin in made)) throw noBuilder(method, made);
    if (!isDerivedFrom(made.#origin, this.#origin)) throw notDerived(method);
    return made;
  }
}

/** Parent pointer of a builder. Holds no state; `when` and `with` use it to refuse unrelated builders. */
interface BuilderOrigin {
  readonly from: BuilderOrigin | undefined;
}

/** Returns true if a builder was made from another, or is that one. */
function isDerivedFrom(later: BuilderOrigin, earlier: BuilderOrigin): boolean {
  let origin: BuilderOrigin | undefined = later;
  while (origin !== undefined && origin !== earlier) origin = origin.from;
  return origin !== undefined;
}

function byId(definition: AnyComponentDefinition): [string, AnyComponentDefinition] {
  // A value that is not a definition has no id. `addComponent` refuses it.
  const isOne = guardRead('addComponent', () => isDefinition(definition));
  return [isOne ? definition.componentId : '(no id)', definition];
}
