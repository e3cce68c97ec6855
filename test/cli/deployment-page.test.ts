import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { document } from '../docs/markdown.js';
import { shellCommands } from '../docs/shell-commands.js';
import { createProject, type Project } from './project.js';

const PAGE = 'docs/deployment.md';

/** The configuration before and after the edit of the page. */
const config = (more = '') => `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
const define = (id, entityName) => CrudApi.define(id, { entityName, schema: { id: 'string' } });
export default ({ env = 'prod' }) => defineBackend(
  { users: define('UserApi', 'User'), ${more} },
  { backendId: 'shop', environment: env, location: 'eastus' },
);
export const deployment = { engine: ${JSON.stringify(join(import.meta.dirname, 'stand-in-terraform.mjs'))} };
`;

let project: Project;
beforeAll(() => {
  project = createProject();
  project.write('atakora.config.mjs', config());
  project.write('.gitignore', 'node_modules\n.atakora\n');
  git('init', '-q');
  commit('first');
});
afterAll(() => {
  project.remove();
});

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
    cwd: project.folder,
    stdio: 'ignore',
  });
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

/** Edits of a reader before a block of the page, by the first command of that block. */
const BETWEEN: Readonly<Record<string, () => void>> = {
  // The first deployment ends with the command that commits its lock.
  'lock 1': () => {
    commit('Deploy shop');
    project.write('atakora.config.mjs', config("orders: define('OrderApi', 'Order'),"));
  },
};

it('runs every command of the page, in its order', { timeout: 120_000 }, async () => {
  const codes: Record<string, number | null> = {};
  const seen = new Map<string, number>();
  for (const { words } of shellCommands(PAGE, document(PAGE))) {
    const [program = '', command = '', ...args] = words;
    if (program === 'git') git(command, ...args);
    // Programs of cdktf are run in program.test.ts.
    if (program !== 'atakora' || args.includes('--app')) continue;
    const text = [command, ...args].join(' ');
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    BETWEEN[`${text} ${times}`]?.();
    // The test answers no question, and has no app that could become healthy.
    const unattended = command === 'deploy' && !args.includes('--plan-only') ? ['--yes', '--no-wait'] : [];
    const env = { CI: '', STAND_IN: '{}', AZURE_CONFIG_DIR: project.folder };
    const call = [command, ...args, ...unattended];
    // A process of its own has nothing on its stdin.
    const { code, stdout, stderr } =
      command === 'destroy' ? project.atakora(call, { env }) : await project.call(call, { env });
    codes[`${text} ${times}`] = code;
    if (code === 1) expect(stdout + stderr).toMatch(/login to Azure: must exist|Not destroyed/);
  }
  expect(codes).toEqual({
    'deploy --plan-only 1': 2,
    'deploy 1': 0,
    'lock 1': 0,
    'deploy 2': 0,
    'lock 2': 0,
    'deploy 3': 0,
    'deploy --env dev 1': 0,
    'deploy --env prod 1': 0,
    'outputs 1': 0,
    'outputs --keys 1': 1,
    'drift 1': 0,
    'destroy 1': 3,
    'destroy --discard-all 1': 1,
  });
});
