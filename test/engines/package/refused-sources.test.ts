import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { BackendError } from '@atakora/component/backend';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { applyPlan, writePackages } from '@atakora/component/cdk';
import { describe, expect, it } from 'vitest';

import { app } from '../../support/definitions.js';
import { planOf, SHOP, thrownBy } from '../../support/plans.js';
import { footprint, groupStack } from '../stacks.js';
import { aProject, filesIn } from './project.js';

const project = aProject();
const { write } = project;
const orders = () => app('Orders', { sourceDirectory: 'functions/orders' });
const plan = planOf([orders()]);

describe('a directory that cannot be packed', () => {
  const refused = (planned = plan) => {
    const stack = groupStack();
    const before = footprint(stack);
    const error = thrownBy(() => applyPlan(planned, stack, { projectDirectory: project.directory() }));
    expect(error).toBeInstanceOf(BackendError);
    expect(footprint(stack)).toEqual(before);
    return (error as BackendError).message;
  };

  it('is refused where there is none, before anything is made', () => {
    expect(refused()).toContain("sourceDirectory 'functions/orders' of 'Orders': must be a directory");
    write('functions/orders');
    expect(refused()).toContain('must be a directory');
  });

  it('is refused without an index file', () => {
    write('functions/orders/main.js', 'functions/orders/lib/index.js');
    expect(refused()).toContain('must have one of index.js, index.mjs, index.cjs that exports the handlers');
  });

  it('is refused with a symbolic link in it', () => {
    write('functions/orders/index.js', 'secret');
    mkdirSync(join(project.directory(), 'functions/orders/lib'));
    symlinkSync(join(project.directory(), 'secret'), join(project.directory(), 'functions/orders/lib/link'));
    expect(refused()).toContain(
      "must have only files and directories, so that a package is the same everywhere, received 'lib/link', a symbolic link",
    );
  });

  it('is no matter to a plan whose package is deployed by hand, until it is written', () => {
    const isolated = planOf([orders()], { ...SHOP, networking: 'isolated' });
    applyPlan(isolated, groupStack(), { projectDirectory: project.directory() });
    const target = join(project.directory(), 'packages');
    expect(() => writePackages(isolated, target, { projectDirectory: project.directory() })).toThrow(
      'must be a directory',
    );
    write('functions/orders/index.js');
    const [written] = writePackages(isolated, target, { projectDirectory: project.directory() });
    expect(Object.keys(filesIn(readFileSync(written?.file ?? '')))).toContain('components/orders/index.js');
  });

  it.each([
    ['"components/orders/"', '"../orders/"'],
    ['"components/orders/"', '"components/../../"'],
    ['"path": "main.cjs"', '"path": "../main.cjs"'],
    ['"path": "manifest.json"', '"path": "components/orders/index.js"'],
    [`"name": "${plan.packages[0]?.name}",\n      "components"`, '"name": "../app",\n      "components"'],
    [
      '"directory": "functions/orders",\n          "components"',
      '"directory": "\\\\\\\\host",\n          "components"',
    ],
    [
      '"directory": "functions/orders",\n          "components"',
      '"directory": "/etc",\n          "components"',
    ],
  ])('is no part of a plan: %s as %s', (planned, changed) => {
    const text = serializePlan(plan);
    expect(text).toContain(planned);
    expect(() => parsePlan(text.replace(planned, changed))).toThrow('resource plan: ');
  });
});
