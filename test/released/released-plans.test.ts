import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { lockFromState, parseLock, serializeLock } from '@atakora/component/lock';
import { describe, expect, it } from 'vitest';

import { backendsOf } from '../../scripts/released/backends.js';
import { type Changes, changesOfPlan } from '../../scripts/released/changes-of-plan.js';
import { type History, historiesOf } from '../../scripts/released/histories.js';
import { library } from '../support/library.js';
import { knownValues, stateOfPlan, type StateResource } from '../../scripts/released/state-of-plan.js';
import { LOCK_FORMAT_VERSION, type LockedResource, type PlanLock } from '../../src/plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { FILTER_RULE } from '../../src/resources/service-bus/units.js';
import { withoutProtection } from '../support/locks.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const released = join(root, 'test/fixtures/released');
const replacementFile = join(root, '../shared/azurerm-4.55.0.replacement.json');

const DEPLOYER = (id: string) => `azurerm_role_assignment.${id}_deployer_storage-blob-data-contributor`;
const SAME_PRINCIPAL = 'the principal that runs Terraform, which a plan now reads once';

/** What this version does differently on purpose, by version and backend: `<address> <argument>` and the reason. */
const DEVIATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.2.0 mixed-components': {
    [`${DEPLOYER('market_functions_shared_packages')} principal_id`]: SAME_PRINCIPAL,
  },
  '0.2.0 front-door': {
    [`${DEPLOYER('shop_functions_shared_packages')} principal_id`]: SAME_PRINCIPAL,
    [`${DEPLOYER('shop_website_web')} principal_id`]: SAME_PRINCIPAL,
  },
  '0.2.0 isolated-entry': {
    [`${DEPLOYER('shop_functions_shared_packages')} principal_id`]: SAME_PRINCIPAL,
  },
};

const withoutLock: Readonly<Record<string, History>> = Object.fromEntries(
  Object.entries(backendsOf(library)).map(([name, backend]) => [name, { backend }]),
);
const withLock = historiesOf(library);
/** 0.1.0 had no lock. */
const hadLock = (version: string) => version !== '0.1.0';
const historiesIn = (version: string) => (hadLock(version) ? withLock : withoutLock);

const versions = readdirSync(released);
const cases = versions.flatMap((version) =>
  Object.entries(historiesIn(version)).map(([name, history]) => ({ version, name, history })),
);
const lockedCases = cases.filter(({ version }) => hadLock(version));
/** Those whose whole history is in their state. */
const singleCases = lockedCases.filter(
  ({ history: { earlier, deployed } }) => earlier === undefined && deployed === undefined,
);

describe.each(cases)('$name of $version', ({ version, name, history: { backend, isEdit } }) => {
  const text = textOf(version, `${name}.json`);
  const before = resourcesIn(text);
  const after = () => {
    const lock = hadLock(version)
      ? parseLock(textOf(version, `${name}.lock.json`))
      : lockFromState(backend, text);
    return backend.withLock(lock).plan() as ResourcePlan;
  };
  const deviations = DEVIATIONS[`${version} ${name}`] ?? {};
  const { left = [] } = changesIn(version, name);

  it('plans without an error, and again the same', () => {
    const plan = after();
    expect(plan.errors).toEqual([]);
    const again = backend.withLock(plan.lock).plan();
    expect(again.lock).toEqual(plan.lock);
    expect(again.terraform).toEqual(plan.terraform);
    // The plan warns only once about what an edit gives up.
    if (isEdit !== true) expect(again.state).toEqual(plan.state);
  });

  it('keeps every address, or says from where it moved', () => {
    const plan = after();
    const addresses = new Set(plan.terraform.map(({ type, id }) => `${type}.${id}`));
    const moved = new Set(plan.state.moved.map(({ from }) => from));
    const lost = before
      .map(({ address }) => address)
      .filter((address) => !addresses.has(address) && !moved.has(address))
      .filter((address) => !left.includes(address));
    expect(lost).toEqual(Object.keys(deviations).filter((what) => !what.includes(' ')));
    if (!hadLock(version)) expect(plan.state.removed).toEqual([]);
  });

  it('keeps every name', () => {
    const plan = after();
    const names = namesIn(stateOfPlan(plan), plan);
    const kept = before.filter(({ address }) => !left.includes(address));
    expect(names).toEqual(expect.arrayContaining(namesIn(kept, plan)));
  });

  it.skipIf(!existsSync(replacementFile))(
    `keeps every argument that replaces (${existsSync(replacementFile) ? 'read' : 'skipped: there is no shared/azurerm-4.55.0.replacement.json beside the repository'})`,
    () => {
      const plan = after();
      expect(replacedIn(before, plan).filter((what) => deviations[what] === undefined)).toEqual([]);
    },
  );
});

