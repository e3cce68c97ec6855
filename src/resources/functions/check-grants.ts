import type { PlanWarning } from '../../plan/diagnostics.js';
import { compareText } from '../../plan/json.js';
import { type AccessLevel, dataAccess } from '../access.js';
import type { LayoutContext } from '../layout-context.js';
import { placeholdersIn } from '../placeholder.js';
import { componentsOf } from '../resource.js';
import { hostOf } from './connections.js';
import { needsStorageKey } from './hosting.js';
import type { FunctionsResource } from './sharing.js';
import { usesBlobs, usesQueues } from './triggers.js';

/** Warns of app settings that lead code to data for which its component has no role: Azure refuses the calls. */
export function missingGrants(app: FunctionsResource, context: LayoutContext): PlanWarning[] {
  const { graph } = context;
  // The identity of a keyless app owns the blobs of the account with its own files.
  const ownsHost = !needsStorageKey(app.config.sku);
  return app.requirements.flatMap(({ component, config }) =>
    Object.entries(config.environmentVariables ?? {}).flatMap(([name, text]) =>
      placeholdersIn(text).flatMap((placeholder): PlanWarning[] => {
        const at = placeholder.indexOf('.');
        const [key, attribute] = [placeholder.slice(0, at), placeholder.slice(at + 1)];
        const option = graph
          .outgoing(key, dataAccess)
          .flatMap(({ data }) => data.missingGrant(component, attribute) ?? [])[0];
        if (option === undefined) return [];
        const waits =
          (attribute === 'blobEndpoint' && usesBlobs(config)) ||
          (attribute === 'queueEndpoint' && usesQueues(config));
        if (key === hostOf(app, context)?.key && (ownsHost || waits)) return [];
        const written = `\${${key.split(':')[0] ?? ''}.${attribute}}`;
        return [
          {
            code: 'GRANT_MISSING',
            message: `'${component}' reads ${written} from the app setting ${name}, and has no role there: Azure refuses what its code asks for with status 403.`,
            resource: app.key,
            path: `environmentVariables.${name}`,
            components: [component],
            resolution: `Add ${option} to the component, or leave the setting out.`,
          },
        ];
      }),
    ),
  );
}

/** Warns of components that only read, and get the roles of others that write with the identity of their app. */
export function sharedIdentities(
  apps: readonly FunctionsResource[],
  { graph }: LayoutContext,
): PlanWarning[] {
  // Collected once: the data of a backend is the same for all of its apps.
  const access = graph.all().flatMap(({ key }) => graph.outgoing(key, dataAccess).map(({ data }) => data));
  const levelsOf = (component: string) => access.flatMap((data) => data.levelOf(component) ?? []);
  return apps.flatMap((app) => sharedIdentity(app, levelsOf));
}

function sharedIdentity(
  { key, requirements }: FunctionsResource,
  levelsOf: (component: string) => readonly AccessLevel[],
): PlanWarning[] {
  const levels = new Map(componentsOf(requirements).map((component) => [component, levelsOf(component)]));
  const writing = [...levels].filter(([, own]) => own.includes('write')).map(([component]) => component);
  const reading = [...levels]
    .filter(([, own]) => own.length > 0 && !own.includes('write'))
    .map(([component]) => component);
  if (writing.length === 0 || reading.length === 0) return [];
  return [
    {
      code: 'IDENTITY_SHARED',
      message: `${quoted(reading)} only ${reading.length === 1 ? 'reads' : 'read'}, and ${reading.length === 1 ? 'runs' : 'run'} in '${key}' with the identity of ${quoted(writing)}, which ${writing.length === 1 ? 'writes' : 'write'}: the roles of an app are those of all its components.`,
      resource: key,
      path: 'separateIdentity',
      components: [...reading, ...writing].sort(compareText),
      resolution: `Set separateIdentity: true on ${quoted(reading)} for an app with an identity of its own, which costs a further service plan.`,
    },
  ];
}

function quoted(components: readonly string[]): string {
  const shown = components.slice(0, 5).map((id) => `'${id}'`);
  return components.length > 5 ? `${shown.join(', ')} and ${components.length - 5} more` : shown.join(', ');
}
