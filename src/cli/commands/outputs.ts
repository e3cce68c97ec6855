import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { appIdsIn, type ComponentEndpoint, endpointLines, endpointsOf } from '../deployment/endpoints.js';
import { type DnsRecord, dnsRecordLines, dnsRecordsOf, domainsByHand } from '../deployment/dns-records.js';
import { EXIT } from '../exit-codes.js';
import { type DeployedStack, readDeployedStacks } from '../program/deployed-stacks.js';

/** Keys of one app. */
interface AppKeys {
  /** Such as `functions:shared`, after the id of the backend where the stack has several. */
  readonly app: string;
  /** By name; `_master` is that of the administrator. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Outputs of a backend, or of a stack of a program. */
interface Outputs {
  /** Name of the stack; undefined for a backend. */
  readonly stack?: string;
  readonly endpoints: readonly ComponentEndpoint[];
  /** Undefined where the plans create the records of all domains, and before the first deployment. */
  readonly dnsRecords?: readonly DnsRecord[];
  /** Undefined without `--keys`. */
  readonly keys?: readonly AppKeys[];
}

/** Runs `atakora outputs`: the endpoints of the components, and with `--keys` the keys of their apps. */
export async function run(call: Call): Promise<Outcome> {
  const all: Outputs[] = [];
  for (const deployed of await readDeployedStacks(call)) {
    const { stack } = deployed;
    all.push({ ...(stack !== undefined && { stack }), ...(await outputsOf(call, deployed)) });
  }
  return { text: textOf(call, all), exitCode: EXIT.ok };
}

/** Reads the state only for what the plans do not know. */
async function outputsOf(call: Call, { plans, readBlocks }: DeployedStack): Promise<Outputs> {
  const planned = plans.flatMap((plan) => endpointsOf(plan, []));
  const needsState =
    plans.length > 0 &&
    (call.flag('keys') ||
      planned.some(({ url }) => url.includes('${')) ||
      plans.some((plan) => domainsByHand(plan).length > 0));
  if (!needsState) return { endpoints: planned };
  const blocks = await readBlocks();
  const endpoints = plans.flatMap((plan) => endpointsOf(plan, blocks));
  const dnsRecords = plans.flatMap((plan) => dnsRecordsOf(plan, blocks));
  const known = { endpoints, ...(dnsRecords.length > 0 && { dnsRecords }) };
  if (!call.flag('keys')) return known;
  const ids = plans.flatMap((plan) =>
    [...appIdsIn(plan, blocks)].map(
      ([app, id]) => [plans.length === 1 ? app : `${plan.backend.id} ${app}`, id] as const,
    ),
  );
  return { ...known, keys: await readKeys(ids) };
}

async function readKeys(ids: readonly (readonly [app: string, id: string])[]): Promise<AppKeys[]> {
  const { listHostKeys } = await import('../../deploy.js');
  const all: AppKeys[] = [];
  for (const [app, id] of ids) {
    const { masterKey, functionKeys } = await listHostKeys(id);
    all.push({ app, keys: { ...functionKeys, ...(masterKey !== undefined && { _master: masterKey }) } });
  }
  return all;
}

function textOf(call: Call, all: readonly Outputs[]): string {
  if (call.text('format') === 'json') {
    const [only] = all;
    return `${JSON.stringify(only?.stack === undefined ? only : { stacks: all }, null, 2)}\n`;
  }
  return all.flatMap((each) => [...linesOf(each), '']).join('\n');
}

function linesOf({ stack, endpoints, dnsRecords = [], keys }: Outputs): string[] {
  return [
    stack === undefined ? 'Endpoints:' : `Endpoints of stack '${stack}':`,
    ...(endpoints.length === 0 ? ['  none'] : endpointLines(endpoints)),
    ...dnsRecordLines(dnsRecords),
    ...(keys === undefined ? [] : ['Keys (secrets):']),
    ...(keys ?? []).flatMap(({ app, keys: own }) =>
      Object.entries(own).map(([name, value]) => `  ${app} ${name} ${value}`),
    ),
  ];
}
