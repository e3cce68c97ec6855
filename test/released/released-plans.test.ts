import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { lockFromState } from '@atakora/component/lock';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { backendsOf } from '../../scripts/released/backends.js';
import { stateOfPlan, type StateResource } from '../../scripts/released/state-of-plan.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const released = join(root, 'test/fixtures/released');
const replacementFile = join(root, '../shared/azurerm-4.55.0.replacement.json');

/** What this version does differently on purpose, by version and backend: `<address> <argument>` and the reason. */
const DEVIATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

const backends = backendsOf({ defineBackend, CrudApi, FunctionsApp, StaticSite, StaticSiteWithCdn });
const cases = readdirSync(released).flatMap((version) =>
  readdirSync(join(released, version)).map((file) => ({ version, name: file.replace(/\.json$/, '') })),
);

describe.each(cases)('$name of $version', ({ version, name }) => {
  const text = readFileSync(join(released, version, `${name}.json`), 'utf8');
  const before = (JSON.parse(text) as { values: { root_module: { resources: StateResource[] } } }).values
    .root_module.resources;
  const backend = backends[name as keyof typeof backends];
  const after = () => backend.withLock(lockFromState(backend, text)).plan();
  const deviations = DEVIATIONS[`${version} ${name}`] ?? {};

  it('plans without an error, and again the same', () => {
    const plan = after();
    expect(plan.errors).toEqual([]);
    const again = backend.withLock(plan.lock).plan();
    expect(again.terraform).toEqual(plan.terraform);
    expect(again.lock).toEqual(plan.lock);
    expect(again.state).toEqual(plan.state);
  });

  it('keeps every address, or says from where it moved', () => {
    const plan = after();
    const addresses = new Set(plan.terraform.map(({ type, id }) => `${type}.${id}`));
    const moved = new Set(plan.state.moved.map(({ from }) => from));
    const lost = before
      .map(({ address }) => address)
      .filter((address) => !addresses.has(address) && !moved.has(address));
    expect(lost).toEqual(Object.keys(deviations).filter((what) => !what.includes(' ')));
    expect(plan.state.removed).toEqual([]);
  });

  it('keeps every name', () => {
    const plan = after();
    const names = namesIn(stateOfPlan(plan), plan);
    expect(names).toEqual(expect.arrayContaining(namesIn(before, plan)));
  });

  it.skipIf(!existsSync(replacementFile))(
    `keeps every argument that replaces (${existsSync(replacementFile) ? 'read' : 'skipped: there is no shared/azurerm-4.55.0.replacement.json beside the repository'})`,
    () => {
      const plan = after();
      expect(replacedIn(before, plan).filter((what) => deviations[what] === undefined)).toEqual([]);
    },
  );
});

describe('the fixtures', () => {
  it('have every backend', () => {
    for (const version of readdirSync(released))
      expect(
        cases
          .filter((each) => each.version === version)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(backends).sort());
  });
});

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
