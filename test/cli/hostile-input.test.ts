import { randomBytes } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { parsePlan, type ResourcePlan } from '@atakora/component/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectError } from './expect-error.js';
import { createProject, type Project } from './project.js';
import { BY_CALL } from './shop.js';

/** Sets the title of a terminal, colours it, commands a job of GitHub and turns the direction of text. */
const NAME =
  '\u001b]0;title\u0007\u001b[31mX\u001b[8m\r\n::error::boo\n  ::set-output name=a::b --> \u202e\u009b2J';

let project: Project;

beforeAll(async () => {
  project = await createProject();
  project.write('atakora.config.mjs', BY_CALL);
  await project.call(['plan', '--format', 'json', '--output', 'plan.json']);
  const plan = read('plan.json');
  project.write('hostile.json', JSON.stringify(withNames(parsePlan(plan))));
  project.write('bom.json', `\uFEFF${plan}`);
  project.write('binary', randomBytes(100_000).toString('latin1'));
  project.write('empty', '');
  symlinkSync('plan.json', join(project.folder, 'linked.json'));
  symlinkSync('loop', join(project.folder, 'loop'));
});

afterAll(() => {
  project.remove();
});

const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

/** Returns a plan that `parsePlan` takes, with the name in every place that people read. */
function withNames(plan: ResourcePlan): ResourcePlan {
  return {
    ...plan,
    backend: { ...plan.backend, tags: { [NAME]: NAME } },
    components: plan.components.map((each) => ({ ...each, type: NAME })),
    resources: plan.resources.map((each) => ({
      ...each,
      name: NAME,
      sharedBy: [...each.sharedBy, NAME],
      decisions: [
        {
          path: 'runtime',
          rule: NAME,
          value: NAME,
          candidates: [{ component: NAME, priority: 1, value: NAME }],
        },
      ],
    })),
    warnings: plan.warnings.map((each) => ({ ...each, message: NAME, resolution: NAME, components: [NAME] })),
  };
}

describe('names that a terminal or a job would obey', () => {
  it.each([
    ['plan'],
    ['plan', '--cost'],
    ['plan', '--format', 'json'],
    ['plan', '--format', 'markdown'],
    ['plan', '--format', 'html', '--cost'],
    ['check'],
    ['check', '--format', 'sarif'],
    ['check', '--format', 'json'],
    ['diff', '--against', 'plan.json'],
    ['diff', '--against', 'plan.json', '--format', 'markdown'],
    ['explain', 'functions:shared'],
    ['explain', 'functions:shared', NAME],
    ['graph'],
    ['graph', '--format', 'svg'],
    ['cost'],
    ['cost', '--format', 'markdown'],
    ['openapi'],
  ])('are shown as text: %j %j %j %j', async (...args) => {
    const { stdout, stderr } = await project.call([...args, '--plan', 'hostile.json']);
    expect(stdout + stderr).not.toMatch(
      // eslint-disable-next-line no-control-regex -- the characters that must not be there
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^\s*::/m,
    );
  });

  it('stay what they are in JSON', async () => {
    const { stdout } = await project.call(['plan', '--plan', 'hostile.json', '--format', 'json']);
    expect(stdout).toContain('\\u009b2J');
    expect(parsePlan(stdout)).toEqual(parsePlan(read('hostile.json')));
  });

  it('are one annotation per warning for a job', async () => {
    const { stdout } = await project.call(['check', '--plan', 'hostile.json', '--format', 'github']);
    expect(stdout.match(/^::/gm)).toHaveLength(parsePlan(read('hostile.json')).warnings.length);
  });

  it('are shown in errors', async () => {
    expectError(
      await project.call(['plan', '--plan', `no\u001b[2J.json`]),
      'no\\u001b[2J.json: a plan must be',
    );
  });
});

describe('files that are something else', () => {
  it.each([
    [['plan', '--plan'], 'resource plan: '],
    [['diff', '--against'], 'resource plan: '],
    [['gate'], 'plan of Terraform: '],
    [['check', '--lock'], 'JSON'],
    [['check', '--base'], 'JSON'],
    [['diff', '--lock'], 'JSON'],
    [['lock'], 'JSON'],
    [['lock', 'own.json', '--from-state'], 'JSON'],
    [['cost', '--usage'], 'it must be JSON'],
    [['cost', '--prices'], 'it is not valid JSON'],
    [['plan', '--file'], '--file must be a module in TypeScript or JavaScript'],
  ])('are refused in a sentence: %j', async (args, sentence) => {
    for (const file of ['binary', 'empty']) {
      const ended = await project.call([...args, file]);
      expectError(ended, sentence);
      // No stack, and not the whole file.
      expect(ended.stderr).not.toMatch(/\n\s+at /);
      expect(ended.stderr.length).toBeLessThan(1000);
    }
    for (const file of ['.', 'loop']) {
      const ended = await project.call([...args, file]);
      expect([ended.code, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).not.toMatch(/\n\s+at /);
    }
  });

  it('may begin with a mark of their encoding, and be linked', async () => {
    const { stdout } = await project.call(['plan']);
    for (const file of ['bom.json', 'linked.json'])
      expect((await project.call(['plan', '--plan', file])).stdout).toBe(stdout);
  });
});

describe('texts that are empty', () => {
  it('are a variable that was not set', async () => {
    expectError(
      await project.call(['plan', '--plan', '']),
      "atakora plan: --plan must not be empty, received ''. Check the variable that it comes from.",
    );
    expectError(await project.call(['lock', '']), 'atakora lock: an operand must not be empty');
    expectError(await project.call(['gate', 'plan.json', '--allow', '']), '--allow must not be empty');
  });
});

describe('a folder that cannot be written', () => {
  it('is told before anything is synthesized', async () => {
    project.write('occupied', 'a file');
    expectError(
      await project.call(['synth', '--resource-group', 'rg', '--out', 'occupied/tf']),
      "'occupied/tf/",
    );
  });
});
