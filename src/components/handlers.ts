import type { FunctionServices } from '../runtime/contract/caller.js';
import type {
  EventHandler,
  EventsAppConfig,
  EventServices,
  SubscriberName,
} from './events-app/events-app-config.js';
import type { FunctionDeclarations } from './functions-app/functions-app-config.js';
import type { FunctionHandler } from './functions-app/handler-types.js';
import type { ApiUses, OpenedApi } from './item-access.js';

/** A definition of a `FunctionsApp` or an `EventsApp`. */
export interface WithFunctions {
  readonly componentType: 'FunctionsApp' | 'EventsApp';
  readonly config: { readonly functions?: FunctionDeclarations; readonly uses?: ApiUses };
}

export interface WithSubscribers {
  readonly componentType: 'EventsApp';
  readonly config: EventsAppConfig;
}

export type FunctionsOf<D extends WithFunctions> = NonNullable<D['config']['functions']>;

export type ServicesOf<D extends WithFunctions> = D extends WithSubscribers
  ? EventServices<D>
  : FunctionServices<OpenedApi<D>>;

export type SubscribersOf<D extends WithFunctions> = D extends WithSubscribers ? SubscriberName<D> : never;

/**
 * The handlers that the code of a component exports: one per function and subscriber, under its name.
 * @example
 * import type { Handlers } from '@atakora/component/functions';
 * import type { orders } from '../backend.js';
 *
 * export default {
 *   status: (request) => ({ jsonBody: { id: request.params['id'] } }),
 *   charge: (message, context) => context.info('charging', message),
 * } satisfies Handlers<typeof orders>;
 */
export type Handlers<D extends WithFunctions> = {
  readonly [N in (keyof FunctionsOf<D> & string) | SubscribersOf<D>]: N extends keyof FunctionsOf<D>
    ? FunctionHandler<FunctionsOf<D>[N]['trigger'], ServicesOf<D>>
    : D extends WithSubscribers
      ? N extends SubscriberName<D>
        ? EventHandler<D, N>
        : never
      : never;
};
