import { distinct, type Expression, joined, type OrExpression } from '../../../plan/expression/expression.js';
import type { PlanWarning } from '../../../plan/diagnostics.js';
import { addTo } from '../../../plan/maps.js';
import { CALLERS_SETTING } from '../../../runtime/contract/sign-in.js';
import type { ResourceGraph } from '../../graph.js';
import type { ConnectionContext } from '../../layout-context.js';
import { secretIn } from '../../key-vault/secret.js';
import { settingPlaceholders } from './setting-placeholders.js';
import type { FunctionsResource } from '../sharing.js';
import { declaredHttp } from '../triggers/triggers.js';

/** A component whose app settings name the endpoint of another one. */
interface ComponentCall {
  readonly caller: string;
  readonly callee: string;
  /** Name of the app setting. */
  readonly setting: string;
  /** Placeholder, such as `OrderApi.apiEndpoint`. */
  readonly placeholder: string;
}

/** Returns the identities of components that name endpoints of an app, by the component that they name. */
export function callersOf(app: FunctionsResource, context: ConnectionContext): CallerIdentities {
  const found = new Map<string, { principalIds: Expression[]; clientIds: Expression[] }>();
  if (!app.config.auth) return found;
  for (const { caller, callee } of callsTo(app, levelsIn(app), context)) {
    const own = found.get(callee) ?? { principalIds: [], clientIds: [] };
    for (const { principalId, clientId } of context.graph.principals.get(caller) ?? []) {
      own.principalIds.push(principalId);
      own.clientIds.push(clientId);
    }
    found.set(callee, own);
  }
  for (const own of found.values()) {
    own.principalIds = distinct(own.principalIds);
    own.clientIds = distinct(own.clientIds);
  }
  return found;
}

/** Identities by the component that they may call. */
export type CallerIdentities = ReadonlyMap<
  string,
  { readonly principalIds: readonly Expression[]; readonly clientIds: readonly Expression[] }
>;

/** Returns the app setting by which the runtime knows the components that may call. */
export function callerSettings(callers: CallerIdentities): Record<string, OrExpression<string>> {
  if (callers.size === 0) return {};
  // JSON, in which Terraform fills in the ids.
  const byComponent = Array.from(callers, ([component, { principalIds }]) =>
    joined([
      `${JSON.stringify(component)}:[`,
      ...separated(principalIds.map((id) => joined(['"', id, '"']))),
      ']',
    ]),
  );
  return { [CALLERS_SETTING]: joined(['{', ...separated(byComponent), '}']) };
}

function separated(parts: readonly OrExpression<string>[]): OrExpression<string>[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [',', part]));
}

/** Warns of app settings that lead code to functions that ask for a key, which the code does not have. */
export function keylessCalls(app: FunctionsResource, context: ConnectionContext): PlanWarning[] {
  if (app.config.auth) return [];
  const { all, withSecret } = callsIn(context.graph, app.type);
  if (all.length === 0) return [];
  const levels = levelsIn(app);
  return callsTo(app, levels, context).flatMap(({ caller, callee, setting, placeholder }): PlanWarning[] => {
    // The plan cannot know which secret is the key; a component without any secret does not have the key.
    if (withSecret.has(caller) || levels.get(callee)?.has('anonymous') === true) return [];
    return [
      {
        code: 'CALL_UNAUTHORIZED',
        message: `'${caller}' reads \${${placeholder}} from the app setting ${setting}, and the functions of '${callee}' ask for a key that '${caller}' does not have: they answer 401.`,
        resource: app.key,
        path: `environmentVariables.${setting}`,
        components: [...new Set([caller, callee])].sort(),
        resolution: `Add auth to '${callee}' and call it with callComponent, or keep a key of '${app.key}' in Key Vault and name it in the secrets of '${caller}'.`,
      },
    ];
  });
}

function callsTo(app: FunctionsResource, levels: Levels, { graph }: ConnectionContext): ComponentCall[] {
  return callsIn(graph, app.type).all.filter(({ callee }) => levels.has(callee));
}

export function callsInto(app: FunctionsResource, context: ConnectionContext): readonly ComponentCall[] {
  return callsTo(app, levelsIn(app), context);
}

/** Calls between components of a backend, as their app settings declare them. */
interface Calls {
  readonly all: readonly ComponentCall[];
  /** Components that read a secret. */
  readonly withSecret: ReadonlySet<string>;
}

// Read once per graph: every app of a backend asks for the calls of all.
const callsByGraph = new WeakMap<ResourceGraph, Calls>();

function callsIn(graph: ResourceGraph, type: string): Calls {
  const known = callsByGraph.get(graph);
  if (known !== undefined) return known;
  const calls = readCalls(graph, type);
  callsByGraph.set(graph, calls);
  return calls;
}

function readCalls(graph: ResourceGraph, type: string): Calls {
  const idOf = idsByName(graph.components);
  // The type itself cannot be imported here: it lays out what this file reads. Its resources are function apps.
  const apps = graph.all().filter((resource) => resource.type === type) as FunctionsResource[];
  const all: ComponentCall[] = [];
  const withSecret = new Set<string>();
  const requirements = apps.flatMap((app) => app.requirements);
  for (const { component: caller, setting, text, placeholder } of settingPlaceholders(requirements)) {
    if (secretIn(text) !== undefined) withSecret.add(caller);
    const [name = '', output = ''] = placeholder.split('.', 2);
    const callee = idOf.get(name);
    // Other outputs, such as the name of a database, do not lead to an app.
    if (callee === undefined || !/(?:endpoint|url)$/i.test(output)) continue;
    all.push({ caller, callee, setting, placeholder });
  }
  return { all, withSecret };
}

/** Returns the ids of components by everything that a placeholder may name them by: their keys and ids. */
export function idsByName(components: ResourceGraph['components']): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { key, id } of components) ids.set(key, id).set(id, id);
  return ids;
}

/** Credentials that HTTP functions ask for, by component. */
type Levels = ReadonlyMap<string, ReadonlySet<string>>;

function levelsIn({ requirements }: FunctionsResource): Levels {
  const levels = new Map<string, Set<string>>();
  for (const { component, authLevel } of declaredHttp(requirements)) addTo(levels, component, authLevel);
  return levels;
}
