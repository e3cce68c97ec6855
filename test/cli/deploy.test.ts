import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { parseLock } from '@atakora/component/lock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { offerFor } from '../support/offers.js';
import { expectError } from './expect-error.js';
import { createProject, type Ended, type Project } from './project.js';

const ENGINE = join(import.meta.dirname, 'stand-in-terraform.mjs');
const LOCK = 'shop.prod.lock.json';
const FOLDER = '.atakora/shop.prod';

/** A backend that environment variables change, and options of its deployment. */
const CONFIG = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
const ask = (globalThis.realFetch ??= globalThis.fetch);
const serve = ({ SITE }) => {
  globalThis.fetch = SITE ? (url, init) => ask(String(url).replace(/^https:\\/\\/[^/]+/, SITE), init) : ask;
};
export default () => (serve(process.env), defineBackend(
  {
    users: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' }, ...(process.env.TTL && { ttl: Number(process.env.TTL) }), ...(process.env.RUS && { throughput: Number(process.env.RUS) }) }),
    ...(process.env.ORDERS && { orders: CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } }) }),
    ...(process.env.SEARCH && { tickets: CrudApi.define('TicketApi', { entityName: 'Ticket', schema: { id: 'string', title: 'string' }, search: { fields: ['title'] } }) }),
  },
  {
    backendId: 'shop', environment: 'prod', location: 'eastus',
    ...(process.env.MOVES && { moves: JSON.parse(process.env.MOVES) }),
    ...(process.env.PROTECTION && { dataProtection: process.env.PROTECTION }),
    ...(process.env.HOST && { host: JSON.parse(process.env.HOST) }),
    ...(process.env.DOMAIN && { entry: { frontDoor: { customDomain: process.env.DOMAIN } } }),
    ...(process.env.SEPARATE && { codeDeployment: 'separate' }),
  },
));
export const deployment = () => ({
  engine: ${JSON.stringify(ENGINE)},
  retry: { seconds: 0 },
  ...JSON.parse(process.env.DEPLOYMENT ?? '{}'),
});
`;

let project: Project;
beforeAll(() => {
  project = createProject();
  project.write('atakora.config.mjs', CONFIG);
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'first');
});
afterAll(() => {
  project.remove();
});
beforeEach(() => {
  rmSync(at('.atakora'), { recursive: true, force: true });
  rmSync(at(LOCK), { force: true });
  git('rm', '-q', '--cached', '--ignore-unmatch', LOCK);
  git('commit', '-q', '--allow-empty', '-m', 'without a lock');
});

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
    cwd: project.folder,
    stdio: 'ignore',
  });
}

const at = (file: string) => join(project.folder, file);
const lock = () => parseLock(readFileSync(at(LOCK), 'utf8'));

interface Circumstances {
  /** How the stand-in behaves. */
  readonly engine?: object;
  readonly deployment?: object;
  readonly env?: Readonly<Record<string, string>>;
}

function deploy(
  args: string[],
  { engine = {}, deployment = {}, env = {} }: Circumstances = {},
): Promise<Ended> {
  return project.call(
    ['destroy', 'drift', 'outputs', 'rebuild-index'].includes(args[0] ?? '') ? args : ['deploy', ...args],
    {
      env: {
        CI: '',
        STAND_IN: JSON.stringify(engine),
        STAND_IN_LOG: at('calls.log'),
        DEPLOYMENT: JSON.stringify(deployment),
        ...env,
      },
    },
  );
}

const go = (circumstances?: Circumstances) => deploy(['--yes', '--no-wait'], circumstances);

/** Deploys and commits the lock, as a user does. */
async function deployed(circumstances?: Circumstances): Promise<void> {
  expect((await go(circumstances)).code).toBe(0);
  commitLock();
}

function commitLock(): void {
  git('add', '-f', LOCK);
  git('commit', '-q', '--allow-empty', '-m', 'lock');
}

const CONTAINER = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user';
const ACCOUNT = 'azurerm_cosmosdb_account.shop_cosmos_shared';

describe('atakora deploy --plan-only', () => {
  it('shows data, callers, cost, changes and rights, and changes nothing', async () => {
    const { code, stdout } = await deploy(['--plan-only']);
    expect(code).toBe(2);
    const titles = stdout.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(titles.slice(0, 6)).toEqual([
      "Backend 'shop' (prod) in resource group 'rg-shop-prod', eastus, with Terraform 1.11.4",
      'Data',
      'Callers',
      'Cost',
      'Changes',
      'The deployer must be allowed',
    ]);
    expect(stdout).toContain('Nothing is lost or put at risk.');
    expect(stdout).toContain('functions:shared: 5 endpoints, nothing -> internet, function-key');
    expect(stdout).toMatch(/USD a month by list prices/);
    expect(stdout).toContain('Contributor on the resource group');
    expect(stdout).toMatch(/\n\d+ to create\.\n$/);
    expect(existsSync(at(LOCK))).toBe(false);
    expect(existsSync(at(`${FOLDER}/stand-in.state.json`))).toBe(false);
  });

  it('ends with 0 where there is nothing to do, and needs no answer', async () => {
    await deployed();
    expect(await deploy(['--plan-only'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Nothing to do in Azure.') as string,
    });
    expect((await deploy(['--no-wait'])).code).toBe(0);
  });

  it('ends with 3 where the engine would destroy data', async () => {
    await deployed();
    const state = JSON.parse(readFileSync(at(`${FOLDER}/stand-in.state.json`), 'utf8')) as Record<
      string,
      { type: string }
    >;
    state['azurerm_cosmosdb_sql_container.other'] = { type: 'azurerm_cosmosdb_sql_container' };
    writeFileSync(at(`${FOLDER}/stand-in.state.json`), JSON.stringify(state));
    const planned = await deploy(['--plan-only']);
    expect(planned.code).toBe(3);
    expect(planned.stdout).toContain(
      'REFUSED: destroy azurerm_cosmosdb_sql_container.other, which holds data',
    );
    expect((await go()).code).toBe(3);
    expect(
      (await deploy(['--yes', '--no-wait', '--allow', 'azurerm_cosmosdb_sql_container.other'])).code,
    ).toBe(0);
  });
});

describe('data that a move leaves behind', () => {
  const moves = { env: { MOVES: '{"cosmos:user-db/user":"new"}', RUS: '400' } };

  it('is shown, and ends --plan-only with 3, before and after its lock is committed', async () => {
    await deployed();
    const before = await deploy(['--plan-only'], moves);
    expect(before.stdout).toMatch(
      /DATA_NOT_COPIED: 'cosmos:user-db\/user' of 'UserApi' moves from 'cosmos:shared'/,
    );
    expect(before.code).toBe(3);
    await project.call(['lock'], moves);
    commitLock();
    const after = await deploy(['--plan-only'], moves);
    expect(after.stdout).toMatch(
      /DATA_NOT_COPIED: 'UserApi' uses 'cosmos:user-db\/user' in 'cosmos:provisioned'/,
    );
    expect(after.code).toBe(3);
    expect((await go(moves)).code).toBe(0);
    expect((await deploy(['--plan-only'], moves)).code).toBe(0);
  });
});

describe('a lock that the last commit has and the folder lacks', () => {
  it('is asked for by deploy, and named by diff, with the command that restores it', async () => {
    await deployed();
    rmSync(at(LOCK));
    const restore = `git checkout HEAD -- ${LOCK}`;
    expectError(
      await go(),
      `${LOCK}: a deployment refuses to go on without the lock that the last commit has, received no file. Restore it with '${restore}'.`,
    );
    expect(existsSync(at(LOCK))).toBe(false);
    const { stderr } = await project.call(['diff', '--against', 'none']);
    expect(stderr).toContain(`The last commit has ${LOCK}: restore it with '${restore}'.`);
    git('checkout', 'HEAD', '--', LOCK);
    expect((await go()).code).toBe(0);
    expect((await project.call(['diff', '--against', 'none'])).stderr).not.toContain('restore it');
  });

  it('is asked for where git removed its folder too', async () => {
    const folder = 'locks of prod';
    const inFolder = { deployment: { lock: `${folder}/shop.lock.json` } };
    mkdirSync(at(folder));
    expect((await go(inFolder)).code).toBe(0);
    git('add', folder);
    git('commit', '-q', '-m', 'lock');
    git('rm', '-q', `${folder}/shop.lock.json`);
    expect(existsSync(at(folder))).toBe(false);
    expectError(
      await go(inFolder),
      "received no file. Restore it with 'git checkout HEAD -- 'locks of prod/shop.lock.json''",
    );
  });
});

describe('atakora deploy', () => {
  it('applies the plan file, writes the lock first, and says to commit it', async () => {
    rmSync(at('calls.log'), { force: true });
    const { code, stdout, stderr } = await go();
    expect(stderr).toContain(`created ${ACCOUNT}`);
    expect(stdout).toMatch(/^Deployed backend 'shop' \(prod\): \d+ changes in \d+ s\.\nSlowest: /);
    expect(stdout).toMatch(/UserApi apiEndpoint https:\/\/func-shop-prod/);
    expect(stdout).toContain('Keys: npx atakora outputs --keys');
    expect(stdout).toContain(`Next: git add ${LOCK}`);
    expect(code).toBe(0);
    expect(Object.keys(lock().resources)).toContain('cosmos:shared');
    const calls = readFileSync(at('calls.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    expect(calls).toEqual(['version', 'init', 'plan', 'show', 'apply', 'show']);
    expect(readFileSync(at('calls.log'), 'utf8')).toMatch(/^apply .* tfplan$/m);
  });

  it('asks for --yes where nobody can answer', async () => {
    expectError(
      await deploy([]),
      'atakora deploy: a person must agree, received no terminal to ask. Add --yes, or --plan-only to see the plan.',
    );
  });

  it('refuses a lock that is not committed, once data is retained', async () => {
    expect((await go()).code).toBe(0);
    expectError(await go(), `${LOCK}: it must be the lock of this plan in the last commit`);
    commitLock();
    expect((await go()).code).toBe(0);
    expectError(await go({ env: { ORDERS: '1' } }), `received another one. Run 'npx atakora lock ${LOCK}'`);
    await project.call(['lock'], { env: { ORDERS: '1', LOCK } });
    commitLock();
    const { code, stdout } = await go({ env: { ORDERS: '1' } });
    expect(stdout).not.toContain('Next: git add');
    expect(code).toBe(0);
  });

  it('writes no lock in a job, and refuses a job without one', async () => {
    const job = { env: { CI: 'true' }, deployment: { state: { azurerm: { key: 'shop' } } } };
    expectError(await go(job), `${LOCK}: it must be the lock of this plan in the last commit`);
    expect(existsSync(at(LOCK))).toBe(false);
    const test = { ...job, env: { CI: 'true', PROTECTION: 'destroy' } };
    expect((await go(test)).code).toBe(0);
    expect(existsSync(at(LOCK))).toBe(false);
  });

  it('refuses a state on the disk of a job, and warns of it at a desk', async () => {
    expectError(await go({ env: { CI: 'true' } }), 'state: a job must keep it where the next one finds it');
    expect((await deploy(['--plan-only'])).stdout).toContain('The state is on this machine alone');
    const { stdout } = await deploy(['--plan-only'], { deployment: { state: { azurerm: { key: 'shop' } } } });
    expect(stdout).not.toContain('The state is on this machine alone');
    expect(readFileSync(at(`${FOLDER}/main.tf.json`), 'utf8')).toContain('"key": "shop"');
  });

  it('says how to forget data that the lock retains and no deployment made', async () => {
    await project.call(['lock'], { env: { ORDERS: '1', LOCK } });
    const told = await deploy(['--plan-only', '--env', 'prod']);
    expect(told.stdout).toMatch(
      /The lock retains 'cosmos:order-db\/order'.*\. If this backend was never deployed, forget that with 'npx atakora lock --env prod shop\.prod\.lock\.json --new'\./,
    );
    const { stdout: renewed } = await project.call(['lock', '--new']);
    expect(renewed).toMatch(/^shop\.prod\.lock\.json is written/);
    expect(renewed).toMatch(/It forgets, and the last commit does not have:\n {2}.*'cosmos:order-db\/order'/);
    await project.call(['lock'], { env: { ORDERS: '1', LOCK } });
    commitLock();
    expect((await project.call(['lock', '--new'])).stdout).toMatch(
      /It forgets, and 'git checkout HEAD -- shop\.prod\.lock\.json' brings back if it was deployed:\n {2}.*'cosmos:order-db\/order'/,
    );
    expect(readFileSync(at(LOCK), 'utf8')).not.toContain('order');
    expect((await deploy(['--plan-only'])).stdout).not.toContain('The lock retains');
    await project.call(['lock'], { env: { ORDERS: '1', LOCK } });
    expect((await project.call(['lock'], { env: { LOCK } })).stdout).toContain('never deployed');
    await project.call(['lock', '--new'], { env: { ORDERS: '1', LOCK } });
    await deployed({ env: { ORDERS: '1' } });
    expect((await deploy(['--plan-only'], { engine: { prior: 'all' } })).stdout).not.toContain(
      'never deployed',
    );
    const locked = await project.call(['lock'], { env: { LOCK } });
    expect(locked.stdout).toBe('shop.prod.lock.json is written.\n');
  });

  it('refuses --frozen without a lock', async () => {
    expectError(
      await deploy(['--yes', '--frozen']),
      `${LOCK}: --frozen asks for the lock of this plan, received no file.`,
    );
  });

  it('refuses a value that puts data at risk', async () => {
    await deployed();
    const { code, stderr } = await go({ env: { TTL: '60' } });
    expect(stderr).toContain('DATA_AT_RISK');
    expect(code).toBe(3);
  });

  it('shows what changes since the last deployment from this folder', async () => {
    await deployed();
    await project.call(['lock'], { env: { ORDERS: '1' } });
    commitLock();
    const { stdout } = await deploy(['--plan-only'], { env: { ORDERS: '1' } });
    expect(stdout).toContain('added functions:shared: 5 endpoints, nothing -> internet, function-key');
    expect(stdout).toMatch(/USD a month by list prices, a change of /);
    expect(stdout).toMatch(/ {2}OrderApi: \d+ to create/);
  });
});

it('shows data that Terraform takes over', async () => {
  const release = async (env: Readonly<Record<string, string>>) => {
    await project.call(['lock'], { env });
    commitLock();
    return go({ env });
  };
  await deployed({ env: { ORDERS: '1' } });
  expect((await release({})).stderr).toContain('kept in Azure, and forgotten by Terraform');
  const { stderr } = await release({ ORDERS: '1' });
  expect(stderr).toContain(
    'in Azure already, and taken over by Terraform: azurerm_cosmosdb_sql_container.shop_cosmos_shared_order-db_order',
  );
  expect(stderr).toContain('1 to import');
});

describe('options of a deployment', () => {
  it.each([
    [{ engin: 'tofu' }, 'deployment: engin is not an option'],
    [{ state: { azurerm: {}, s3: {} } }, 'must have one type of backend'],
    [{ hooks: { beforePlan: [[]] } }, 'a command must be a program and its arguments'],
    [{ retry: { times: 11 } }, 'a number of attempts must be a whole number from 0 to 10'],
  ])('refuses %j', async (deployment, sentence) => {
    const ended = await deploy(['--plan-only'], { deployment });
    expect(ended.code).toBe(1);
    expect(ended.stderr.replaceAll("'", '')).toContain(sentence.replaceAll("'", ''));
  });

  it('uses a resource group that exists', async () => {
    await deploy(['--plan-only'], { deployment: { resourceGroup: { name: 'rg-own', existing: true } } });
    const json = readFileSync(at(`${FOLDER}/main.tf.json`), 'utf8');
    expect(json).toContain('rg-own');
    expect(json).not.toContain('azurerm_resource_group');
  });

  it('uses the resource group of a guest, which exists', async () => {
    await deploy(['--plan-only'], { env: { HOST: JSON.stringify(offerFor('shop.prod')) } });
    const text = readFileSync(at(`${FOLDER}/main.tf.json`), 'utf8');
    expect(text).toContain('rg-shop-prod');
    const { resource, removed } = JSON.parse(text) as { resource: object; removed: object };
    expect(resource).not.toHaveProperty('azurerm_resource_group');
    // A release before made it.
    expect(removed).toEqual([
      { from: 'azurerm_resource_group.resource_group', lifecycle: { destroy: false } },
    ]);
  });

  it('runs hooks without a shell, and stops where one fails', async () => {
    const node = process.execPath;
    const hooks = {
      beforePlan: [[node, '-e', "console.log('built', process.argv[1])", '$HOME']],
      afterDeploy: [[node, '-e', 'process.exit(7)']],
    };
    const { code, stdout, stderr } = await go({ deployment: { hooks } });
    expect(stderr).toContain('beforePlan: ');
    expect(stdout).toMatch(/^Deployed backend 'shop'/);
    expect(stdout).toMatch(/\nNot done: hook afterDeploy: '.*must end with 0, received code 7/);
    expect(code).toBe(1);
  });

  it('says what is deployed where the state cannot be read afterwards', async () => {
    const { code, stdout } = await go({ engine: { state: { error: 'no route to host' } } });
    expect(stdout).toMatch(/^Deployed backend 'shop' \(prod\): \d+ changes/);
    expect(stdout).toMatch(/\nNot done: the state was not read\. Terraform show: must succeed/);
    expect(code).toBe(1);
  });
});

describe('an engine that fails', () => {
  it('is told by name where it does not exist, or is something else', async () => {
    expectError(
      await deploy(['--plan-only', '--engine', 'no-such-program']),
      "engine 'no-such-program': must be a program, received none.",
    );
    expectError(
      await deploy(['--plan-only'], { engine: { version: 'Terraform v1.4.6' } }),
      `engine '${ENGINE}': must be version 1.5 or later, received 1.4.6.`,
    );
    expectError(
      await deploy(['--plan-only'], { engine: { version: 'Pulumi v3' } }),
      "must be Terraform or OpenTofu, received a program that answers 'Pulumi v3",
    );
  });

  it('works with OpenTofu', async () => {
    expect((await deploy(['--plan-only'], { engine: { version: 'OpenTofu v1.10.2' } })).stdout).toContain(
      'with OpenTofu 1.10.2',
    );
  });

  it('takes another version of the provider where the plan needs it', async () => {
    const error =
      'locked provider registry.terraform.io/hashicorp/azurerm 4.55.0 does not match configured version constraint; must use terraform init -upgrade to allow selection of new versions';
    const { code, stderr } = await deploy(['--plan-only'], {
      engine: { init: { error, unless: '-upgrade' } },
    });
    expect(stderr).not.toContain('must succeed');
    expect(code).toBe(2);
  });

  it('shows the errors of init without the warnings before them, which take all lines of the message', async () => {
    const warning = '│ Warning: old file\n'.repeat(12);
    const { stderr } = await deploy(['--plan-only'], {
      engine: { init: { error: `${warning}\nError: no network\n\nregistry.terraform.io` } },
    });
    expect(stderr).toMatch(/ended with 1\n +Error: no network\n\s+registry\.terraform\.io\n/);
  });

  it('shows what init says', async () => {
    expectError(
      await deploy(['--plan-only'], { engine: { init: { error: 'no network: registry.terraform.io' } } }),
      'Terraform init: must succeed, received an error:',
    );
  });

  it('says what a provider without a login needs', async () => {
    const error =
      'unable to build authorizer for Resource Manager API: could not configure AzureCli Authorizer';
    expectError(
      await deploy(['--plan-only'], { engine: { init: { error } } }),
      'Sign in with az login or as the provider documents, set ARM_SUBSCRIPTION_ID',
    );
  });

  it('says who holds the state', async () => {
    const { code, stderr } = await go({ engine: { lockedBy: 'alice@desk' } });
    expect(stderr).toContain(
      'Terraform plan: the state must be free, received a lock of alice@desk since 2026-11-24 12:00:00 UTC (OperationTypeApply).',
    );
    expect(stderr).toContain(`-chdir=${FOLDER} force-unlock 4c7a`);
    expect(code).toBe(1);
  });
});

describe('an engine that misbehaves', () => {
  it.each([
    ['prints no plan', { show: { answers: 'Killed' } }, /Terraform plan|plan of Terraform/],
    ['prints half a plan', { show: { answers: '{"format_version":"1.2","resource_changes":[' } }, /JSON/],
    ['prints another plan', { show: { answers: '{"format_version":"9.0"}' } }, /format|version/],
    [
      'writes no plan',
      { plan: { answers: 'done\n' } },
      /tfplan: the engine must write its plan there, received ENOENT/,
    ],
    [
      'shows a plan that another deployment replaces',
      { show: { replaced: true } },
      /tfplan must be the plan that was judged, received another one\. Nothing was applied\. Run one deployment at a time in a folder/,
    ],
  ])('and %s is refused in a sentence', async (_name, engine, sentence) => {
    const { code, stdout, stderr } = await go({ engine });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(sentence) as string,
    });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(at(`${FOLDER}/stand-in.state.json`))).toBe(false);
  });

  it('and hangs while it plans ends with Ctrl+C, before anything changed', async () => {
    const child = spawn(process.execPath, [project.bin, 'deploy', '--yes'], {
      cwd: project.folder,
      env: { ...process.env, CI: '', STAND_IN: JSON.stringify({ plan: { hangs: true } }) },
    });
    let told = '';
    child.stderr.on('data', (part) => {
      told += String(part);
      if (told.includes('Planning') && !told.includes('Stopping'))
        setTimeout(() => child.kill('SIGINT'), 700);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(told).toMatch(
      /Terraform (?:init|plan): must run to its end, received a signal before it changed anything\. Run the command again\./,
    );
    expect(code).toBe(1);
  });

  it('cannot make a terminal obey', async () => {
    const text = '\u001b[2J\u001b]0;owned\u0007 \u202edenied';
    const { code, stdout, stderr } = await go({ engine: { apply: [{ fail: { [CONTAINER]: text } }] } });
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toContain('\\u001b[2J');
    // eslint-disable-next-line no-control-regex -- these are what a terminal obeys
    expect(`${stdout}${stderr}`).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('a disk that takes no files', () => {
  it('is told before anything changes, for the folder and the lock', async () => {
    writeFileSync(at('.atakora'), '');
    const { code, stderr } = await go();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/\.atakora/) as string });
    expect(stderr).not.toMatch(/^\s+at /m);
    rmSync(at('.atakora'));
    const missing = await go({ deployment: { lock: 'missing/shop.lock.json' } });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/shop\.lock\.json: the file must be writable, received ENOENT/);
    expect(existsSync(at(`${FOLDER}/stand-in.state.json`))).toBe(false);
  });

  it('does not end a deployment that is done', async () => {
    mkdirSync(at(`${FOLDER}/deployed.plan.json`), { recursive: true });
    const { code, stdout, stderr } = await go();
    expect(stderr).toContain('The next deployment does not show a difference: ');
    expect(stdout).toContain("Deployed backend 'shop' (prod)");
    expect(code).toBe(0);
  });
});

describe('an apply that fails', () => {
  const fail = (text: string, address = CONTAINER) => ({ fail: { [address]: text } });

  it('says what is done and what is not, and drops from the lock what was never made', async () => {
    const text = 'the region does not accept new accounts\nunexpected status 400 (400 Bad Request)';
    // What is in the account is not begun.
    const { code, stdout } = await go({ engine: { apply: [{ ...fail(text, ACCOUNT), without: ACCOUNT }] } });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^The deployment failed\.\n {2}azurerm_cosmosdb_account\.shop_cosmos_shared: the region/,
    );
    expect(stdout).toMatch(/Done: \d+ changes\./);
    expect(stdout).toContain(`Not finished:\n  ${ACCOUNT}`);
    expect(stdout).toContain(`Not begun:\n  ${CONTAINER}`);
    expect(stdout).toContain(
      'Left the lock, because the state does not have them:\n  cosmos:shared\nTo go on: npx atakora deploy\n',
    );
    expect(Object.keys(lock().resources)).toEqual(['functions:shared', 'storage:shared']);
  });

  it('keeps nothing in the lock of a first deployment of which nothing was made', async () => {
    const every = Object.fromEntries(
      (
        JSON.parse((await deploy(['--plan-only'])) && readFileSync(at(`${FOLDER}/tfplan`), 'utf8')) as {
          resource_changes: { address: string }[];
        }
      ).resource_changes.map(({ address }) => [address, 'status 400']),
    );
    const { stdout } = await go({ engine: { apply: [{ fail: every }] } });
    expect(stdout).toContain('To go on: npx atakora deploy\n');
    expect(lock().resources).toEqual({});
    expect(lock().components).toEqual({});
    expect(lock().names).toEqual({});
    expect((await go()).code).toBe(0);
  });

  it.each([
    [
      'a new role',
      'unexpected status 403 with AuthorizationPermissionMismatch',
      'Azure does not honour a new role yet (403)',
    ],
    [
      'a busy account',
      'unexpected status 412: There is already an operation in progress which requires exclusive lock',
      'Azure is busy',
    ],
    [
      'a conflict',
      'unexpected status 409 (409 Conflict) with error: AnotherOperationInProgress',
      'Azure is busy',
    ],
  ])('plans and applies again after %s', async (_, text, sentence) => {
    // The application comes after the role, by its address.
    const { code, stdout, stderr } = await go({
      engine: { apply: [fail(text, 'azurerm_function_app_flex_consumption.shop_functions_shared')] },
    });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Planning and applying again in 0 s (1 of 3).');
    expect(stdout).toContain("Deployed backend 'shop'");
    expect(code).toBe(0);
  });

  it('gives up after the last attempt', async () => {
    const fault = fail('unexpected status 412 (412 Precondition Failed)');
    const { code, stderr } = await go({
      engine: { apply: [fault, fault, fault] },
      deployment: { retry: { times: 2, seconds: 0 } },
    });
    expect(stderr).toContain('(2 of 2)');
    expect(code).toBe(1);
  });

  it.each([
    'unexpected status 409 (409 Conflict) with error: StorageAccountAlreadyTaken',
    'unexpected status 409 with error: ScopeLocked',
  ])('does not repeat %s', async (text) => {
    const { code, stderr } = await go({ engine: { apply: [fail(text)] } });
    expect(stderr).not.toContain('applying again');
    expect(code).toBe(1);
  });

  it('plans again where the plan became stale', async () => {
    const { code, stderr } = await go({ engine: { apply: [{ stale: true }] } });
    expect(stderr).toContain('the state changed after it was planned. Planning and applying again');
    expect(code).toBe(0);
  });

  it('goes on after an engine that was killed', async () => {
    const { code, stdout } = await go({ engine: { apply: [{ kill: true }] } });
    expect(stdout).toMatch(/^The engine was killed\./);
    expect(stdout).toContain('Azure may have resources that the state does not have.');
    expect(stdout).toMatch(/To go on: npx atakora lock .* && npx atakora deploy/);
    // Azure may have the account, so the next deployment must not make another one.
    expect(stdout).not.toContain('Left the lock');
    expect(Object.keys(lock().resources)).toContain('cosmos:shared');
    expect(code).toBe(1);
    await project.call(['lock']);
    commitLock();
    expect((await go()).code).toBe(0);
  });

  it.each([
    [
      'cannot be planned again',
      { thenPlanFails: 'no route to host' },
      {},
      'Terraform plan: must succeed, received an error:\n  no route to host',
      1,
    ],
    [
      'leaves a state that cannot be read',
      {},
      { state: { error: 'no route to host' }, retry: { times: 0 } },
      'The deployment failed.',
      1,
    ],
  ])(
    'and %s says what is done all the same',
    async (_name, fault, { retry, ...engine }: { retry?: object }, sentence, exitCode) => {
      const app = 'azurerm_function_app_flex_consumption.shop_functions_shared';
      const { code, stdout } = await go({
        engine: { apply: [{ ...fail('unexpected status 412', app), ...fault }], ...engine },
        deployment: { retry: retry ?? { seconds: 0 } },
      });
      expect(stdout).toMatch(/^The deployment failed\./);
      expect(stdout).toContain(sentence);
      expect(stdout).toMatch(/Done: \d+ changes\.\nNot finished:\n {2}azurerm_function_app/);
      expect(code).toBe(exitCode);
    },
  );

  it('goes on with the options that the call had', async () => {
    const { stdout } = await deploy(['--yes', '--file', 'atakora.config.mjs', '--engine', ENGINE], {
      engine: { apply: [{ kill: true }] },
    });
    expect(stdout).toContain(
      `To go on: npx atakora lock --file atakora.config.mjs ${LOCK} && git add ${LOCK} && git commit -m Lock && npx atakora deploy --file atakora.config.mjs --engine ${ENGINE}\n`,
    );
  });

  it('quotes the path of a lock in the commands that it prints', async () => {
    await project.call(['lock', "a team's.json"]);
    const { stdout } = await deploy(['--yes', '--lock', "a team's.json"], {
      engine: { apply: [{ kill: true }] },
    });
    const quoted = String.raw`'a team'\''s.json'`;
    expect(stdout).toContain(
      `npx atakora lock ${quoted} && git add ${quoted} && git commit -m Lock && npx atakora deploy --lock ${quoted}\n`,
    );
  });

  it('gives the command that takes over what exists already', async () => {
    const text =
      'a resource with the ID "/subscriptions/0/containers/user" already exists - to be managed via Terraform';
    const { code, stdout } = await go({ engine: { apply: [fail(text)] } });
    expect(stdout).toContain(`-chdir=${FOLDER} import '${CONTAINER}' '/subscriptions/0/containers/user'\n`);
    expect(code).toBe(1);
  });

  it('finds a role assignment that exists already by the name in the message', async () => {
    const text =
      'RoleAssignmentExists: The role assignment already exists. The ID of the existing role assignment is 0123456789abcdef0123456789abcdef.';
    const { stdout } = await go({ engine: { apply: [fail(text)] } });
    expect(stdout).toContain(
      `-chdir=${FOLDER} import '${CONTAINER}' "$(az role assignment list --all --query "[?name=='01234567-89ab-cdef-0123-456789abcdef'].id" --output tsv)"\n`,
    );
  });

  it('passes Ctrl+C to the engine once, and says what is done', async () => {
    const { code, stdout, stderr } = await interrupted({
      engine: { apply: [{ stopAfter: 3 }] },
      // After the third resource the stand-in waits for the signal.
      at: ['(3 s)'],
    });
    expect(stderr).toContain('Stopping: what has begun is finished, and nothing new is begun.');
    expect(stdout).toMatch(/^The deployment was stopped\./);
    expect(stdout).toContain('Done: 3 changes.');
    expect(stdout).toContain('Not begun:');
    expect(code).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('reaches an engine behind a script', async () => {
    project.write('shim.sh', `#!/bin/sh\n"${ENGINE}" "$@"\nexit $?\n`);
    chmodSync(at('shim.sh'), 0o755);
    const { code, stdout } = await interrupted({
      engine: { apply: [{ stopAfter: 3 }] },
      env: { DEPLOYMENT: JSON.stringify({ engine: at('shim.sh') }) },
      at: ['(3 s)'],
    });
    expect(stdout).toContain('Done: 3 changes.');
    expect(code).toBe(1);
  });

  it('kills an engine that does not heed Ctrl+C at a second one, and not at one that npm passes on', async () => {
    const { code, stdout, stderr } = await interrupted({
      engine: { apply: [{ stopAfter: 3, ignores: true }] },
      at: ['(3 s)', 'Stopping:', 'Waiting for the engine. Ctrl+C kills it now'],
      pauses: [300, 0, 2100],
    });
    expect(stderr.match(/Waiting for the engine/g)).toHaveLength(1);
    expect(stdout).toMatch(/^The engine was killed\./);
    expect(stdout).toContain('was killed by SIGKILL');
    expect(stdout).toContain('Done: 3 changes.');
    expect(stdout).toContain('Azure may have resources that the state does not have.');
    expect(stdout).toMatch(/To go on: npx atakora lock .* && npx atakora deploy/);
    expect(code).toBe(1);
  });
});

