import * as v from 'valibot';

import { serviceBusQueueSchema } from '../../resources/service-bus/requirement-schema.js';
import { sourceDirectorySchema } from '../../resources/functions/code/source-schema.js';
import { flag, issueAt, options, recordOf, rule, textLike } from '../../validation/rule.js';
import { FUNCTIONS_APP_ENTRIES } from '../functions-app/functions-app-schema.js';
import { eventTopicSchema } from './event-topic.js';

const subscriber = options({
  topic: eventTopicSchema,
  events: v.pipe(
    v.array(v.string(rule('a type of event is text', 'name one of the topic'))),
    v.minLength(1, rule('a subscriber takes at least one type of event', 'name one of the topic')),
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
      rule(`${option} is in the range of Service Bus`, 'see docs/configuration.md'),
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
          'has 1 to 50 letters and digits, and starts with a letter',
          "use a name like 'invoice'",
        ),
        subscriber,
      ),
    ),
    sourceDirectory: sourceDirectorySchema,
    handleOnce: v.exactOptional(flag('handleOnce')),
  }),
  v.check(
    ({ publishes = [], subscribers = {} }) => publishes.length + Object.keys(subscribers).length > 0,
    rule('an events app publishes or takes events', 'add publishes or subscribers, or use a FunctionsApp'),
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
              `the topic '${topic.name}' has the events ${known.join(', ')}`,
              'name one of them, or add it to the topic',
            ),
          ),
        );
      if (Object.hasOwn(others, name))
        addIssue(
          issueAt(
            dataset.value,
            ['functions', name],
            name,
            rule('subscribers and functions of a component have different names', 'rename one of the two'),
          ),
        );
    }
  }),
);