describe.each(lockedCases)(
  'the lock of $name of $version',
  ({ version, name, history: { backend, isEdit } }) => {
    const text = textOf(version, `${name}.lock.json`);
    const after = () => backend.withLock(parseLock(text)).plan() as ResourcePlan;

    it('is read, and written with the same bytes', () => {
      expect(serializeLock(parseLock(text))).toBe(text);
    });

    it('gives the recorded lock', () => {
      const hasNext = isEdit === true || existsSync(join(released, version, `${name}.next.lock.json`));
      const next = hasNext ? textOf(version, `${name}.next.lock.json`) : text;
      // Up to 0.2.0 a lock had also the endpoints that are below another one.
      const recorded = withoutNewNotices(topEndpointsIn(parseLock(next)));
      expect(serializeLock(asIn020(after().lock))).toBe(serializeLock(recorded));
    });

    it('gives the recorded changes', () => {
      const before = resourcesIn(textOf(version, `${name}.json`));
      const plan = after();
      // A lock of format 1.0 gets its first records, and 0.3.0 says more, which are not changes.
      const isRecorded = changesIn(version, name).warnings?.includes('LOCK_CHANGED') ?? false;
      const warnings = plan.warnings.filter(
        ({ code }) =>
          !['PROTECTION_RECORDED', 'CODE_MISSING', 'APP_SHARED'].includes(code) &&
          (code !== 'LOCK_CHANGED' || isRecorded || !hasNewFacts(plan.lock)),
      );
      expect(changesOfPlan({ ...plan, warnings }, before)).toEqual(changesIn(version, name));
    });
  },
);

/** A lock without the notices that the released version did not know, and those of readers, which do not name the writers any more. */
function withoutNewNotices({ notices = {}, ...lock }: PlanLock): PlanLock {
  const known = Object.entries(notices).filter(([key]) => !/^(APP|IDENTITY)_SHARED /.test(key));
  return known.length === 0 ? lock : { ...lock, notices: Object.fromEntries(known) };
}

describe.each(singleCases)('the state of $name of $version', ({ version, name, history: { backend } }) => {
  it('gives the recorded lock', () => {
    const { notices: _unread, ...lock } = parseLock(textOf(version, `${name}.lock.json`));
    const { notices: _made, ...made } = withoutNewFacts(
      lockFromState(backend, textOf(version, `${name}.json`)),
    );
    expect(made).toEqual({
      ...topEndpointsIn(lock),
      formatVersion: LOCK_FORMAT_VERSION,
      backend: { ...lock.backend, resourceGroup: 'rg-released' },
    });
  });
});

describe('the fixtures', () => {
  it.each(versions)('of %s have every backend', (version) => {
    // An update of the library may change what a plan and its lock say, and mostly does not.
    const optional = /\.changes\.json$|\.next\.lock\.json$/;
    const files = readdirSync(join(released, version)).filter((file) => !optional.test(file));
    const expected = Object.keys(historiesIn(version)).flatMap((name) => [
      `${name}.json`,
      ...(hadLock(version) ? [`${name}.lock.json`] : []),
    ]);
    expect(files.sort()).toEqual(expected.sort());
  });
});

