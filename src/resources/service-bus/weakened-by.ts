import type { ProtectiveArgument, Weakening } from '../../plan/weakening.js';

const EXPIRATION = 'learn.microsoft.com/azure/service-bus-messaging/message-expiration';
const DEAD_LETTERS = 'learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues';
const FORWARDING = 'learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding';
const FILTERS = 'learn.microsoft.com/azure/service-bus-messaging/topic-filters';

/** Filter that takes every message. */
export const EVERY_MESSAGE = '1=1';

const LIFE: readonly ProtectiveArgument[] = [
  {
    argument: 'default_message_ttl',
    weaker: 'lower',
    absent: null,
    kept: true,
    effect: 'Messages that are not received in time expire earlier.',
    source: EXPIRATION,
  },
  {
    argument: 'auto_delete_on_idle',
    weaker: 'lower',
    absent: null,
    kept: true,
    effect: 'Azure deletes it with its messages after so long without use.',
    source: 'learn.microsoft.com/azure/service-bus-messaging/message-expiration#temporary-entities',
  },
  {
    argument: 'status',
    weaker: [['Disabled'], ['ReceiveDisabled', 'SendDisabled'], ['Active']],
    absent: 'Active',
    effect: 'Azure stops accepting messages, or handing them out.',
    source: 'learn.microsoft.com/azure/service-bus-messaging/entity-suspend',
  },
];

const SIZE: readonly ProtectiveArgument[] = [
  {
    argument: 'max_size_in_megabytes',
    weaker: 'lower',
    absent: 1024,
    kept: true,
    effect: 'Azure refuses new messages earlier.',
    source: 'learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas',
  },
  {
    argument: 'express_enabled',
    weaker: [[true], [false]],
    absent: false,
    effect: 'Azure holds messages in memory before it stores them.',
    source: 'learn.microsoft.com/azure/service-bus-messaging/enable-partitions-basic-standard',
  },
];

const RECEPTION: readonly ProtectiveArgument[] = [
  {
    argument: 'dead_lettering_on_message_expiration',
    weaker: [[false], [true]],
    absent: false,
    effect: 'Azure deletes expired messages and does not keep them as dead letters.',
    source: DEAD_LETTERS,
  },
  {
    argument: 'forward_to',
    weaker: 'changed',
    effect: 'Messages go to another queue or topic.',
    source: FORWARDING,
  },
  {
    argument: 'forward_dead_lettered_messages_to',
    weaker: 'changed',
    effect: 'Dead letters go to another queue or topic.',
    source: FORWARDING,
  },
];

/** Returns an argument of a rule, of which no order tells what messages it selects. */
function selection(argument: string, safest?: string): ProtectiveArgument {
  return {
    argument,
    weaker: 'changed',
    ...(safest !== undefined && { safest }),
    effect: 'The subscription receives other messages, and those that it no longer receives are lost to it.',
    source: FILTERS,
  };
}

/** Arguments whose weaker value puts the messages of a namespace at risk. Absent values are those of azurerm 4.55.0. */
export const SERVICE_BUS_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_servicebus_queue: { arguments: [...LIFE, ...SIZE, ...RECEPTION] },
  azurerm_servicebus_topic: { arguments: [...LIFE, ...SIZE] },
  azurerm_servicebus_subscription: {
    arguments: [
      ...LIFE,
      ...RECEPTION,
      {
        argument: 'dead_lettering_on_filter_evaluation_error',
        weaker: [[false], [true]],
        absent: true,
        effect: 'Azure deletes messages on which the filter fails.',
        source: DEAD_LETTERS,
      },
    ],
    receivesFrom: {
      argument: 'topic_id',
      effect:
        'Its topic stays, and no component reads the messages in it: they expire, or count against the size of the topic until it takes no more.',
    },
  },
  azurerm_servicebus_subscription_rule: {
    governs: 'subscription_id',
    arguments: [
      selection('filter_type', 'SqlFilter'),
      selection('sql_filter', EVERY_MESSAGE),
      selection('correlation_filter'),
      selection('action'),
    ],
  },
};
