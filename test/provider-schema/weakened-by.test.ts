import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { backendsOf, EDITS } from '../diff/edits/index.js';
import { SAMPLES } from '../engines/sample-backends.js';
import { azurerm5Schema, azurermSchema, type Block, titled } from './schema.js';

/**
 * Arguments that protect no data, by Terraform type, judged by hand; an argument stands for everything in it. Among the doubtful ones:
 * fewer logs that are collected (`daily_quota_gb`, `sampling_percentage`, `enabled_log.category`) were never there to lose;
 * `max_delivery_count` makes dead letters, which are kept; a tier of a blob keeps the blob; networks, keys and roles are exposure;
 * what replaces a resource is `replacedBy`.
 */
const neutral = JSON.parse(
  readFileSync(new URL('neutral-arguments.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

const declared = BUILT_IN_TYPES.flatMap(({ weakenedBy = {} }) => Object.entries(weakenedBy));
const protective = new Map(declared.map(([type, { arguments: list }]) => [type, list]));

/** Arguments of types that hold no data and are none of azurerm's. */
const OTHERS = ['terraform_data'];

/** Returns the paths of everything in arguments that is not a block: `unique_key.paths`. */
function leavesIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value) && value.some((part) => typeof part === 'object'))
    return value.flatMap((part) => leavesIn(part, path));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, part]) => leavesIn(part, below(path, name)));
}

function leavesOf({ attributes = {}, block_types = {} }: Block, path = ''): string[] {
  return [
    ...Object.entries(attributes)
      .filter(
        ([name, { optional, required }]) => (optional ?? required) === true && below(path, name) !== 'id',
      )
      .map(([name]) => below(path, name)),
    ...Object.entries(block_types)
      .filter(([name]) => name !== 'timeouts')
      .flatMap(([name, { block }]) => leavesOf(block, below(path, name))),
  ];
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Returns the arguments that neither list has. */
function unclassified(type: string, paths: readonly string[]): string[] {
  const known = [...(protective.get(type) ?? []).map(({ argument }) => argument), ...(neutral[type] ?? [])];
  return paths
    .filter((path) => !known.some((each) => path === each || path.startsWith(`${each}.`)))
    .map((path) => `${type}.${path}`);
}

describe('arguments that protect data', () => {
  it('are told from those that do not, for every argument that plans have', () => {
    const plans = [
      ...Object.values(SAMPLES).map((sample) => sample().plan()),
      ...Object.values(EDITS).map((edit) => backendsOf(edit).before.plan()),
    ];
    const missing = plans.flatMap(({ terraform }) =>
      terraform
        .filter(({ type }) => !type.startsWith('data.') && !OTHERS.includes(type))
        .flatMap(({ type, arguments: plain }) => unclassified(type, leavesIn(plain))),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each([
    ['4.55.0', azurermSchema],
    ['5.2.0', azurerm5Schema],
  ])(`${titled('are told from those that do not, for every argument of azurerm')} %s`, (_version, schema) => {
    const missing = Object.keys(neutral).flatMap((type) => {
      const block = schema?.resource_schemas[type]?.block;
      return block === undefined ? [] : unclassified(type, leavesOf(block));
    });
    expect(missing).toEqual([]);
  });

  it.skipIf(azurermSchema === undefined).each(declared)(
    'are arguments of %s',
    (type, { arguments: list }) => {
      const known = [azurermSchema, azurerm5Schema].flatMap((schema) =>
        leavesOf(schema?.resource_schemas[type]?.block ?? {}),
      );
      const paths = list.flatMap(({ argument, by }) =>
        by === undefined ? [argument] : [argument, `${argument.split('.')[0] ?? ''}.${by}`],
      );
      expect(
        paths.filter((path) => !known.some((each) => each === path || each.startsWith(`${path}.`))),
      ).toEqual([]);
    },
  );

  it('are in one list only, each with a sentence and a source', () => {
    for (const [type, { arguments: list }] of declared)
      for (const { argument, effect, source } of list) {
        expect(neutral[type]).not.toContain(argument);
        expect(effect).toMatch(/^[A-Z].*\.$/);
        expect(source).toMatch(/^(?:learn|docs)\.microsoft\.com\//);
      }
  });
});
