import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import {
  appIdsIn,
  blocksOf,
  type ComponentEndpoint,
  endpointLines,
  endpointsOf,
} from '../deployment/endpoints.js';
import { type Deployment, readDeployment } from '../deployment/read-deployment.js';
import { EXIT } from '../exit-codes.js';

/** Keys of one app. */
interface AppKeys {
  readonly app: string;
  /** By name; `_master` is that of the administrator. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Runs `atakora outputs`: the endpoints of the components, and with `--keys` the keys of their apps. */
export async function run(call: Call): Promise<Outcome> {
  const deployment = await readDeployment(call);
  const planned = endpointsOf(deployment.plan, []);
  const needsState = call.flag('keys') || planned.some(({ url }) => url.includes('${'));
  const blocks = needsState ? await readBlocks(deployment) : [];
  const endpoints = needsState ? endpointsOf(deployment.plan, blocks) : planned;
  const keys = call.flag('keys') ? await readKeys(appIdsIn(deployment.plan, blocks)) : undefined;
  return { text: textOf(call, endpoints, keys), exitCode: EXIT.ok };
}

async function readBlocks({ plan, options }: Deployment) {
  const { openDeployment, readDeployedState } = await import('../../deploy.js');
  return blocksOf(await readDeployedState(await openDeployment(plan, options, { allowCommands: true })));
}

async function readKeys(ids: ReadonlyMap<string, string>): Promise<AppKeys[]> {
  const { listHostKeys } = await import('../../deploy.js');
  const all: AppKeys[] = [];
  for (const [app, id] of ids) {
    const { masterKey, functionKeys } = await listHostKeys(id);
    all.push({ app, keys: { ...functionKeys, ...(masterKey !== undefined && { _master: masterKey }) } });
  }
  return all;
}

function textOf(
  call: Call,
  endpoints: readonly ComponentEndpoint[],
  keys: readonly AppKeys[] | undefined,
): string {
  if (call.text('format') === 'json')
    return `${JSON.stringify({ endpoints, ...(keys && { keys }) }, null, 2)}\n`;
  return [
    'Endpoints:',
    ...endpointLines(endpoints),
    ...(keys === undefined ? [] : ['Keys (secrets):']),
    ...(keys ?? []).flatMap(({ app, keys: own }) =>
      Object.entries(own).map(([name, value]) => `  ${app} ${name} ${value}`),
    ),
    '',
  ].join('\n');
}
