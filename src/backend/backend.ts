import { applyBackend, detachedScope } from '../engines/apply-backend.js';
import type { AppliedBackend } from '../engines/applied-backend.js';
import type { ApplyOptions } from '../engines/apply-options.js';
import { checkApplyOptions } from '../engines/apply-options-schema.js';
import { stackOf } from '../engines/check-stack.js';
import type { ScopeLike, StackLike } from '../component.js';
import { BackendError, InvalidConfigError } from '../errors.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { Offer } from '../plan/offer.js';
import type { PlannedResource, ResourcePlan } from '../plan/resource-plan.js';
import type { HostChoice } from '../resources/host/options.js';
import type { ValidationResult } from '../resources/requirement.js';
import { planBackend } from '../planner/plan-backend.js';
import { constructNamesIn } from '../resources/network/construct-names.js';
import { planEachUnshared } from './unshared-plans.js';
import type { BackendConfig } from './backend-config.js';
import { type BackendState, withConfig } from './backend-state.js';
import { type PlannedInput, toPlanInput } from './plan-input.js';
import { settingsFrom } from './settings-from-config.js';

/**
 * A declared backend: plan it, check it and apply it to stacks. Immutable.
 *
 * @typeParam C - Type of `components`.
 */
export class Backend<out C extends object = {}> {
  readonly #state: BackendState;
  // Lazy.
  #input: PlannedInput | undefined;
  #plan: ResourcePlan | undefined;
  #components: C | undefined;
  /** By stack, in the order of application. */
  readonly #applied = new Map<ScopeLike, AppliedBackend<C>>();

  /** @internal Use `defineBackend`. */
  constructor(state: BackendState) {
    this.#state = state;
    Object.freeze(this);
  }

