import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import {
  type Diagnostic,
  PLAN_ERROR_CODES,
  type PlanErrorCode,
  WARNING_CODES,
  type WarningCode,
  type Way,
} from '../../src/plan/diagnostics.js';
import { dataPlaces } from '../../src/plan/lock/data-places.js';
import { parseLock } from '../../src/plan/lock/parse-lock.js';
import { serializeLock } from '../../src/plan/lock/serialize-lock.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { app, crud } from '../support/definitions.js';
import { brokenRules } from '../support/block-rules.js';
import { planOf, SHOP } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

const RUNS = lawRuns(30, 5);
// Few runs of other releases each time would not have every kind of advice.
const RELEASES = { ...lawRuns(8, 10), ...(process.env['LAW_RUNS'] === undefined && { seed: 2 }) };

/** APIs whose data conflicts with what is deployed as soon as their options change. */
const apis = (id: string): fc.Arbitrary<AnyComponentDefinition> =>
  fc
    .constantFrom(
      {},
      { enableServerless: true },
      { throughput: 400 },
      { throughput: 400, databaseName: 'main' },
      { allowedIpRanges: { cosmos: ['0.0.0.0', '203.0.113.0/24'] } },
      { partitionKey: '/tenant', schema: { id: 'string', tenant: 'string' } as const },
    )
    .map((options) => crud(id, options));

const files = (id: string): fc.Arbitrary<AnyComponentDefinition> =>
  fc
    .constantFrom('uploads', 'photos')
    .map((containerName) => app(id, { functions: { run: { trigger: 'blob', containerName } } }));

const components = fc
  .record(
    { users: apis('Users'), orders: apis('Orders'), items: apis('Items'), files: files('Files') },
    { requiredKeys: ['users'], noNullPrototype: true },
  )
  .map((all) => Object.values(all));

const options: fc.Arbitrary<BackendConfig> = fc.constantFrom<BackendConfig>(
  {},
  { autoScale: { maxThroughput: 4000 } },
  {
    cosmosConfig: {
      failoverPolicies: [
        { locationName: 'eastus', priority: 0 },
        { locationName: 'westus2', priority: 1 },
      ],
    },
  },
  { storageReplication: 'ZRS' },
  { networking: { mode: 'public', allowedIpRanges: { cosmos: ['0.0.0.0'] } } },
  { moves: { 'cosmos:users-db/users': 'new' } },
  { moves: { 'cosmos:users-db/users': 'cosmos:other' } },
  { discard: ['cosmos:users-db/users'] },
);

type AnyDiagnostic = Diagnostic<WarningCode | PlanErrorCode>;

function diagnosticsOf({ warnings, errors }: ResourcePlan): AnyDiagnostic[] {
  return [...warnings, ...errors];
}

/** Takes a way as a reader would: adds it to the option. */
function taking(config: BackendConfig, way: Way): BackendConfig {
  return way.option === 'moves'
    ? { ...config, moves: { ...config.moves, ...way.value } }
    : { ...config, discard: [...(config.discard ?? []), ...way.value] };
}

/** Takes each way of each diagnostic alone, and returns the codes of those that have one. */
function expectEachWay(
  declared: readonly AnyComponentDefinition[],
  config: BackendConfig,
  plan: ResourcePlan,
): string[] {
  return diagnosticsOf(plan).flatMap(({ code, message, resource, ways = [] }) =>
    ways.map((way) => {
      const after = planOf(declared, taking(config, way));
      const left = diagnosticsOf(after).filter(
        (each) => each.message === message && each.resource === resource,
      );
      expect({ message, way, left }).toEqual({ message, way, left: [] });
      return code;
    }),
  );
}

/** Takes the first way of the first error until no error has one. */
function expectWalk(declared: readonly AnyComponentDefinition[], start: BackendConfig): void {
  let config = start;
  for (let steps = 0; steps < 10; steps += 1) {
    const plan = planOf(declared, config);
    const [way] = plan.errors.flatMap(({ ways = [] }) => ways);
    if (way === undefined) {
      if (plan.errors.length === 0) expect(brokenRules(plan)).toEqual([]);
      return;
    }
    config = taking(config, way);
  }
  throw new Error('No way leads out of the errors.');
}

const DECLARATIONS = 'the declarations of components have to change';
const NOTHING = 'nothing is wrong, or nothing has to be done';
const AZURE = 'a step in Azure, with Terraform or with the lock';
const CHOICE = 'a value that only the author knows';

