import { readFileSync } from 'node:fs';

import { parseLock } from '@atakora/component/lock';
import type { ResourcePlan } from '@atakora/component/plan';
import { renderTerraform } from '@atakora/component/terraform';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { historiesOf } from '../../scripts/released/histories.js';
import { library } from '../support/library.js';
import { BackendError } from '../../src/errors.js';
import type { JsonObject } from '../../src/plan/json.js';
import { codeIn, evaluatedIn } from '../support/evaluated.js';
import { textsIn } from '../support/plans.js';
import { MARK } from './hostile-values.js';
import { runs } from './runs.js';

const histories = historiesOf(library);

/** Locks with every section of the format: parts of data, retained ones, networks, names of others, moved and adopted resources. */
const NAMES = ['discarded', 'front-door', 'isolated-existing', 'messaging', 'retained', 'adopted'] as const;

/** Values that a lock should not have. The first two are put in place of every key. */
const HOSTILE = [
  `\${file("/${MARK}")}`,
  `%{ if ${MARK} }%{ endif }`,
  `$\${${MARK}}`,
  `\${azurerm_cosmosdb_account.a.id}\${file("/${MARK}")}`,
  `\${azurerm_cosmosdb_account.a["${MARK}"].id}`,
  `\${stack.subscription_id}\${${MARK}}`,
  `{TfToken[${MARK}.1]}`,
  `a"b\\${MARK}`,
  '',
];

/** Returns the values that are put in place of a leaf: a third of them in turn, because many leaves are of one kind; in long runs all. */
const hostileAt = (index: number) =>
  HOSTILE.filter((_, at) => process.env['LAW_RUNS'] !== undefined || at % 3 === index % 3);

type Path = readonly string[];

const locks = NAMES.map((name) => {
  const text = readFileSync(new URL(`../fixtures/released/0.2.0/${name}.lock.json`, import.meta.url), 'utf8');
  return { name, backend: histories[name]!.backend, document: JSON.parse(text) as JsonObject };
});

let planned = 0;
let refused = 0;

/** Returns what Terraform would evaluate of a backend that is planned with a lock. */
function codeWith({ backend }: (typeof locks)[number], document: JsonObject): string[] {
  const plan = backend.withLock(parseLock(document)).plan() as ResourcePlan;
  const packages = plan.packages.map(({ app }) => ({
    app,
    path: 'a.zip',
    md5: 'a'.repeat(32),
    sha256: 'b'.repeat(64),
  }));
  const options = { resourceGroup: 'rg-released', location: 'eastus', allowCommands: true, packages };
  return textsIn(JSON.parse(JSON.stringify(renderTerraform(plan, options))) as JsonObject)
    .flatMap(evaluatedIn)
    .map(({ body }) => codeIn(body));
}

/** Returns the evaluated code with the mark in it. A lock may also end with an error of the library, and with no other. */
function evaluatedWith(lock: (typeof locks)[number], document: JsonObject): string[] {
  try {
    const code = codeWith(lock, document);
    planned += 1;
    return code.filter((each) => each.includes(MARK));
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    refused += 1;
    return [];
  }
}

/** Returns the paths of all keys of a document; with the value, those of all leaves are among them. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])]);
}

/** Returns a copy in which a function changed the holder of one key. */
function changed(
  document: JsonObject,
  path: Path,
  change: (holder: Record<string, unknown>, key: string) => void,
): JsonObject {
  const copy = structuredClone(document) as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((part, key) => part[key] as Record<string, unknown>, copy);
  change(holder, path.at(-1) ?? '');
  return copy as JsonObject;
}

const replace = (document: JsonObject, path: Path, value: unknown) =>
  changed(document, path, (holder, key) => (holder[key] = value));

const rename = (document: JsonObject, path: Path, name: string) =>
  changed(document, path, (holder, key) => {
    if (Array.isArray(holder)) return;
    const value = holder[key];
    delete holder[key];
    holder[name] = value;
  });

describe.each(locks)('the lock of $name', (lock) => {
  const paths = pathsIn(lock.document);

  it('is one that Terraform code is made with', () => {
    expect(codeWith(lock, lock.document).length).toBeGreaterThan(0);
  });

  it('has no leaf and no key whose text Terraform evaluates', () => {
    const found = paths.flatMap((path, index) =>
      [
        ...hostileAt(index).map((text) => replace(lock.document, path, text)),
        ...HOSTILE.slice(0, 2).map((text) => rename(lock.document, path, text)),
      ].flatMap((document) => evaluatedWith(lock, document).map((code) => `${path.join('.')}: ${code}`)),
    );
    expect(found).toEqual([]);
  }, 120_000);

  it('is a lock with other values, or refused by an error of the library', () => {
    const texts = [...new Set(textsIn(lock.document))];
    const value = fc.oneof(
      fc.constantFrom(...texts),
      fc.constantFrom('none', 'shared', '0', '10.0.0.0/8', 'x'.repeat(300), null, 1, [], {}, true),
      fc.string(),
      fc
        .tuple(fc.constantFrom(...texts), fc.constantFrom(...HOSTILE), fc.nat(40))
        .map(([text, piece, at]) => text.slice(0, at) + piece + text.slice(at)),
    );
    const change = fc.tuple(fc.constantFrom(...paths), value, fc.boolean());
    fc.assert(
      fc.property(change, ([path, put, isKey]) => {
        const document =
          isKey && typeof put === 'string'
            ? rename(lock.document, path, put)
            : replace(lock.document, path, put);
        expect(evaluatedWith(lock, document)).toEqual([]);
      }),
      runs(100),
    );
  }, 120_000);
});

afterAll(() => {
  // Both ends are met: else the tests would say nothing.
  expect(Math.min(planned, refused)).toBeGreaterThan(50);
});