function textOf(version: string, file: string): string {
  return readFileSync(join(released, version, file), 'utf8');
}

/** A lock with the endpoints that 0.3.0 records: the first of each component, which the others are below. */
function topEndpointsIn<Lock extends Pick<PlanLock, 'components'>>(lock: Lock): Lock {
  const components = Object.entries(lock.components).map(([identity, { id, endpoints }]) => [
    identity,
    { id, endpoints: Object.fromEntries(Object.entries(endpoints).filter(([name]) => !name.includes('.'))) },
  ]);
  return { ...lock, components: Object.fromEntries(components) as PlanLock['components'] };
}

/** A lock as 0.2.0 writes it: without records of protection, and without the rules that keep a subscription open. */
function asIn020(lock: PlanLock): PlanLock {
  return withoutNewFacts(withoutProtection(withoutNewNotices(lock)));
}

/** Returns a lock without what it remembers since 0.3.0: rules of filters, also as blocks, and the firewall of a Front Door with its domain. */
function withoutNewFacts(lock: PlanLock): PlanLock {
  return JSON.parse(JSON.stringify(lock), (key, value: LockedResource | undefined) => {
    if (key === FILTER_RULE || key.startsWith('azurerm_servicebus_subscription_rule.')) return undefined;
    return value?.type === 'entry' ? { ...value, facts: {}, units: {} } : value;
  }) as PlanLock;
}

function hasNewFacts(lock: PlanLock): boolean {
  return JSON.stringify(lock) !== JSON.stringify(withoutNewFacts(lock));
}

function changesIn(version: string, name: string): Changes {
  const file = `${name}.changes.json`;
  return existsSync(join(released, version, file)) ? (JSON.parse(textOf(version, file)) as Changes) : {};
}

/** The resources of a recorded state. Those of 0.1.0 have expressions. */
function resourcesIn(text: string): readonly StateResource[] {
  const state = JSON.parse(text) as { values: { root_module: { resources: StateResource[] } } };
  return state.values.root_module.resources.map((block) => ({ ...block, values: knownValues(block.values) }));
}

/** Names by address, as the plan has the addresses. */
function namesIn(blocks: readonly StateResource[], { state }: ResourcePlan): string[] {
  const moved = new Map(state.moved.map(({ from, to }) => [from, to]));
  return blocks
    .filter(({ values }) => typeof values['name'] === 'string')
    .map(({ address, values }) => `${moved.get(address) ?? address}: ${String(values['name'])}`)
    .sort();
}

/** The arguments of recorded blocks that the plan has otherwise, and that make Terraform replace them. */
function replacedIn(before: readonly StateResource[], plan: ResourcePlan): string[] {
  const { types } = JSON.parse(readFileSync(replacementFile, 'utf8')) as {
    types: Readonly<Record<string, { readonly replace: readonly string[] }>>;
  };
  const moved = new Map(plan.state.moved.map(({ from, to }) => [from, to]));
  const now = new Map(stateOfPlan(plan).map((block) => [block.address, block]));
  return before.flatMap(({ address, type, values }) => {
    const block = now.get(moved.get(address) ?? address);
    if (block === undefined) return [];
    return (types[type]?.replace ?? [])
      .map((path) => path.split('.'))
      .filter((path) => partAt(values, path) !== partAt(block.values, path))
      .map((path) => `${address} ${path.join('.')}`);
  });
}

/** A nested value as text. Terraform shows blocks as lists, and a plan may have one as an object. */
function partAt(value: unknown, path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return JSON.stringify(value) ?? '';
  const parts = (Array.isArray(value) ? value : [value]) as unknown[];
  return parts
    .map((part) =>
      typeof part === 'object' && part !== null ? partAt((part as Record<string, unknown>)[first], rest) : '',
    )
    .join('\n');
}
