import { BackendError } from '@atakora/component/backend';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { renderTerraform, type RenderOptions } from '@atakora/component/terraform';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { exampleStacks, groupIn, networkIn } from '../terraform/example-stacks.js';
import { codeIn, evaluatedIn } from '../support/evaluated.js';
import { textsIn, thrownBy } from '../support/plans.js';

// A plan file from elsewhere in which one string or one key is another.

// The examples are programs, which print something.
beforeAll(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A holder of a string or a key, the name in it, and the way to it. */
type Place = readonly [holder: Record<string, JsonValue>, name: string, way: string];

const isObject = (value: JsonValue): value is Record<string, JsonValue> & JsonObject =>
  typeof value === 'object' && value !== null;

/** Returns the places of a document, in lists too. Items of a list have one way, or one for each of their types. */
function placesIn(value: JsonValue, from = ''): Place[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]): Place[] => {
    const type = isObject(part) && typeof part['type'] === 'string' ? part['type'] : '*';
    const way = `${from}/${Array.isArray(value) ? type : name}`;
    return [[value, name, way], ...placesIn(part, way)];
  });
}

/** Ways that were tried: the same code reads every place of a way. `npm run test:long` tries every place. */
const tried = new Set<string>();

function isNew([holder, name, way]: Place): boolean {
  if (process.env['LAW_RUNS'] !== undefined) return true;
  const kind = `${way} ${typeof holder[name]}`;
  return !tried.has(kind) && Boolean(tried.add(kind));
}

/** Sets a string to another value, for as long as a function runs. */
function withValue([holder, name]: Place, value: JsonValue, act: () => void): void {
  const before = holder[name] as JsonValue;
  holder[name] = value;
  act();
  holder[name] = before;
}

/** Gives a key another name, in its place among the others, for as long as a function runs. */
function withKey([holder, name]: Place, key: string, act: () => void): void {
  const entries = Object.entries(holder);
  const replace = (all: readonly (readonly [string, JsonValue])[]) => {
    for (const each of Object.keys(holder)) delete holder[each];
    Object.assign(holder, Object.fromEntries(all));
  };
  replace(entries.map(([each, value]) => [each === name ? key : each, value]));
  act();
  replace(entries);
}

/** Returns a plan with every part that goes to Terraform and that few plans have. */
function withRareParts(plan: ResourcePlan): ResourcePlan {
  const [first, second, ...others] = plan.terraform;
  if (first === undefined || second === undefined) throw new Error('The plan has no two blocks.');
  const meta = {
    ignore_changes: ['tags'],
    precondition: { condition: { $parameter: 'location' }, error_message: 'Never.' },
  } as const;
  return {
    ...plan,
    provider: { ...plan.provider, resourceProvidersToRegister: ['Microsoft.Search'] },
    state: {
      removed: ['azurerm_subnet.old'],
      moved: [{ from: `${first.type}.old`, to: addressOf(first) }],
      imports: [
        { to: addressOf(first), id: '/subscriptions/a' },
        { to: addressOf(second), id: { $join: [{ $ref: `${addressOf(first)}.id` }, '/b'] } },
      ],
    },
    terraform: [{ ...first, meta: { ...first.meta, ...meta } }, second, ...others],
  };
}

const CALL = '${file("/etc/hostname")}';
const DIRECTIVE = '%{ if true }x%{ endif }';

describe.each(['messaging', 'signed-in-site', 'tags-and-naming'])('a plan file of %s', (example) => {
  it('with another string or key is refused, or has it as a string that Terraform does not evaluate', async () => {
    const [stack] = await exampleStacks(example);
    if (stack === undefined) throw new Error(`${example} has no stack.`);
    const text = serializePlan(withRareParts(stack.plan));
    const options: RenderOptions = {
      allowCommands: true,
      resourceGroup: groupIn(stack),
      network: networkIn(stack),
      packages: stack.plan.packages.map(({ app }) => ({
        app,
        path: 'assets/a.zip',
        md5: '0'.repeat(32),
        sha256: '0'.repeat(64),
      })),
    };
    const document = JSON.parse(text) as JsonObject;
    const counts = { refused: 0, escaped: 0, elsewhere: 0 };
    const evaluated: string[] = [];

    const render = (what: string) => {
      let json: unknown;
      const error = thrownBy(() => (json = renderTerraform(parsePlan(JSON.stringify(document)), options)));
      if (error !== undefined) {
        if (!(error instanceof BackendError)) throw error;
        counts.refused += 1;
        return;
      }
      const found = textsIn(json as JsonValue).filter(
        (each) => each.includes('/etc/hostname') || each.includes('%{'),
      );
      counts[found.length > 0 ? 'escaped' : 'elsewhere'] += 1;
      for (const { kind, body } of found.flatMap(evaluatedIn))
        if (kind === 'directive' || /\bfile\(/.test(codeIn(body))) evaluated.push(`${what}: ${body}`);
    };

    expect(thrownBy(() => render('nothing'))).toBeUndefined();
    expect(counts).toEqual({ refused: 0, escaped: 0, elsewhere: 1 });
    for (const place of placesIn(document).filter(isNew)) {
      const [holder, name] = place;
      if (typeof holder[name] === 'string')
        for (const value of [CALL, DIRECTIVE, { $terraform: 'file("/etc/hostname")' }])
          withValue(place, value, () => {
            render(`${name} as ${JSON.stringify(value)}`);
          });
      if (!Array.isArray(holder))
        for (const key of [CALL, DIRECTIVE])
          withKey(place, key, () => {
            render(`key ${name} as ${key}`);
          });
    }
    expect(evaluated).toEqual([]);
    expect(serializePlan(parsePlan(JSON.stringify(document)))).toBe(text);
    // Both ends are met: else the loop would say nothing.
    expect(counts.refused).toBeGreaterThan(50);
    expect(counts.escaped).toBeGreaterThan(20);
  });
});
