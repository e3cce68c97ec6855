import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Backend, CannotApplyError, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';
import { expect, test } from 'vitest';

import { groupStack } from './stacks.js';

const unnamed = (): Backend =>
  defineBackend({ users: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }) }, {});

test('a backend without an id does not meet what cdktf keeps under the same name', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'default-id-'));
  try {
    const app = new App({ outdir });
    unnamed().apply(groupStack(app, 'web'));
    // Not the test helper: only an app adds where the Terraform state is kept.
    app.synth();
    const json = readFileSync(join(outdir, 'stacks', 'web', 'cdk.tf.json'), 'utf8');
    expect(json).toContain('"local"');
    expect(json).toContain('backend_cosmos_shared');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('two backends without ids still cannot be in one stack', () => {
  const stack = groupStack();
  unnamed().apply(stack);
  expect(() => unnamed().apply(stack)).toThrow(CannotApplyError);
});