interface Interruption extends Circumstances {
  /** Texts on stderr. At each the process gets one Ctrl+C. */
  readonly at: readonly string[];
  /** Milliseconds between each text and its Ctrl+C. @default 300 for each */
  readonly pauses?: readonly number[];
}

/** Deploys in a process of its own, and interrupts it. */
function interrupted({ engine = {}, env = {}, at: moments, pauses = [] }: Interruption): Promise<Ended> {
  const child = spawn(process.execPath, [project.bin, 'deploy', '--yes', '--no-wait'], {
    cwd: project.folder,
    env: { ...process.env, CI: '', STAND_IN: JSON.stringify(engine), ...env },
  });
  let [stdout, stderr, next] = ['', '', 0];
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => {
    stderr += String(part);
    for (
      let moment = moments[next];
      moment !== undefined && stderr.includes(moment);
      moment = moments[next]
    ) {
      setTimeout(() => child.kill('SIGINT'), pauses[next] ?? 300);
      next += 1;
    }
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

describe('atakora drift', () => {
  it('ends with 0 where Azure is as it was deployed', async () => {
    await deployed();
    expect(await deploy(['drift'])).toMatchObject({
      code: 0,
      stdout: '0 resources of backend shop (prod) differ from what was deployed.\n',
    });
  });

  it('shows declared, applied and actual values by owner, and ends with 2', async () => {
    await deployed();
    // azurerm reads no tags as {}, which is not a change.
    const empty = { tags: {}, ip_range_filter: '' };
    expect(await deploy(['drift'], { engine: { drift: { [ACCOUNT]: empty } } })).toMatchObject({ code: 0 });
    const drift = { [ACCOUNT]: { public_network_access_enabled: false, endpoint: 'computed', ...empty } };
    const { code, stdout } = await deploy(['drift'], { engine: { drift } });
    expect(stdout).not.toContain('tags');
    expect(stdout).toContain(`${ACCOUNT} was changed in Azure (cosmos:shared, of UserApi)\n`);
    expect(stdout).toMatch(/public_network_access_enabled: declared .+, applied .+, actual false/);
    expect(stdout).not.toContain('computed');
    expect(code).toBe(2);
  });

  it('ends with 3 for data that is gone or less protected, and shows it first', async () => {
    await deployed({ env: { TTL: '600' } });
    const drift = { [ACCOUNT]: { public_network_access_enabled: false }, [CONTAINER]: { default_ttl: 60 } };
    const weaker = await deploy(['drift', '--format', 'markdown'], {
      engine: { drift },
      env: { TTL: '600' },
    });
    expect(weaker.stdout.indexOf(CONTAINER)).toBeLessThan(weaker.stdout.indexOf(ACCOUNT));
    expect(weaker.stdout).toContain('| `default_ttl` | `600` | `600` | `600` | `60` |');
    expect(weaker.code).toBe(3);
    // An argument that the declarations leave out.
    const added = await deploy(['drift'], { engine: { drift: { [CONTAINER]: { default_ttl: 60 } } } });
    expect(added.stdout).toContain(
      `${CONTAINER} was changed in Azure (cosmos:shared, of UserApi): data-at-risk\n`,
    );
    expect(added.stdout).toContain('default_ttl: declared (none)');
    const gone = await deploy(['drift', '--format', 'json'], {
      engine: { drift: { [CONTAINER]: null } },
      env: { TTL: '600' },
    });
    expect(JSON.parse(gone.stdout)).toMatchObject({
      drift: [{ address: CONTAINER, verdict: 'data-loss', isGone: true }],
    });
    expect(gone.code).toBe(3);
    expect(readFileSync(at('calls.log'), 'utf8')).toMatch(/plan .*-lock=false -refresh-only/);
  });
});

describe('atakora destroy', () => {
  it('refuses retained data', async () => {
    await deployed();
    const { code, stdout } = await deploy(['destroy', '--yes']);
    expect(stdout).toBe(
      "Refused: backend 'shop' (prod) retains data: cosmos:user-db/user.\nTo destroy it with everything in it, add --discard-all, and type the name of the backend, shop.\n",
    );
    expect(code).toBe(3);
  });

  it('takes the name of the backend for retained data, which --yes does not replace', async () => {
    await deployed();
    const destroy = (typed: string) =>
      spawnSync(process.execPath, [project.bin, 'destroy', '--discard-all', '--yes'], {
        cwd: project.folder,
        encoding: 'utf8',
        input: typed,
        env: { ...process.env, CI: '', STAND_IN: '{}' },
      });
    expect(destroy('')).toMatchObject({ status: 1, stdout: 'Not destroyed. Nothing changed.\n' });
    const wrong = destroy('store\n');
    expect(wrong.stderr).toContain("the name must be 'shop', received 'store'");
    expect(wrong.stderr).toContain('Data that is lost\n  cosmos:user-db/user\n');
    expect(wrong.status).toBe(1);
    const { status, stdout } = destroy('shop\n');
    expect(stdout).toMatch(
      /^Destroyed backend 'shop' \(prod\): \d+ resources\.\nNext: git rm shop\.prod\.lock\.json\./,
    );
    expect(readFileSync(at(`${FOLDER}/main.tf.json`), 'utf8')).not.toContain('prevent_destroy');
    expect(status).toBe(0);
  });

  it('destroys a test environment after --yes', async () => {
    const test = { env: { PROTECTION: 'destroy' } };
    expect((await go(test)).code).toBe(0);
    expectError(await deploy(['destroy'], test), 'atakora destroy: a person must agree');
    expect((await deploy(['destroy', '--yes'], test)).code).toBe(0);
    expect((await deploy(['destroy', '--yes'], test)).stdout).toBe('Nothing to destroy.\n');
  });
});

describe('after the apply', () => {
  /** Plays the hosts of the apps, the resource manager and the deployment sites. */
  async function azure(answers: (method: string, url: string) => [status: number, body?: object | string]) {
    const calls: string[] = [];
    const sent: { token: string | undefined; body: string }[] = [];
    server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        calls.push(`${method} ${url}`);
        sent.push({ token: headers.authorization, body: Buffer.concat(chunks).toString() });
        const [status, body = ''] = answers(method, url);
        response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { calls, sent, site: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }
  let server: Server | undefined;
  beforeEach(() => {
    server?.closeAllConnections();
    server?.close();
    project.write(
      'node_modules/@azure/identity/package.json',
      '{ "type": "module", "exports": "./index.js" }',
    );
    project.write(
      'node_modules/@azure/identity/index.js',
      "export class DefaultAzureCredential { getToken() { return Promise.resolve({ token: 'token-of-the-test' }); } }",
    );
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('waits until the apps are healthy', async () => {
    let asked = 0;
    const { calls, site } = await azure(() => [(asked += 1) < 1 ? 503 : 200, { status: 'ok' }]);
    const { code, stderr } = await deploy(['--yes'], { env: { SITE: site } });
    expect(stderr).toContain('Waiting for https://func-shop-prod');
    expect(calls).toContain('GET /api/health');
    expect(code).toBe(0);
  });

  it('ends with 1 where an app does not answer in time', async () => {
    const { site } = await azure(() => [503, 'down']);
    const { code, stdout } = await deploy(['--yes'], {
      env: { SITE: site },
      deployment: { healthTimeoutSeconds: 1 },
    });
    expect(stdout).toContain('Not done: functions:shared is not healthy: https://func-shop');
    expect(stdout).toContain('must answer with status 200, received status 503');
    expect(code).toBe(1);
  });

  it('deploys the code that Terraform leaves out, and says how to repeat it where that fails', async () => {
    const taken = await azure((method) => (method === 'POST' ? [202, '"1f"'] : [200, { status: 4 }]));
    const ok = await deploy(['--yes', '--no-wait'], { env: { SITE: taken.site, SEPARATE: '1' } });
    expect(taken.calls[0]).toBe('POST /api/publish?RemoteBuild=false');
    expect(ok.code).toBe(0);
    commitLock();
    const outside = await azure(() => [403, 'Ip Forbidden']);
    const isolated = await deploy(['--yes', '--no-wait'], { env: { SITE: outside.site, SEPARATE: '1' } });
    expect(isolated.stdout).toContain(
      'Deploy an isolated app from inside its network. Then: npx atakora deploy-code',
    );
    const refusing = await azure(() => [403, 'no']);
    const { code, stdout } = await deploy(['--yes', '--no-wait'], {
      env: { SITE: refusing.site, SEPARATE: '1' },
    });
    expect(stdout).toContain("Not done: deployment site of 'func-shop-prod");
    expect(stdout).toContain('Then: npx atakora deploy-code --app functions:shared');
    expect(code).toBe(1);
  });

  it('stops waiting for code at Ctrl+C, and says how to repeat it', async () => {
    // The deployment site goes on with it.
    const { site, calls } = await azure((method) =>
      method === 'POST' ? [202, '"1f"'] : [200, { status: 1 }],
    );
    const { code, stdout } = await interrupted({
      env: { SITE: site, SEPARATE: '1' },
      at: ['Deploying the code of functions:shared'],
      pauses: [1500],
    });
    expect(calls).toContain('GET /api/deployments/1f');
    expect(stdout).toMatch(
      /Not done: deployment of 'func-shop-prod[^']*': must be waited for, received a signal before its end\. Check https:.* Then: npx atakora deploy-code --app functions:shared\n/,
    );
    expect(code).toBe(1);
  });

  it('shows the DNS records to create, with the values of the state', async () => {
    const env = { DOMAIN: 'shop.example.com' };
    expect((await deploy(['outputs'], { env })).stdout).not.toContain('DNS');
    const one = (type: string, values: object) => ({
      address: `${type}.${type.endsWith('domain') ? 'shop_cdn_entry_domain_shop-example-com_q4rvkk' : 'shop_entry'}`,
      mode: 'managed',
      type,
      name: type.endsWith('domain') ? 'shop_cdn_entry_domain_shop-example-com_q4rvkk' : 'shop_entry',
      values,
    });
    const resources = [
      one('azurerm_cdn_frontdoor_endpoint', { host_name: 'fde-shop.z01.azurefd.net' }),
      one('azurerm_cdn_frontdoor_custom_domain', { validation_token: '_token' }),
    ];
    const answers = JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
    const { stdout } = await deploy(['outputs'], { env, engine: { show: { answers } } });
    expect(stdout).toMatch(
      /\nDNS records to create:\n {2}shop\.example\.com {11}CNAME {2}fde-shop\.z01\.azurefd\.net\n {2}_dnsauth\.shop\.example\.com {2}TXT {4}_token\n$/,
    );
    const { stdout: json } = await deploy(['outputs', '--format', 'json'], {
      env,
      engine: { show: { answers } },
    });
    expect(JSON.parse(json)).toMatchObject({
      dnsRecords: [
        { name: 'shop.example.com', type: 'CNAME', value: 'fde-shop.z01.azurefd.net' },
        { name: '_dnsauth.shop.example.com', type: 'TXT', value: '_token' },
      ],
    });
  });

  it('shows endpoints without the engine, and keys with the login that exists', async () => {
    rmSync(at('calls.log'), { force: true });
    const { stdout } = await deploy(['outputs']);
    expect(stdout).toMatch(/^Endpoints:\n {2}UserApi apiEndpoint https:\/\/func-shop-prod/);
    expect(existsSync(at('calls.log'))).toBe(false);
    await deployed();
    const { calls, site } = await azure(() => [200, { masterKey: 'm', functionKeys: { default: 'f' } }]);
    const shown = await deploy(['outputs', '--keys'], { env: { SITE: site } });
    expect(shown.stdout).toContain(
      'Keys (secrets):\n  functions:shared default f\n  functions:shared _master m\n',
    );
    expect(calls[0]).toMatch(/^POST \/subscriptions\/.+\/host\/default\/listkeys\?api-version=2024-04-01$/);
    const refused = await azure(() => [403, 'AuthorizationFailed']);
    expectError(
      await deploy(['outputs', '--keys'], { env: { SITE: refused.site } }),
      'Give the principal the role Website Contributor',
    );
  });

  it('starts the rebuild of the index of an API, with the login that exists', async () => {
    const first = await azure(() => [204]);
    // Azure reads the trigger of the index after the apply.
    await deployed({ env: { SEARCH: '1', SITE: first.site } });
    const rebuild = (site: string, api = 'TicketApi') =>
      deploy(['rebuild-index', api], { env: { SEARCH: '1', SITE: site } });
    const { calls, sent, site } = await azure(() => [202]);
    expect(await rebuild(site)).toMatchObject({
      code: 0,
      stdout:
        'functions:shared rebuilds the index of TicketApi. The log of its function ticket-api_index says when it is done.\n',
    });
    expect(calls).toEqual([
      expect.stringMatching(
        /^POST \/subscriptions\/0\/.+\/sites\/[^/]+\/hostruntime\/admin\/functions\/ticket-api_index\?api-version=2024-04-01$/,
      ),
    ]);
    // The input of the admin endpoint is a string.
    expect(sent).toEqual([
      { token: 'Bearer token-of-the-test', body: '{"input":"[{\\"_rebuild\\":true}]"}' },
    ]);
    expectError(
      await rebuild(site, 'UserApi'),
      "atakora rebuild-index: API must be a CRUD API with search, received 'UserApi' without search. Name one of TicketApi.",
    );
    expectError(await rebuild(site, 'Tickets'), "received the unknown 'Tickets'. Name one of TicketApi.");
    expectError(
      await deploy(['rebuild-index', 'UserApi'], { env: { SITE: site } }),
      "received 'UserApi' without search. Add search to an API and deploy it",
    );
    expect(calls).toHaveLength(1);
    for (const [status, resolution] of [
      [401, "Log in to the tenant of the app with 'az login'."],
      [403, 'Give the principal the role Website Contributor on the app.'],
      [404, 'Deploy the app and its code first.'],
      [500, 'Try again later.'],
    ] as const) {
      const refusing = await azure(() => [status, 'no']);
      expectError(await rebuild(refusing.site), `received status ${status}: no. ${resolution}`);
    }
  });

  it('starts no rebuild of an API that is not deployed', async () => {
    const { calls, site } = await azure(() => [202]);
    expectError(
      await deploy(['rebuild-index', 'TicketApi'], { env: { SEARCH: '1', SITE: site } }),
      "functions:shared: the state must have the app of 'TicketApi', received none. Deploy it first with 'npx atakora deploy'.",
    );
    expect(calls).toEqual([]);
  });
});
