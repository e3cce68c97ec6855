import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { STACK_PARAMETERS } from '../../src/plan/expression/expression-json.js';
import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import { PACKAGE_FACTS } from '../../src/plan/package.js';
import { parsePlan, serializePlan } from '../../src/plan/serialize.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { backendConfigs } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { unfrozenIn } from '../support/frozen.js';
import { lawRuns } from '../laws/law-runs.js';
import { planOf } from '../support/plans.js';

const RUNS = lawRuns(50);

const REFERENCE = /^((?:data\.)?azurerm_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.[a-z_]+$/;
/** Terraform's own look at the files of a site, which names no block. */
const FILES = ['$each', '$files', '$hasFiles', '$md5', '$hash', '$extension', '$table'];
const parameters = ({ packages }: ResourcePlan): readonly string[] => [
  ...Object.keys(STACK_PARAMETERS).map((name) => `$parameter "${name}"`),
  ...packages.flatMap(({ app }) => PACKAGE_FACTS.map((fact) => `$package "${app}.${fact}"`)),
];

/** The expressions in some JSON, those within joins included. A key of a user's map has a second `$`. */
function expressionsIn(value: JsonValue): { readonly operator: string; readonly operand: JsonValue }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(expressionsIn);
  return Object.entries(value as JsonObject).flatMap(([key, part]) =>
    /^\$(?!\$|join$)/.test(key) ? [{ operator: key, operand: part }] : expressionsIn(part),
  );
}

/** By sentence: each is tried on the same plans, because making a plan takes longer than any of them. */
const LAWS: Readonly<Record<string, (plan: ResourcePlan) => void>> = {
  'evaluates nothing but parameters of the stack and blocks that come earlier': (plan) => {
    const { terraform } = plan;
    const known = parameters(plan);
    const before = new Set<string>();
    for (const block of terraform) {
      const { meta } = block;
      const own = block.id.includes('_website_') ? FILES : [];
      const needed = expressionsIn({ arguments: block.arguments, meta: { ...meta } as JsonObject })
        .filter(({ operator }) => !own.includes(operator))
        .map(({ operator, operand }) => {
          const address = operator === '$ref' ? REFERENCE.exec(String(operand))?.[1] : undefined;
          return address ?? `${operator} ${JSON.stringify(operand)}`;
        })
        .filter((expression) => !known.includes(expression));
      const waitsFor = meta?.depends_on ?? [];
      expect([...needed, ...waitsFor].filter((address) => !before.has(address))).toEqual([]);
      before.add(addressOf(block));
    }
  },
  'has no address twice, and no key twice': ({ terraform, resources }) => {
    const addresses = terraform.map(addressOf);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
    const keys = resources.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  },
  'has every block in one resource, and the block that each resource is': ({ terraform, resources }) => {
    const keys = resources.map(({ key }) => key);
    for (const { resource = '' } of terraform) expect(keys).toContain(resource);
    for (const { key, block } of resources) {
      const own = terraform.filter(({ resource }) => resource === key).map(addressOf);
      expect(block === undefined ? [] : [block]).toEqual(own.filter((each) => each === block));
      expect(block === undefined).toBe(own.length === 0);
    }
  },
  'gives every component resources that know of it': ({ components, resources }) => {
    for (const { id, uses } of components) {
      const used = Object.values(uses).map((key) => resources.find((resource) => resource.key === key));
      expect(used.every((resource) => resource?.sharedBy.includes(id))).toBe(true);
    }
  },
  'is frozen to the last leaf': (plan) => {
    expect(unfrozenIn(plan)).toEqual([]);
  },
  'comes back from text as it was, byte by byte and frozen': (plan) => {
    const parsed = parsePlan(serializePlan(plan));
    expect(serializePlan(parsed)).toBe(serializePlan(plan));
    expect(unfrozenIn(parsed)).toEqual([]);
  },
};

describe('any plan', () => {
  it(`keeps ${Object.keys(LAWS).length} laws`, () => {
    const planned = fc.property(definitionSets, backendConfigs, (components, config) => {
      const plan = planOf(components, config);
      for (const [sentence, law] of Object.entries(LAWS)) {
        try {
          law(plan);
        } catch (error) {
          throw new Error(`Any plan ${sentence}.`, { cause: error });
        }
      }
    });
    fc.assert(planned, RUNS);
  });

  it('does not show the order in which components were added', () => {
    const shuffled = definitionSets.chain((components) =>
      fc.tuple(fc.constant(components), fc.shuffledSubarray(components, { minLength: components.length })),
    );
    fc.assert(
      fc.property(shuffled, backendConfigs, ([components, other], config) => {
        expect(serializePlan(planOf(other, config))).toBe(serializePlan(planOf(components, config)));
      }),
      RUNS,
    );
  });

  it('does not show the order in which options were written', () => {
    fc.assert(
      fc.property(definitionSets, backendConfigs, (components, config) => {
        const reversed = Object.fromEntries(Object.entries(config).reverse());
        expect(serializePlan(planOf(components, reversed))).toBe(serializePlan(planOf(components, config)));
      }),
      RUNS,
    );
  });
});
