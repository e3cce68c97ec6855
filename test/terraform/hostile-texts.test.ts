import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { writeArguments } from '../../src/terraform/write-arguments.js';
import { type ArgumentValue, encode } from '../../src/plan/expression/encode.js';
import {
  type Expression,
  joined,
  packageFact,
  parameter,
  terraformExpression,
} from '../../src/plan/expression/expression.js';
import { hasFiles } from '../../src/resources/website/files.js';
import type { JsonValue } from '../../src/plan/json.js';

// Terraform itself says whether it reads a text as it was meant. It needs no provider for outputs.

const isInstalled = spawnSync('terraform', ['version']).status === 0;
const title = 'Terraform reads texts, joins and maps as they were meant, and evaluates expressions alone';

const folder = mkdtempSync(join(tmpdir(), 'hostile-texts-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What `local.e` is: it looks like an expression, and is not evaluated again. */
const EVALUATED = '${local.e} %{ if true }"\\';

/** Values that the caller knows: a string that ends in a sign, one that begins with a brace, and parts of templates. */
const KNOWN = {
  parameters: { resourceGroupName: 'rg$', subnetName: '{local.e}', location: '${local.e}' },
  packages: new Map([['functions:shared.path', '%%{']]),
};

const EXPRESSIONS: readonly (readonly [Expression, string])[] = [
  [terraformExpression('local.e'), EVALUATED],
  [parameter('location'), EVALUATED],
  [parameter('resourceGroupName'), 'rg$'],
  [parameter('subnetName'), '{local.e}'],
  [packageFact('functions:shared', 'path'), '%{'],
];

const SIGNS = [
  '$',
  '%',
  '{',
  '}',
  '"',
  '\\',
  '~',
  '\n',
  '\t',
  '\u0000',
  ' ',
  'a',
  '.',
  "'",
  '#',
  '/*',
  '<<E',
  '$${',
  '%%{',
];
const PIECES = [
  ...SIGNS,
  '${',
  '%{',
  '${local.e}',
  '%{ if true }',
  '%{ endif }',
  '${~',
  '~}',
  '$ref',
  '$$',
  '%%',
  'ß',
  '\u2028',
  '😀',
];

/** A value as a layout writes it, and what Terraform must make of it. */
interface Case {
  readonly value: ArgumentValue;
  readonly meant: JsonValue;
}

/** A source of numbers that are always the same. Source: en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const below = numbers(7);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const word = () => Array.from({ length: below(7) }, () => oneOf(PIECES)).join('');

function part(levels: number): Case {
  const kind = below(levels > 0 ? 4 : 3);
  if (kind === 0) {
    const [value, meant] = oneOf(EXPRESSIONS);
    return { value, meant };
  }
  return kind === 3 ? joinedCase(levels - 1) : textCase();
}

function textCase(): Case {
  const text = word();
  return { value: text, meant: text };
}

/** Strings and expressions in one string, and joins among them. */
function joinedCase(levels = 2): Case {
  const parts = Array.from({ length: 1 + below(5) }, () => part(levels));
  return {
    value: joined(parts.map(({ value }) => value as string | Expression)),
    meant: parts.map(({ meant }) => meant as string).join(''),
  };
}

function mapCase(): Case {
  const keys = [`$${word()}`, word(), '$ref', '$$join', 'camelCase__x', '//', '__proto__'];
  const entries = keys.map((key) => [key, oneOf([textCase, joinedCase, listCase])()] as const);
  return {
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    meant: Object.fromEntries(entries.map(([key, { meant }]) => [key, meant])),
  };
}

function listCase(): Case {
  const items = [textCase(), joinedCase(), textCase()];
  return { value: items.map(({ value }) => value), meant: items.map(({ meant }) => meant) };
}

/** A file with a hostile name, whose directory has it: the name is a string within an expression. */
function fileCase(): Case {
  const name = `f${word().replaceAll('/', '\b').replaceAll('\0', '\f')}`;
  writeFileSync(join(folder, 'files', name), '');
  return { value: hasFiles(join(folder, 'files'), [name]), meant: true };
}

function terraform(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect({ status, stderr: status === 0 ? '' : stderr.slice(0, 2000) }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test.skipIf(!isInstalled)(isInstalled ? title : `${title} (skipped: needs terraform on PATH)`, () => {
  mkdirSync(join(folder, 'files'));
  const makers = [mapCase, joinedCase, textCase, joinedCase, joinedCase, joinedCase];
  const cases = Array.from({ length: 3000 }, (_, index) => (makers[index % makers.length] ?? textCase)());
  cases.push(...Array.from({ length: 100 }, fileCase));
  const values = Object.fromEntries(cases.map(({ value }, index) => [`o${index}`, value]));
  const written = writeArguments(encode(values), KNOWN);
  const output = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, { value }]));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals: { e: escaped(EVALUATED) }, output }));
  terraform('init', '-no-color');
  terraform('apply', '-auto-approve', '-no-color');
  const made = JSON.parse(terraform('output', '-json')) as Readonly<
    Record<string, { readonly value: JsonValue }>
  >;
  const wrong = cases.flatMap(({ meant }, index) => {
    const is = made[`o${index}`]?.value;
    return JSON.stringify(sorted(is)) === JSON.stringify(sorted(meant))
      ? []
      : [{ is, meant, written: written[`o${index}`] }];
  });
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(wrong).toHaveLength(0);
});

/** Escapes every sign before a brace, apart from the library. */
function escaped(text: string): string {
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}

/** Terraform sorts the keys of maps. */
function sorted(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return value.map((item: JsonValue) => sorted(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item as JsonValue)]);
}