/** Why no diagnostic of a code has a way. */
const WITHOUT_WAYS: Readonly<Partial<Record<WarningCode | PlanErrorCode, string>>> = {
  DEFAULT_BACKEND_ID: CHOICE,
  UNKNOWN_LOCATION: CHOICE,
  RESOURCE_SPLIT: DECLARATIONS,
  CAPACITY_NEARLY_USED: DECLARATIONS,
  VALUE_OVERRIDDEN: DECLARATIONS,
  THROUGHPUT_DEFAULTED: DECLARATIONS,
  STRONGER_CONSISTENCY_COST: DECLARATIONS,
  RUNTIME_SUPPORT_ENDED: DECLARATIONS,
  RETIRING_PLAN: DECLARATIONS,
  OPTION_WITHOUT_EFFECT: 'an option has to go, and a way adds to one',
  EXISTING_DATA: AZURE,
  HTTP_ALLOWED: CHOICE,
  KEYS_IN_USE: CHOICE,
  NAME_ADJUSTED: NOTHING,
  PROVIDER_WARNING: 'the provider says what to do',
  COMPONENT_CYCLE: DECLARATIONS,
  PUBLIC_WEBSITE: NOTHING,
  DNS_SETUP_NEEDED: AZURE,
  TAGS_LEFT_OUT: CHOICE,
  PACKAGE_NOT_DEPLOYED: DECLARATIONS,
  CODE_MISSING: DECLARATIONS,
  INDEX_LEFT: AZURE,
  INDEX_REBUILT: DECLARATIONS,
  NOT_LOCKED: AZURE,
  LOCK_CHANGED: AZURE,
  ENDPOINT_CHANGES: 'callers have to change',
  DATA_AT_RISK: 'the lock records what its author accepts, with lock --accept',
  PROTECTION_RECORDED: NOTHING,
  DATA_NOT_COPIED: 'the data has to be copied before its old place is discarded',
  DATA_FORGOTTEN: AZURE,
  IMPORT_NEEDED: AZURE,
  CONTAINER_SHARED: DECLARATIONS,
  GRANT_MISSING: DECLARATIONS,
  FEW_PARTITIONS: DECLARATIONS,
  APP_SHARED: DECLARATIONS,
  IDENTITY_SHARED: DECLARATIONS,
  APPROVAL_NEEDED: AZURE,
  CALL_UNAUTHORIZED: DECLARATIONS,
  CORS_OPENED: DECLARATIONS,
  ORIGIN_UNKNOWN: AZURE,
  DEPLOYER_UNNAMED: CHOICE,
  TRIGGERS_NOT_SYNCED: AZURE,
  CONFLICTING_VALUES: DECLARATIONS,
  CANNOT_SHARE_DATA: DECLARATIONS,
  CAPACITY_EXCEEDED: DECLARATIONS,
  INVALID_NAME: CHOICE,
  NAME_COLLISION: CHOICE,
  UNIQUE_ACROSS_OWNERS: DECLARATIONS,
  UNKNOWN_PLACEHOLDER: DECLARATIONS,
  PROVIDER_REJECTED: 'the provider has to change',
  NOT_ISOLATED: DECLARATIONS,
  LOCK_CONFLICT: AZURE,
  APPLY_FIRST: AZURE,
  HOST_CONFLICT: 'the host has to change, or the declarations',
};
const WITH_WAYS = ['DATA_RETAINED', 'INVALID_COMBINATION', 'PLACEMENT_CONFLICT'];

/** A release, as far as it does not depend on what is there. */
const releases = fc.array(
  fc.record({
    kind: fc.constantFrom('move', 'move', 'move', 'advice', 'advice', 'discard', 'edit'),
    declared: components,
    at: fc.nat(),
    place: fc.constantFrom('new', 'new', 'cosmos:shared', 'cosmos:shared-2'),
  }),
  { minLength: 5, maxLength: 9 },
);

type Release = typeof releases extends fc.Arbitrary<readonly (infer R)[]> ? R : never;

const pick = <T>(list: readonly T[], at: number): readonly T[] =>
  list.slice(at % Math.max(list.length, 1)).slice(0, 1);

/** Options of a release after others, which printed what to discard. A move is over with its release, so that the data may move again. */
function optionsAfter(
  { kind, at, place }: Release,
  { lock: { resources } }: ResourcePlan,
  printed: readonly (readonly string[])[],
): BackendConfig {
  const names = [...dataPlaces(resources).keys()].filter((name) => name.startsWith('cosmos:'));
  const containers = names.filter((name) => name.includes('/'));
  const target = Object.hasOwn(resources, place) ? place : 'new';
  switch (kind) {
    case 'move':
      return { moves: Object.fromEntries(pick(containers, at).map((name) => [name, target])) };
    case 'discard':
      return { discard: pick(names, at) };
    case 'advice':
      return { discard: pick(printed.toReversed(), at % 3).flat() };
    default:
      return {};
  }
}

