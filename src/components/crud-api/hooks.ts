import type { HookServices, UpdateServices } from '../../runtime/contract/hooks.js';
import type { FunctionContext } from '../functions-app/handler-types.js';
import type { EntitySchema, Item } from './entity-schema.js';

/** A definition of a `CrudApi`. */
export interface WithItems {
  readonly componentType: 'CrudApi';
  readonly config: { readonly schema: EntitySchema };
}

/** Fields that a hook fills in. The others stay as they are; `undefined` removes one that is not required. */
export type Filled<D extends WithItems> = { readonly [N in keyof Item<D>]?: Item<D>[N] | undefined };

/** Result of a hook: fields to fill in, or nothing. */
// `void` is the result of a function without a return.
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type
export type HookResult<D extends WithItems> = void | Filled<D> | Promise<void | Filled<D>>;

/**
 * The hooks that the code of an API exports, each under its name in `hooks` of the API. A hook gets the item as it would be
 * stored, with defaults, id and times. It returns fields to fill in, also those that callers cannot set (`readOnly`), and
 * throws `problem(…)` to refuse the call. Any other error is a 500. A hook can run again in one call, after another change of the item.
 * @example
 * export default {
 *   beforeCreate: (booking, context, { problem }) => {
 *     if (booking.to <= booking.from) throw problem(400, 'A booking must end after it begins.');
 *     return { hours: booking.to - booking.from };
 *   },
 * } satisfies Hooks<typeof bookingApi>;
 */
export interface Hooks<D extends WithItems> {
  /** Runs before POST, and before PUT with `If-None-Match: *`. */
  beforeCreate?(item: Item<D>, context: FunctionContext, services: HookServices): HookResult<D>;
  /** Runs before PUT and PATCH. `services.before` is the item before the change. */
  beforeUpdate?(item: Item<D>, context: FunctionContext, services: UpdateServices<Item<D>>): HookResult<D>;
  /** Runs before DELETE, also where `softDelete` keeps the item. Its result has no effect. */
  beforeDelete?(item: Item<D>, context: FunctionContext, services: HookServices): unknown;
}
