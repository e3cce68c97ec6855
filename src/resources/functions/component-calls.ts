import type { PlanWarning } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { placeholdersIn } from '../placeholder.js';
import { secretIn } from '../key-vault/secret.js';
import type { FunctionsResource } from './sharing.js';

/** App setting with the identities that may call each component of the app, as JSON by component id. */
export const CALLERS_SETTING = 'COMPONENT_CALLERS';

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
export function callersOf(app: FunctionsResource, context: LayoutContext): CallerIdentities {
  const found = new Map<string, { principalIds: string[]; clientIds: string[] }>();
  if (!app.config.auth) return found;
  for (const { caller, callee } of callsTo(app, context)) {
    const own = found.get(callee) ?? { principalIds: [], clientIds: [] };
    for (const { principalId, clientId } of context.graph.principalsOf(caller)) {
      if (own.principalIds.includes(principalId)) continue;
      own.principalIds.push(principalId);
      own.clientIds.push(clientId);
    }
    found.set(callee, own);
  }
  return found;
}

/** Identities as Terraform expressions, by the component that they may call. */
export type CallerIdentities = ReadonlyMap<
  string,
  { readonly principalIds: readonly string[]; readonly clientIds: readonly string[] }
>;

/** Returns the app setting by which the runtime knows the components that may call. */
export function callerSettings(callers: CallerIdentities): Record<string, string> {
  if (callers.size === 0) return {};
  const byComponent = Array.from(callers, ([component, { principalIds }]) => [component, principalIds]);
  return { [CALLERS_SETTING]: JSON.stringify(Object.fromEntries(byComponent)) };
}

/** Warns of app settings that lead code to functions that ask for a key, which the code does not have. */
export function keylessCalls(app: FunctionsResource, context: LayoutContext): PlanWarning[] {
  if (app.config.auth) return [];
  const apps = context.graph.all().filter(({ type }) => type === app.type) as FunctionsResource[];
  return callsTo(app, context).flatMap(({ caller, callee, setting, placeholder }): PlanWarning[] => {
    const levels = levelsOf(app, callee);
    const settings = apps.flatMap(({ requirements }) =>
      requirements
        .filter(({ component }) => component === caller)
        .flatMap(({ config }) => Object.values(config.environmentVariables ?? {})),
    );
    // The plan cannot know which secret is the key; a component without any has none.
    const mayHaveKey = settings.some((text) => secretIn(text) !== undefined);
    if (mayHaveKey || levels.includes('anonymous')) return [];
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

function callsTo(app: FunctionsResource, { graph }: LayoutContext): ComponentCall[] {
  const idOf = new Map(graph.components.flatMap(({ key, id }) => [[key, id] as const, [id, id] as const]));
  const apps = graph.all().filter(({ type }) => type === app.type) as FunctionsResource[];
  return apps.flatMap(({ requirements }) =>
    requirements.flatMap(({ component: caller, config }) =>
      Object.entries(config.environmentVariables ?? {}).flatMap(([setting, text]) =>
        placeholdersIn(text).flatMap((placeholder): ComponentCall[] => {
          const [name = '', output = ''] = placeholder.split('.');
          const callee = idOf.get(name);
          // Other outputs, such as the name of a database, are no way to call anything.
          if (callee === undefined || !/(?:endpoint|url)$/i.test(output)) return [];
          return levelsOf(app, callee).length === 0 ? [] : [{ caller, callee, setting, placeholder }];
        }),
      ),
    ),
  );
}

/** Returns what the http functions that a component has in an app ask of callers. */
function levelsOf({ requirements }: FunctionsResource, component: string): string[] {
  return requirements
    .filter((each) => each.component === component)
    .flatMap(({ config }) => config.functions ?? [])
    .flatMap(({ trigger }) => (trigger.type === 'http' ? [trigger.authLevel] : []));
}
