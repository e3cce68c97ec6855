import { fewOf } from '../../../plan/phrases.js';
import type { PlanWarning } from '../../../plan/diagnostics.js';
import { compareText } from '../../../plan/json.js';
import { type AccessLevel, type DataAccess, dataAccess } from '../../access.js';
import type { Connection } from '../../connection.js';
import { hostIdentity } from '../../host/host-identity.js';
import type { LayoutContext } from '../../layout-context.js';
import { componentsOf } from '../../resource.js';
import { hostOf } from '../connections.js';
import { needsStorageKey } from '../hosting/hosting.js';
import type { SettingPlaceholder } from './setting-placeholders.js';
import type { FunctionsResource } from '../sharing.js';
import { usesBlobs, usesQueues } from '../triggers/triggers.js';

/** Warns of app settings that lead code to data for which its component has no role: Azure refuses the calls. */
export function missingGrants(
  app: FunctionsResource,
  placeholders: readonly SettingPlaceholder[],
  context: LayoutContext,
): PlanWarning[] {
  const { graph } = context;
  // The identity of a keyless app owns the blobs of the account with its own files.
  const ownsHost = !needsStorageKey(app.config.sku);
  const warnings: PlanWarning[] = [];
  for (const { component, config, setting, placeholder } of placeholders) {
    const at = placeholder.indexOf('.');
    const key = placeholder.slice(0, at);
    const attribute = placeholder.slice(at + 1);
    const option = missingOption(graph.outgoing(key, dataAccess), component, attribute);
    if (option === undefined) continue;
    const waits =
      (attribute === 'blobEndpoint' && usesBlobs(config)) ||
      (attribute === 'queueEndpoint' && usesQueues(config));
    if (key === hostOf(app, context)?.key && (ownsHost || waits)) continue;
    const written = `\${${key.split(':')[0] ?? ''}.${attribute}}`;
    warnings.push({
      code: 'GRANT_MISSING',
      message: `'${component}' reads ${written} from the app setting ${setting}, and has no role there: Azure refuses what its code asks for with status 403.`,
      resource: app.key,
      path: `environmentVariables.${setting}`,
      components: [component],
      resolution: `Add ${option} to the component, or leave the setting out.`,
    });
  }
  return warnings;
}

function missingOption(
  accesses: readonly Connection<DataAccess>[],
  component: string,
  attribute: string,
): string | undefined {
  for (const { data } of accesses) {
    const option = data.missingGrant(component, attribute);
    if (typeof option === 'string') return option;
  }
  return undefined;
}

/** Warns of components that only read, and get the roles of others that write with the identity of their app. */
export function sharedIdentities(apps: readonly FunctionsResource[], context: LayoutContext): PlanWarning[] {
  // The host gave the identity of a guest its role, on the whole of its data.
  if (hostIdentity(context) !== undefined) return [];
  const { graph } = context;
  // Collected once: the data of a backend is the same for all of its apps.
  const access = graph.all().flatMap(({ key }) => graph.outgoing(key, dataAccess).map(({ data }) => data));
  return apps.flatMap((app) => sharedIdentity(app, access));
}

function strongestLevel(access: readonly DataAccess[], component: string): AccessLevel | undefined {
  let strongest: AccessLevel | undefined;
  for (const data of access) {
    const level = data.levelOf(component);
    if (level === 'write') return level;
    strongest ??= level;
  }
  return strongest;
}

function sharedIdentity(
  { key, config, requirements }: FunctionsResource,
  access: readonly DataAccess[],
): PlanWarning[] {
  const writing: string[] = [];
  const reading: string[] = [];
  for (const component of componentsOf(requirements)) {
    const level = strongestLevel(access, component);
    if (level !== undefined) (level === 'write' ? writing : reading).push(component);
  }
  if (writing.length === 0 || reading.length === 0) return [];
  return [
    {
      code: 'IDENTITY_SHARED',
      message: `${few(reading)} only ${reading.length === 1 ? 'reads' : 'read'}, and ${reading.length === 1 ? 'runs' : 'run'} in '${key}' with the identity of ${few(writing)}, which ${writing.length === 1 ? 'writes' : 'write'}: the roles of an app are those of all its components.`,
      resource: key,
      path: 'separateIdentity',
      // Another component that writes changes nothing for those that only read.
      components: reading.sort(compareText),
      resolution: `${config.group === undefined ? 'Set separateIdentity: true on' : `Replace group: '${config.group}' by separateIdentity: true on`} ${few(reading)} for an app with an identity of its own, which costs a further service plan.`,
    },
  ];
}

function few(components: readonly string[]): string {
  return fewOf(components.map((id) => `'${id}'`));
}
