import { defineBackend } from '@atakora/component/backend';
import { estimateCost } from '@atakora/component/cost';
import { checkLock } from '@atakora/component/lock';
import {
  diffPlans,
  gate,
  openApi,
  parseLock,
  parsePlan,
  planHash,
  renderMermaid,
  renderPlan,
  renderPlanDiff,
  type ResourcePlan,
  serializeLock,
  serializePlan,
} from '@atakora/component/plan';
import { renderHtml, renderMarkdown, toSarif } from '@atakora/component/report';
import { renderTerraform } from '@atakora/component/terraform';
import { StaticSite } from '@atakora/component/web';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { BackendError } from '../../src/errors.js';
import type { JsonObject } from '../../src/plan/json.js';
import { app, crud } from '../support/definitions.js';
import { evaluatedIn } from '../support/evaluated.js';
import { planOf, SHOP, textsIn } from '../support/plans.js';
import { corrupted, corruptions } from './corrupted.js';
import { MARK } from './hostile-values.js';
import { runs } from './runs.js';

const components = [crud('UserApi'), app('Jobs'), StaticSite.define('Docs', { sourceDirectory: 'docs' })];
const plans = [
  planOf(components),
  planOf([...components.slice(0, 2)], { ...SHOP, networking: 'isolated', monitoring: true }),
];
const documents = plans.map((plan) => JSON.parse(serializePlan(plan)) as ResourcePlan);
const locks = plans.map(({ lock }) => JSON.parse(serializeLock(lock)) as object);
const options = { resourceGroup: 'rg-shop', location: 'eastus', allowCommands: true };
const packages = [{ app: 'functions:shared', path: 'a.zip', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) }];
const tfplan = {
  format_version: '1.2',
  resource_changes: plans[0]?.terraform.slice(0, 5).map(({ type, id, arguments: config }) => ({
    address: `${type}.${id}`,
    mode: 'managed',
    type,
    name: id,
    change: { actions: ['delete'], before: { name: config['name'] ?? '' }, after: null },
  })),
};

/** Everything that takes a plan. */
const FUNCTIONS: Readonly<Record<string, (plan: ResourcePlan) => unknown>> = {
  serializePlan,
  planHash,
  renderPlan,
  renderMermaid,
  openApi,
  estimateCost: (plan) => estimateCost(plan),
  renderHtml: (plan) => renderHtml({ plan }),
  renderMarkdown: (plan) => renderMarkdown({ plan }),
  toSarif: (plan) => toSarif({ plan }, { file: 'a.ts' }),
  'diffPlans, before': (plan) => renderPlanDiff(diffPlans(plan, plans[0] ?? plan)),
  'diffPlans, after': (plan) => renderPlanDiff(diffPlans(plans[0] ?? plan, plan)),
  gate: (plan) => gate(tfplan, plan),
  renderTerraform: (plan) => {
    const json = renderTerraform(plan, {
      ...options,
      packages,
    });
    // Texts of a plan that was corrupted may be anything but what Terraform evaluates.
    const bodies = textsIn(json as unknown as JsonObject).flatMap((text) => evaluatedIn(text));
    expect(bodies.filter(({ body }) => body.includes(MARK))).toEqual([]);
    expect(bodies.filter(({ kind }) => kind === 'directive')).toEqual([]);
  },
};

let read = 0;
let refused = 0;

/** Acts; what is thrown is an error of the library, or the property fails. */
function typed<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    refused += 1;
    expect(error.message.length).toBeLessThan(60_000);
    return undefined;
  }
}

describe('a corrupted plan', () => {
  it('is refused by an error of the library, or is a plan to every function', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), corruptions, (document, changes) => {
        const text = corrupted(document, changes);
        const parsed = typed(() => parsePlan(text));
        if (parsed !== undefined) read += 1;
        for (const [name, act] of Object.entries(FUNCTIONS)) {
          const data = JSON.parse(text) as ResourcePlan;
          try {
            // As what a caller has who never parsed it, too.
            typed(() => act(parsed ?? data));
          } catch (error) {
            throw new Error(`${name}: ${String((error as Error).stack)}`, { cause: error });
          }
        }
      }),
      runs(40),
    );
  });
});

describe('a corrupted lock', () => {
  it('is refused by an error of the library, or plans are made with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locks), corruptions, (document, changes) => {
        const text = corrupted(document, changes);
        const lock = typed(() => parseLock(text));
        if (lock === undefined) return;
        read += 1;
        typed(() => checkLock(plans[0]?.lock, lock));
        typed(() => checkLock(lock, plans[0]?.lock));
        const before = JSON.stringify(lock);
        for (const config of [SHOP, { ...SHOP, networking: 'isolated' as const }]) {
          const plan = typed(() =>
            defineBackend({ ...config, lock })
              .addComponents(components)
              .plan(),
          );
          if (plan !== undefined) typed(() => serializePlan(plan));
        }
        expect(JSON.stringify(lock)).toBe(before);
      }),
      runs(40),
    );
  });
});

it('texts that are neither are refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(typed(() => parsePlan(text))).toBeUndefined();
      expect(typed(() => parseLock(text))).toBeUndefined();
    }),
    runs(30),
  );
});

afterAll(() => {
  // Both ends are met: else the properties would say nothing.
  expect(Math.min(read, refused)).toBeGreaterThan(5);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.isFrozen(Object.prototype)).toBe(false);
});
