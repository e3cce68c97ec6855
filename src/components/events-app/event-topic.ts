import * as v from 'valibot';

import { deepFreeze } from '../../plan/deep-freeze.js';
import type { IntakeOptions } from '../../resources/service-bus/requirement.js';
import { serviceBusTopicSchema, topicNameSchema } from '../../resources/service-bus/requirement-schema.js';
import type { CloudEvent } from '../../runtime/contract/events.js';
import { formatValue } from '../../validation/format-value.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import { flag, oneOf, options, recordOf, rule, textLike } from '../../validation/rule.js';
import { FIELD_TYPES, type FieldType } from '../crud-api/entity-schema.js';

/** A field of an event, with options besides its type. */
export interface EventFieldOptions {
  readonly type: FieldType;
  /** @default true */
  readonly required?: boolean;
}

/** The fields of an event, by name. */
export type EventFields = Readonly<Record<string, FieldType | EventFieldOptions>>;

/** Types of events and their fields. */
export type EventTypes = Readonly<Record<string, EventFields>>;

/** Options of a topic. */
export interface EventTopicOptions extends IntakeOptions {
  /** Seconds after which an event that was not received becomes a dead letter. @default never */
  readonly timeToLiveSeconds?: number;
}

/** A topic of Service Bus and the types of its events: plain data that publishers and subscribers share. */
export interface EventTopic<Name extends string = string, Types extends EventTypes = EventTypes> {
  readonly name: Name;
  readonly events: Types;
  readonly options: EventTopicOptions;
}

export interface ValueOf {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly timestamp: string;
  readonly array: readonly unknown[];
  readonly object: Readonly<Record<string, unknown>>;
}

export type FieldValue<F> = F extends FieldType
  ? ValueOf[F]
  : F extends { readonly type: infer T extends FieldType }
    ? ValueOf[T]
    : never;

export type OptionalField<F extends EventFields> = {
  [N in keyof F]: F[N] extends { readonly required: false } ? N : never;
}[keyof F];

/** Data of an event with these fields. */
export type EventData<F extends EventFields> = {
  readonly [N in Exclude<keyof F, OptionalField<F>>]: FieldValue<F[N]>;
} & { readonly [N in OptionalField<F>]?: FieldValue<F[N]> };

/** An event of a topic: of one type, or one of several. */
export type EventOf<
  T extends EventTopic,
  Type extends keyof T['events'] & string = keyof T['events'] & string,
> = { [N in Type]: CloudEvent<N, EventData<T['events'][N]>> }[Type];

const fieldType = oneOf('a field type', FIELD_TYPES);

const typesSchema = v.pipe(
  recordOf(
    textLike(
      'a type of event',
      /^[A-Za-z][A-Za-z0-9.]{0,63}$/,
      'must have 1 to 64 letters, digits and dots, starting with a letter',
      "use a name like 'OrderPlaced'",
    ),
    recordOf(
      textLike(
        'a field name',
        /^[A-Za-z][A-Za-z0-9_]*$/,
        'must have letters, digits and underscores only, and start with a letter',
        "use a name like 'orderId'",
      ),
      v.lazy((field) =>
        typeof field === 'object' && field !== null
          ? options({ type: fieldType, required: v.exactOptional(flag('required')) })
          : fieldType,
      ),
    ),
  ),
  v.check(
    (types) => Object.keys(types).length > 0,
    rule('must have at least one type of event', "add one, such as OrderPlaced: { orderId: 'string' }"),
  ),
);

export const eventTopicSchema = options({
  name: topicNameSchema,
  events: typesSchema,
  options: v.custom<EventTopicOptions>(
    (given) => typeof given === 'object' && v.is(serviceBusTopicSchema, { ...given, name: 'topic' }),
    rule(
      'must be an object with maxSize, duplicateDetectionSeconds and timeToLiveSeconds, in the ranges of Service Bus',
      'see the ranges in docs/events.md',
    ),
  ),
});

/**
 * Describes a topic and the events that are published to it. A component that publishes or receives them creates the topic.
 * @throws InvalidConfigError with everything that is wrong with the name, the types or the options.
 * @example
 * const orderEvents = eventTopic('order-events', {
 *   OrderPlaced: { orderId: 'string', total: 'number', note: { type: 'string', required: false } },
 * });
 */
export function eventTopic<const Name extends string, const Types extends EventTypes>(
  name: Name,
  events: Types,
  topicOptions: EventTopicOptions = {},
): EventTopic<Name, Types> {
  const subject = `eventTopic ${formatValue(name)}`;
  const own = ownOptions<EventTopic<Name, Types>>({ name, events, options: topicOptions }, subject);
  parse(eventTopicSchema, own, subject);
  return deepFreeze(own);
}
