import * as v from 'valibot';

import { serviceBusQueueSchema } from '../../resources/service-bus/requirement-schema.js';
import { sourceDirectorySchema } from '../../resources/functions/code/source-schema.js';
import { type EntriesOf, flag, issueAt, options, recordOf, rule, textLike } from '../../validation/rule.js';
import { FUNCTIONS_APP_ENTRIES } from '../functions-app/functions-app-schema.js';
import type { EventsAppConfig } from './events-app-config.js';
import { eventTopicSchema } from './event-topic.js';

const subscriber = options({
  topic: eventTopicSchema,
  events: v.pipe(
    v.array(v.string(rule('must be a type of event', 'name a type of the topic'))),
    v.minLength(1, rule('must have at least one type of event', 'name a type of the topic')),
  ),
  lockSeconds: waiting('lockSeconds'),
  maxDeliveryCount: waiting('maxDeliveryCount'),
  timeToLiveSeconds: waiting('timeToLiveSeconds'),
  deadLetterOnExpiration: v.exactOptional(flag('deadLetterOnExpiration')),
});

/** Returns the schema of an option that a Service Bus queue has too. */
function waiting(option: 'lockSeconds' | 'maxDeliveryCount' | 'timeToLiveSeconds') {
  return v.exactOptional(
    v.custom<number>(
      (value) => v.is(serviceBusQueueSchema, { name: 'queue', [option]: value }),
      rule('must be in the range of Service Bus', 'see the ranges in docs/options.md'),
    ),
  );
}

const {
  runtime: _runtime,
  functions,
  sourceDirectory: _source,
  topics: _topics,
  serviceBusQueues: _queues,
  ...host
} = FUNCTIONS_APP_ENTRIES;

/**
 * The configuration of `EventsApp.define`. The schema of `FunctionsApp` checks combinations of its own
 * options.
 */
export const eventsAppSchema = v.pipe(
  options({
    ...host,
    functions: v.exactOptional(functions),
    publishes: v.exactOptional(v.array(eventTopicSchema)),
    subscribers: v.exactOptional(
      recordOf(
        textLike(
          'the name of a subscriber',
          /^[A-Za-z][A-Za-z0-9]{0,49}$/,
          'must have 1 to 50 letters and digits, and start with a letter',
          "use a name like 'invoice'",
        ),
        subscriber,
      ),
    ),
    sourceDirectory: sourceDirectorySchema,
    handleOnce: v.exactOptional(flag('handleOnce')),
  } satisfies EntriesOf<EventsAppConfig>),
  v.check(
    ({ publishes = [], subscribers = {} }) => publishes.length + Object.keys(subscribers).length > 0,
    rule('must have publishes or subscribers', 'add one of the two, or use a FunctionsApp'),
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { subscribers = {}, functions: others = {} } = dataset.value;
    for (const [name, { topic, events }] of Object.entries(subscribers)) {
      const known = Object.keys(topic.events);
      for (const type of events.filter((each) => !known.includes(each)))
        addIssue(
          issueAt(
            dataset.value,
            ['subscribers', name, 'events'],
            type,
            rule(
              `must be events of the topic '${topic.name}', which has ${known.join(', ')}`,
              'use one of these, or add the event to the topic',
            ),
          ),
        );
      if (Object.hasOwn(others, name))
        addIssue(
          issueAt(
            dataset.value,
            ['functions', name],
            name,
            rule('must not have the name of a subscriber', 'rename one of the two'),
          ),
        );
    }
  }),
);
