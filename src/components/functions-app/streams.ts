import * as v from 'valibot';

import { settingPrefixOf, slugOf } from '../../component.js';
import { InvalidConfigError } from '../../errors.js';
import type { EventHub, EventHubsRequirement } from '../../resources/event-hubs/requirement.js';
import { consumerGroupNameSchema } from '../../resources/event-hubs/requirement-schema.js';
import { DEFAULT_GROUP } from '../../resources/functions/triggers/event-trigger-schema.js';
import type { EventHubFunction } from './event-functions.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

type Streaming = Pick<FunctionsAppConfig, 'functions' | 'eventHubs' | 'renamedFrom'>;

/**
 * Returns the hubs that functions need in the backend's Event Hubs namespace; undefined when they neither send nor
 * receive.
 */
export function eventHubsNeed(id: string, config: Streaming): EventHubsRequirement | undefined {
  const received = readersOf(id, config).map(({ hub, group }): EventHub => ({
    name: hub,
    access: ['receive'],
    ...(group !== DEFAULT_GROUP && { consumerGroups: [group] }),
  }));
  const receiving = new Set(received.map(({ name }) => name));
  // A hub with a trigger has access 'send' only if its options say so.
  const own = (config.eventHubs ?? []).map((hub) => (receiving.has(hub.name) ? { access: [], ...hub } : hub));
  const hubs = [...received, ...own];
  return hubs.length === 0 ? undefined : { hubs };
}

/**
 * Returns the consumer group of a function, which it does not share with others. The name stays when the component is renamed: the
 * positions of the reader belong to it.
 */
export function consumerGroupOf(
  id: string,
  name: string,
  { consumerGroup }: Pick<EventHubFunction, 'consumerGroup'>,
  { renamedFrom = id }: Pick<FunctionsAppConfig, 'renamedFrom'>,
): string {
  return consumerGroup ?? `${slugOf(renamedFrom)}-${slugOf(name)}`;
}

/**
 * Checks the consumer groups of functions.
 * @throws InvalidConfigError when a name is not one of Azure, or two functions read one hub with one group.
 */
export function checkConsumerGroups(id: string, config: Streaming): void {
  const readers = readersOf(id, config);
  const issues = readers.flatMap((reader, at) => {
    const { name, hub, group } = reader;
    const twin = readers.findIndex((other) => other.hub === hub && other.group === group);
    const isName = group === DEFAULT_GROUP || v.is(consumerGroupNameSchema, group);
    if (isName && twin === at) return [];
    return {
      path: `functions.${name}.consumerGroup`,
      value: `'${group}'`,
      rule: isName
        ? `must be another one than that of the function '${readers[twin]?.name ?? ''}', because an event goes to one reader of a group`
        : 'must have 1 to 50 characters with a letter or digit at both ends; the default consists of component and function',
      resolution: `set consumerGroup of '${name}'`,
    };
  });
  if (issues.length > 0) throw new InvalidConfigError(`FunctionsApp '${id}'`, issues);
}

/** Returns the connection of a component to the backend's namespace. */
export function eventHubsConnectionOf(id: string): string {
  return `${settingPrefixOf(id)}_EVENTHUBS`;
}

interface Reader {
  readonly name: string;
  readonly hub: string;
  readonly group: string;
}

/** Returns the functions that read hubs of the backend. */
function readersOf(id: string, config: Streaming): Reader[] {
  return Object.entries(config.functions).flatMap(([name, declared]) =>
    declared.trigger !== 'eventHub' || declared.connection !== undefined
      ? []
      : [{ name, hub: declared.eventHubName, group: consumerGroupOf(id, name, declared, config) }],
  );
}
