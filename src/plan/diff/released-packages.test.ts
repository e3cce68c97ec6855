import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject } from '../json.js';
import type { PackagePart } from '../package.js';
import type { ResourcePlan } from '../resource-plan.js';
import { releasedApps, releasedArguments } from './released-packages.js';

const SHOP = planOf([crud()]);
const FILE: PackagePart = { path: 'a.js', holds: 'runtime' };

/** A plan of apps with some parts of their packages. */
const plan = (
  apps: Readonly<Record<string, readonly PackagePart[]>>,
  environmentVariables: JsonObject = {},
): ResourcePlan => ({
  ...SHOP,
  packages: Object.entries(apps).map(([app, parts]) => ({
    app,
    name: app,
    components: ['A'],
    parts,
    deployment: 'blob',
  })),
  resources: SHOP.resources.map((each) => ({ ...each, config: { environmentVariables } })),
});
const released = (before: ResourcePlan, after: ResourcePlan) => [...releasedApps(before, after)];

describe('the package of an app', () => {
  const was = plan({ one: [FILE], two: [FILE] });

  it('is released where it has another part, or is new', () => {
    expect(released(was, plan({ one: [FILE], two: [FILE] }))).toEqual([]);
    expect(released(was, plan({ one: [FILE], two: [{ ...FILE, path: 'b.js' }] }))).toEqual(['two']);
    expect(released(was, plan({ one: [{ ...FILE, holds: 'start' }], two: [FILE] }))).toEqual(['one']);
    expect(released(was, plan({ one: [FILE, FILE], three: [] }))).toEqual(['one', 'three']);
  });

  it('is not released for other components alone, or where its app is gone', () => {
    const { packages } = plan({ one: [FILE] });
    const others = packages.map((each) => ({ ...each, components: ['B'] }));
    expect(released(was, { ...was, packages: others })).toEqual([]);
  });

  it('is released where its manifest differs', () => {
    const { resources } = planOf([crud('Other')]);
    const app = resources.find(({ type }) => type === 'functions')?.key ?? '';
    const before = { ...plan({ [app]: [FILE], one: [FILE] }), resources: SHOP.resources };
    expect(released(before, { ...before, resources })).toEqual([app]);
  });
});

describe('an argument with a fact of a package', () => {
  const fact = (app: string) => ({ $package: `${app}.sha256` });
  const found = (plain: JsonObject, ...apps: readonly string[]) => releasedArguments(plain, new Set(apps));
  const changed = (path: string, app: string) => ({ path, before: fact(app), after: '(another package)' });

  it('changes with a release of that app', () => {
    expect(found({ name: 'x', hash: fact('a.b'), other: fact('a') }, 'a.b')).toEqual([
      changed('hash', 'a.b'),
    ]);
    expect(found({ hash: fact('a') })).toEqual([]);
  });

  it('is one of the app settings, by its name', () => {
    const plain = { app_settings: { MODE: 'x', HASH: fact('a'), OTHER: fact('b') } };
    expect(found(plain, 'a')).toEqual([changed('app_settings.HASH', 'a')]);
  });
});