const namesIn = (text: string) => [...text.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);

/** The lists of names that diagnostics print for the option `discard`. */
function printedDiscards(plan: ResourcePlan): readonly (readonly string[])[] {
  return diagnosticsOf(plan).flatMap(({ resolution }) =>
    [...resolution.matchAll(/discard: \[([^\]]+)\]/g)].map(([, list = '']) => namesIn(list)),
  );
}

const isAmbiguous = ({ message }: AnyDiagnostic) => message.includes('must name its resource');

/** Returns true if Terraform keeps data of one name in two accounts, which no component declares. */
function isKeptTwice({ lock: { resources } }: ResourcePlan): boolean {
  const kept = Object.values(resources).flatMap(({ units }) =>
    Object.entries(units).filter(
      ([, { retained, components: own }]) => retained !== true && own.length === 0,
    ),
  );
  return new Set(kept.map(([name]) => name)).size < kept.length;
}

/** Follows what a plan prints to discard, in the same release and in the next one. */
function expectAdvice(
  declared: readonly AnyComponentDefinition[],
  config: BackendConfig,
  plan: ResourcePlan,
): void {
  const { discard = [], ...rest } = config;
  const follow = (options: BackendConfig) => {
    const { errors } = planOf(declared, options);
    // A way adds further names.
    const refused = errors.filter(({ path, ways }) => path === 'discard' && ways === undefined);
    expect({ options, refused }).toMatchObject({ refused: [] });
  };
  const given = discard.filter(
    (name) => !plan.errors.some((error) => isAmbiguous(error) && error.message.includes(`'${name}' must`)),
  );
  for (const names of printedDiscards(plan)) {
    if (given.length === discard.length) follow({ ...rest, discard: [...discard, ...names] });
    if (plan.errors.length === 0) follow({ ...SHOP, lock: plan.lock, discard: names });
  }
  for (const { resolution } of plan.errors.filter(isAmbiguous))
    for (const name of namesIn(resolution)) follow({ ...rest, discard: [...given, name] });
}

describe('a way out', () => {
  it(
    'works: taken, it gives a plan without the diagnostic',
    () => {
      const taken = new Set<string>();
      const property = fc.property(components, components, components, options, options, (...given) => {
        const [first, second, third, before, after] = given;
        const was = planOf(first, SHOP);
        fc.pre(was.errors.length === 0);
        const next = planOf(second, { ...SHOP, ...before, lock: was.lock });
        const { lock } = next.errors.length === 0 ? next : was;
        const config: BackendConfig = { ...SHOP, ...after, lock };
        for (const code of expectEachWay(third, config, planOf(third, config))) taken.add(code);
        expectWalk(third, config);
      });
      fc.assert(property, RUNS);
      // Otherwise the property says nothing.
      expect([...taken].sort()).toEqual(WITH_WAYS);
    },
    RUNS.numRuns * 2000,
  );

  it(
    'is taken over several releases, and leaves locks that the next release reads',
    () => {
      const seen = { moved: 0, discarded: 0, ambiguous: 0, keptTwice: 0 };
      const property = fc.property(components, releases, (first, all) => {
        let was = planOf(first, SHOP);
        let declared = first;
        const printed: (readonly string[])[] = [];
        fc.pre(was.errors.length === 0);
        for (const release of all) {
          const next = release.kind === 'edit' ? release.declared : declared;
          const config: BackendConfig = { ...SHOP, ...optionsAfter(release, was, printed), lock: was.lock };
          const plan = planOf(next, config);
          expect(plan.errors.filter(({ code }) => code === 'LOCK_CONFLICT')).toEqual([]);
          expectAdvice(next, config, plan);
          printed.push(...printedDiscards(plan));
          seen.ambiguous += plan.errors.filter(isAmbiguous).length;
          // No lock is written of a plan with errors.
          if (plan.errors.length > 0) continue;
          expect(parseLock(serializeLock(plan.lock))).toEqual(plan.lock);
          if (release.kind === 'move') seen.moved += 1;
          if ((config.discard ?? []).length > 0) seen.discarded += 1;
          if (isKeptTwice(plan)) seen.keptTwice += 1;
          was = plan;
          declared = next;
        }
      });
      fc.assert(property, RELEASES);
      // Otherwise the property says nothing.
      expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
    },
    RELEASES.numRuns * 2000,
  );

  it('is missing for a reason', () => {
    const all = [...WARNING_CODES, ...PLAN_ERROR_CODES];
    expect([...Object.keys(WITHOUT_WAYS), ...WITH_WAYS].sort()).toEqual([...all].sort());
  });
});
