import type { BackendTypeError } from '../../component.js';
import type { MessageOptions } from '../../resources/service-bus/requirement.js';
import type { FunctionServices } from '../../runtime/contract/caller.js';
import type { PublishOptions } from '../../runtime/contract/events.js';
import type { OpenedApi } from '../item-access.js';
import type { FunctionDeclarations, FunctionsAppConfig } from '../functions-app/functions-app-config.js';
import type { EventData, EventOf, EventTopic } from './event-topic.js';

/** A function that runs for events of a topic, with a subscription of its own. */
export interface EventSubscriber<T extends EventTopic = EventTopic> extends Omit<
  MessageOptions,
  'requiresSession'
> {
  /** Topic that the subscriber receives from, made with `eventTopic`. */
  readonly topic: T;
  /** Types of events that the subscriber receives, at least one. */
  readonly events: readonly (keyof T['events'] & string)[];
}

/** Subscribers by the name that the code exports them under. */
export type EventSubscribers = Readonly<Record<string, EventSubscriber>>;

/** Subscribers whose types of events exist in their topics. */
export type KnownEvents<S extends EventSubscribers> = {
  readonly [N in keyof S]: {
    readonly events: S[N]['events'] extends readonly []
      ? BackendTypeError<'A subscriber receives at least one type of event'>
      : readonly (keyof S[N]['topic']['events'] & string)[];
  };
};

/** The error message for an app without topics and subscribers, and for one that publishes and has no functions for it. */
export type SomeEvents<P, S, F> = [keyof S] extends [never]
  ? P extends readonly []
    ? { readonly subscribers: BackendTypeError<'An EventsApp has publishes, subscribers or both'> }
    : [keyof F] extends [never]
      ? { readonly functions: BackendTypeError<'An app that publishes has functions or subscribers'> }
      : unknown
  : unknown;

/** Options of a `FunctionsApp` that an {@link EventsAppConfig} has too. */
export type EventsHostOptions<Api extends string = string> = Omit<
  FunctionsAppConfig<FunctionDeclarations, Api>,
  'runtime' | 'functions' | 'sourceDirectory' | 'topics' | 'serviceBusQueues'
>;

/** Options of `EventsApp.define`. */
export interface EventsAppConfig<
  P extends readonly EventTopic[] = readonly EventTopic[],
  S extends EventSubscribers = EventSubscribers,
  F extends FunctionDeclarations = FunctionDeclarations,
  Api extends string = string,
> extends EventsHostOptions<Api> {
  /** Topics that the code publishes to. The identity of the app may send to them. @default none */
  readonly publishes?: P;
  /** Functions that events start, each with a subscription that the identity of the app may receive from. @default none */
  readonly subscribers?: S;
  /** Functions with other triggers, as in a `FunctionsApp`. @default none */
  readonly functions?: F;
  /**
   * Directory with the code, relative to `ApplyOptions.projectDirectory`. It exports a handler under the name of each
   * subscriber and function.
   */
  readonly sourceDirectory: string;
  /**
   * True if the app ignores an event that Service Bus delivers again after its handler has ended. The ids of
   * handled events are kept in Cosmos DB for seven days. False: handlers run for every delivery, and must
   * tolerate repeated ones. @default true
   */
  readonly handleOnce?: boolean;
}

/** The part of a component that the types of its code are made from. */
export interface DeclaredEvents {
  readonly config: EventsAppConfig;
}

export type Published<D extends DeclaredEvents> = D['config'] extends { readonly publishes?: infer P }
  ? NonNullable<P> extends readonly (infer T extends EventTopic)[]
    ? T
    : never
  : never;

/** Third argument of a handler of an events app. Its type knows the topics that the app publishes. */
export type EventServices<D extends DeclaredEvents> = Omit<FunctionServices<OpenedApi<D>>, 'publish'> & {
  /**
   * Publishes an event. Service Bus has it when the promise is fulfilled.
   * @returns The id of the event.
   */
  publish<N extends Published<D>['name'], Type extends keyof TopicOf<D, N>['events'] & string>(
    topic: N,
    type: Type,
    data: EventData<TopicOf<D, N>['events'][Type]>,
    options?: PublishOptions,
  ): Promise<string>;
};

export type TopicOf<D extends DeclaredEvents, N extends string> = Extract<Published<D>, { readonly name: N }>;

/** Context of a call of a handler: a part of the `InvocationContext` of `@azure/functions`. */
export interface EventContext {
  readonly invocationId: string;
  info(...texts: unknown[]): void;
  warn(...texts: unknown[]): void;
  error(...texts: unknown[]): void;
}

export type SubscriberOf<D extends DeclaredEvents, N extends SubscriberName<D>> = NonNullable<
  D['config']['subscribers']
>[N];

/** Names of the subscribers of an events app. */
export type SubscriberName<D extends DeclaredEvents> = keyof NonNullable<D['config']['subscribers']> & string;

/**
 * A handler of an events app, as its code exports it.
 * @example
 * export const invoice: EventHandler<typeof billing, 'invoice'> = async ({ data }, context) => {
 *   context.info('invoice', data.orderId);
 * };
 */
export type EventHandler<D extends DeclaredEvents, N extends SubscriberName<D>> = (
  event: EventOf<
    SubscriberOf<D, N>['topic'],
    SubscriberOf<D, N>['events'][number] & keyof SubscriberOf<D, N>['topic']['events'] & string
  >,
  context: EventContext,
  services: EventServices<D>,
) => unknown;
