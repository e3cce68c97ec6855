import * as v from 'valibot';

import { CustomCodeError } from '../errors.js';
import type { Connection } from '../resources/connection.js';
import type { ResourceGraph } from '../resources/graph.js';
import { closestMatch } from '../validation/closest-match.js';
import { formatValue } from '../validation/format-value.js';
import type { Hook } from './custom-code.js';

// Every resource of a custom type asks for the keys of all resources.
const keysByGraph = new WeakMap<ResourceGraph, ReadonlySet<string>>();

/**
 * Returns connections that a custom type made, after a check of their ends and their data.
 * @throws CustomCodeError when an end is not a resource of the backend, or the data is not that of the kind.
 */
export function checkedConnections(
  hook: Hook,
  connections: readonly Connection[],
  graph: ResourceGraph,
): readonly Connection[] {
  const keys = keysIn(graph);
  for (const { kind, from, to, data } of connections) {
    const unknown = [from, to].find((key) => !keys.has(key));
    if (unknown !== undefined) throw unknownEnd(hook, kind.name, unknown, keys);
    if (!isDataOf(kind, data))
      throw new CustomCodeError(
        hook,
        `the data of a connection must have the form that its kind '${kind.name}' declares, received ${formatValue(data)}`,
        `correct the data of the connection from '${from}' to '${to}'`,
      );
  }
  return connections;
}

function keysIn(graph: ResourceGraph): ReadonlySet<string> {
  const keys = keysByGraph.get(graph) ?? new Set(graph.all().map(({ key }) => key));
  keysByGraph.set(graph, keys);
  return keys;
}

function isDataOf({ schema }: Connection['kind'], data: unknown): boolean {
  return data !== undefined && (schema === undefined || v.is(schema, data));
}

function unknownEnd(hook: Hook, kind: string, given: string, keys: ReadonlySet<string>): CustomCodeError {
  const meant = closestMatch(given, [...keys]);
  return new CustomCodeError(
    hook,
    `both ends of a connection of the kind '${kind}' must be keys of resources of the backend, received '${given}'`,
    `${meant === undefined ? '' : `write '${meant}' if that is meant, or `}take the key of a resource from context.graph`,
  );
}
