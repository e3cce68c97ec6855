import * as v from 'valibot';

import { ownValue } from '../../plan/json.js';
import {
  connectionSchema,
  loginSettingsOf,
  namespaceSettingOf,
} from '../../resources/functions/triggers/event-trigger-schema.js';
import { issueAt, rule } from '../../validation/rule.js';

/** The part of a component that holds connections and settings. */
interface Connected {
  readonly functions: Readonly<Record<string, object>>;
  readonly environmentVariables?: Readonly<Record<string, string>> | undefined;
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

/** A setting or connection that breaks a rule. */
interface Mismatch {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly message: string;
}

/** Checks that the settings have the namespace of each connection, and none of the settings that the plan makes for its login. */
export function wiredConnections<C extends Connected>(): v.RawCheckAction<C> {
  return v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const connections = new Set<string>();
    for (const [name, declared] of Object.entries(value.functions)) {
      if (!('connection' in declared) || !v.is(connectionSchema, declared.connection)) continue;
      const unnamed = namespaceMissing(value, name, declared.connection);
      const wrong = connections.has(declared.connection) ? [] : settingMismatches(value, declared.connection);
      connections.add(declared.connection);
      for (const { path, value: at, message } of [...unnamed, ...wrong])
        addIssue(issueAt(value, path, at, message));
    }
  });
}

function namespaceMissing(
  { environmentVariables = {} }: Connected,
  name: string,
  connection: string,
): Mismatch[] {
  const setting = namespaceSettingOf(connection);
  if (Object.hasOwn(environmentVariables, setting)) return [];
  const message = rule(
    `must have a namespace, in environmentVariables.${setting}`,
    `add environmentVariables: { ${setting}: '<namespace>.servicebus.windows.net' }`,
  );
  return [{ path: ['functions', name, 'connection'], value: connection, message }];
}

/** A host name of at least two labels, or a placeholder, whose value is not known yet. */
const NAMESPACE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.|$)){2,}(?<!\.)$|\$\{[^}]+\}/;

/** Source: learn.microsoft.com/azure/azure-functions/functions-reference#common-properties-for-identity-based-connections */
function settingMismatches(
  { environmentVariables = {}, secrets = {} }: Connected,
  connection: string,
): Mismatch[] {
  const setting = namespaceSettingOf(connection);
  const namespace = ownValue(environmentVariables, setting);
  const own = loginSettingsOf(connection).map((name) => name.toUpperCase());
  return [
    ...(namespace === undefined || NAMESPACE.test(namespace)
      ? []
      : [
          {
            path: ['environmentVariables', setting],
            value: namespace,
            message: rule(
              'must be a host name, without a scheme or a path',
              "write it like 'name.servicebus.windows.net'",
            ),
          },
        ]),
    ...Object.entries({ environmentVariables, secrets }).flatMap(([option, settings]) =>
      Object.entries(settings)
        .filter(([name]) => own.includes(name.toUpperCase()))
        .map(([name, value]) => ({
          path: [option, name],
          value,
          message: rule(
            'must not be set, because the plan makes the connection log in with the identity of the app',
            'remove it, and give the identity of the app a role on the namespace',
          ),
        })),
    ),
  ];
}