  /** The id that Azure names and Terraform ids are made from. */
  get backendId(): string {
    return settingsFrom(this.#state.config).backendId;
  }

  /** The configuration, without defaults. */
  get config(): BackendConfig {
    return this.#state.config;
  }

  /**
   * The components by key, with their endpoints: known from the plan, before anything is applied.
   * @throws MissingProviderError when a component requires a type that no provider serves.
   */
  get components(): C {
    // The keys and handles are those that the types were made from.
    this.#components ??= this.#planned().handles(this.plan()) as C;
    return this.#components;
  }

  /** The planned resources by key, such as `cosmos:shared`. A copy: changing it changes nothing. */
  get resources(): ReadonlyMap<string, PlannedResource> {
    return new Map(this.plan().resources.map((resource) => [resource.key, resource]));
  }

  /**
   * Returns this backend with another lock: `readLock(path)`, or the lock of the last plan. Undefined means
   * without a lock.
   * @throws InvalidConfigError when it is the lock of another backend, environment or location.
   */
  withLock(lock: PlanLock | undefined): Backend<C> {
    return new Backend<C>(withConfig(this.#state, { lock }));
  }

  /**
   * Returns this backend as a guest of another offer, such as one that is still under review.
   * @throws InvalidConfigError when it is not an offer.
   * @example
   * shop.withHost(readOffer('platform.prod.offer.json')).plan().errors
   */
  withHost(host: Offer | HostChoice): Backend<C> {
    return new Backend<C>(withConfig(this.#state, { host }));
  }

  /**
   * Returns the plan as frozen data. Needs no stack and no cloud.
   * @throws MissingProviderError when a component requires a type that no provider serves.
   */
  plan(): ResourcePlan {
    this.#plan ??= planBackend(this.#planned());
    return this.#plan;
  }

  /**
   * Returns a plan of each component by itself, by component id, for `whatSharingSaves`. Use these plans for
   * comparison, not for `apply`. A plan whose component refers to another one has errors.
   */
  plansAlone(): Readonly<Record<string, ResourcePlan>> {
    return planEachUnshared(this.#planned());
  }

  /** Returns the errors and warnings of the plan. `valid` is true if the backend can be applied. Never throws. */
  validate(): ValidationResult {
    try {
      const { warnings, errors, violations } = this.plan();
      const problems = [
        ...errors.map(({ code, message, resolution }) => `${code}: ${message} ${resolution}`),
        ...violations.map(
          ({ message, max, requested }) => `${message} (limit ${max}, requested ${requested})`,
        ),
      ];
      return {
        valid: problems.length === 0,
        ...(problems.length > 0 && { errors: problems }),
        ...(warnings.length > 0 && { warnings: warnings.map(({ code, message }) => `${code}: ${message}`) }),
      };
    } catch (error) {
      if (error instanceof BackendError) return { valid: false, errors: [error.message] };
      throw error;
    }
  }

  /**
   * Creates the constructs of the plan in a stack, after all checks. Applying again to the same stack returns the first
   * result.
   * @param stack - A `ResourceGroupStack`, or any `TerraformStack` with `options.resourceGroup`.
   * @returns The live constructs of shared resources, and the component handles, which are those of `components`: a
   *   `StaticSite` there has the same `siteEndpoint`. To edit a construct, or to build on it, take it from here.
   * @throws InvalidConfigError when an option is wrong.
   * @throws PlanHasErrorsError, ResourceLimitError when the plan must not be applied.
   * @throws LockNotFrozenError when `options.frozen` is set and the lock of the plan is not the one of the configuration.
   * @throws CannotApplyError when the plan does not fit the stack.
   */
  apply(stack: StackLike, options?: ApplyOptions): AppliedBackend<C> {
    return this.#applyTo(stack, options);
  }

  /**
   * Applies the backend as {@link Backend.apply} does, without a result: endpoints are in `components`, and
   * live constructs in `getResource`.
   */
  addToStack(stack: StackLike, options?: ApplyOptions): void {
    this.apply(stack, options);
  }

  /** Applies the backend as {@link Backend.apply} does, to the stack of any construct. */
  initialize(scope: ScopeLike, options?: ApplyOptions): void {
    this.#applyTo(scope, options);
  }

  /**
   * Returns the live construct of a shared resource, such as its Cosmos DB account: in the stack that the
   * backend was applied to last. Undefined before that, and for a resource that the plan does not have.
   * @param type - Such as `cosmos`.
   * @param key - Second part of the key of the resource: `provisioned` of `cosmos:provisioned`.
   * @default the only resource of the type
   * @throws InvalidConfigError when the plan has several resources of the type, and no key is given.
   */
  // The caller names the class of the construct; nothing here can know it.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  getResource<T = unknown>(type: string, key?: string): T | undefined {
    return [...this.#applied.values()].at(-1)?.getResource<T>(type, key);
  }

  /** Returns a component by its key, or by its id if no component has this key. */
  getComponent<K extends keyof C>(key: K): C[K];
  /**
   * Returns a component that the types do not know, such as one that was added to a variable, as an instance
   * of its class.
   * @param type - Its class: `CrudApi`, `FunctionsApp`, `StaticSite`, or the class that your factory creates.
   * @throws InvalidConfigError when the component does not exist, or is not an instance of the class.
   * @example
   * backend.getComponent('OrderApi', CrudApi).apiEndpoint;
   */
  getComponent<Handle extends object>(key: string, type: abstract new (...args: never) => Handle): Handle;
  /** Returns a component that the types do not know; undefined when the backend does not have it. */
  getComponent(key: string): unknown;
  getComponent(key: string, type?: abstract new (...args: never) => object): unknown {
    const components: [string, unknown][] = Object.entries(this.components);
    const [, found] =
      components.find(([own]) => own === key) ?? components.find(([, handle]) => idOf(handle) === key) ?? [];
    if (type !== undefined && !(found instanceof type))
      throw noSuchComponent(key, type.name, found, components);
    return found;
  }

  #applyTo(scope: ScopeLike, options: ApplyOptions = {}): AppliedBackend<C> {
    checkApplyOptions(options);
    const stack = stackOf(scope);
    const existing = this.#applied.get(stack);
    if (existing !== undefined) return existing;
    const network = { ...constructNamesIn(this.config.networking), ...options.network };
    const applied = applyBackend(this.#planned(), this.plan(), this.components, stack, {
      ...options,
      network,
    });
    this.#applied.set(stack, applied);
    return applied;
  }

  #planned(): PlannedInput {
    this.#input ??= toPlanInput(this.#state, detachedScope);
    return this.#input;
  }
}

function noSuchComponent(
  key: string,
  type: string,
  found: unknown,
  components: readonly (readonly [string, unknown])[],
): InvalidConfigError {
  const made = found?.constructor.name;
  return new InvalidConfigError('getComponent()', [
    {
      path: 'key',
      value: `'${key}'`,
      rule:
        made === undefined
          ? 'must be the key of a component'
          : `must be the key of a component of class ${type}`,
      resolution:
        made === undefined
          ? `use one of ${components.map(([own]) => own).join(', ')}`
          : `pass its class, ${made}`,
    },
  ]);
}

function idOf(handle: unknown): unknown {
  return typeof handle === 'object' && handle !== null && 'componentId' in handle
    ? handle.componentId
    : undefined;
}
