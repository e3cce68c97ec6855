import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { StaticSite } from '@atakora/component/web';
import { App } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';

import { filesIn } from '../../src/resources/website/files.js';
import { groupStack, synth } from './stacks.js';

const scratch = mkdtempSync(join(tmpdir(), 'project-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const site = (sourceDirectory = './site', buildCommand?: string) =>
  StaticSite.define('Docs', { sourceDirectory, ...(buildCommand !== undefined && { buildCommand }) });

/** A stack whose Terraform code lies in the project, as cdktf has it by default. */
const projectStack = () => groupStack(new App({ outdir: join(scratch, 'cdktf.out') }), 'web');

function blobsOf(stack: ReturnType<typeof groupStack>) {
  return synth(stack).resource?.['azurerm_storage_blob']?.['shop_website_docs_file'];
}

describe('the directory of the project', () => {
  test('is found from where cdktf writes the stack, without the names of directories above', () => {
    const stack = projectStack();
    defineBackend({ docs: site() }, { backendId: 'shop' }).apply(stack, { projectDirectory: scratch });
    expect(blobsOf(stack)).toMatchObject({
      for_each: filesIn('${path.module}/../../../site'),
      source: '${path.module}/../../../site/${each.value}',
    });
  });

  test('is the current one unless somebody says otherwise', () => {
    const stack = projectStack();
    const other = projectStack();
    defineBackend({ docs: site() }, { backendId: 'shop' }).apply(stack);
    const projectDirectory = process.cwd();
    defineBackend({ docs: site() }, { backendId: 'shop' }).apply(other, { projectDirectory });
    expect(synth(stack)).toEqual(synth(other));
    expect(blobsOf(stack)?.['source']).not.toContain('/../../../site');
  });

  test('is asked for where there are files', () => {
    const { parameters } = defineBackend(
      { docs: StaticSite.define('Docs', {}) },
      { backendId: 'shop' },
    ).plan();
    expect(parameters).not.toContain('projectDirectory');
    const { parameters: asked } = defineBackend({ docs: site() }, { backendId: 'shop' }).plan();
    expect(asked).toEqual(['location', 'projectDirectory', 'resourceGroupName']);
  });

  test('takes the place of nothing that a user typed', () => {
    const stack = projectStack();
    const typed = '${stack.project_directory}';
    defineBackend(
      { docs: site('./site', `echo ${typed}`) },
      { backendId: 'shop', tags: { note: typed } },
    ).apply(stack, { projectDirectory: scratch });
    const { resource = {} } = synth(stack);
    expect(resource['azurerm_storage_account']?.['shop_website_docs']?.['tags']).toEqual({
      note: '$${stack.project_directory}',
    });
    expect(resource['terraform_data']?.['shop_website_docs_build']).toMatchObject({
      provisioner: [
        {
          'local-exec': {
            command: 'echo $${stack.project_directory}',
            working_dir: '${path.module}/../../../site',
          },
        },
        { 'local-exec': { interpreter: expect.arrayContaining(['${path.module}/../../../site/dist']) } },
      ],
    });
  });
});

describe('what a plan says besides arguments', () => {
  test('survives being text, and is applied from there', () => {
    const plan = defineBackend({ docs: site() }, { backendId: 'shop' }).plan();
    const stack = projectStack();
    const other = projectStack();
    defineBackend({ docs: site() }, { backendId: 'shop' }).apply(stack);
    applyPlan(parsePlan(serializePlan(plan)), other);
    expect(synth(other)).toEqual(synth(stack));
    expect(synth(other).resource?.['azurerm_storage_account_static_website']).toMatchObject({
      shop_website_docs: {
        lifecycle: { precondition: [{ error_message: expect.stringContaining('index.html') }] },
      },
    });
  });

  test.each([
    ['a hook that there is not', { destroy: 'rm -rf /' }],
    ['a command that is not an object', { local_exec: ['make'] }],
    [
      'a precondition without a message',
      { precondition: { condition: { $hasFiles: ['site', 'index.html'] } } },
    ],
  ])('is refused with %s', (_what, meta) => {
    const plan = JSON.parse(serializePlan(defineBackend({ docs: site() }, {}).plan())) as {
      terraform: object[];
    };
    plan.terraform = plan.terraform.map((block) => ({ ...block, meta }));
    expect(() => parsePlan(JSON.stringify(plan))).toThrow(/^resource plan: at terraform/);
  });

  test('may refer only to what comes before it', () => {
    const plan = defineBackend({ docs: site() }, { backendId: 'shop' }).plan();
    const condition = { $ref: 'azurerm_storage_account.gone.tags' };
    const meta = { precondition: { condition, error_message: 'There are tags.' } };
    const terraform = plan.terraform.map((block) =>
      block.type === 'azurerm_storage_account' ? { ...block, meta } : block,
    );
    expect(() => applyPlan({ ...plan, terraform }, projectStack())).toThrow(
      'refers to azurerm_storage_account.gone',
    );
  });
});
