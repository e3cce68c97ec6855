import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { parsePlan } from '@atakora/component/plan';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { expectError } from './expect-error.js';
import { createProject } from './project.js';

const ENGINE = join(import.meta.dirname, 'stand-in-terraform.mjs');
const SPECIFICATION = join(import.meta.dirname, '../specification/programs/advanced');

const project = createProject();
let folder = '';
let count = 0;
beforeEach(() => {
  folder = `program-${(count += 1)}`;
  mkdirSync(join(project.folder, folder));
  symlinkSync(join(project.folder, 'node_modules'), join(project.folder, folder, 'node_modules'), 'junction');
  project.write(`${folder}/package.json`, '{ "private": true, "type": "module" }');
});
afterAll(() => {
  project.remove();
});

const at = (file: string) => join(project.folder, folder, file);
const call = (args: string[], engine: object = {}) =>
  project.call(args, { folder, env: { CI: '', STAND_IN: JSON.stringify(engine) } });
const deploy = (args: string[] = ['--yes', '--no-wait'], engine: object = {}) =>
  call(['deploy', '--engine', ENGINE, ...args], engine);

/** Two stacks, of which the first one in the program depends on the other. */
const PROGRAM = `
import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { readLock } from '@atakora/component/lock';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';

const app = new App();
const front = new TerraformStack(app, 'front');
new AzurermProvider(front, 'azurerm', { features: [{}] });
new ResourceGroup(front, 'group', { name: 'rg-front', location: 'eastus' });
const data = new ResourceGroupStack(app, 'data', { resourceGroupName: 'rg-data', location: 'eastus' });
front.addDependency(data);
const define = (backendId, id, config = {}) =>
  defineBackend(
    { api: CrudApi.define(id, { entityName: id, schema: { id: 'string' } }) },
    { backendId, environment: 'prod', location: 'eastus', ...config },
  );
define('shop', process.env.RENAMED ?? 'UserApi', process.env.LOCKED && { lock: readLock('shop.lock.json') }).addToStack(data);
define('mail', 'MailApi').addToStack(data);
console.log('printed by the program');
app.synth();
`;

describe('programs of the specification', () => {
  it.each([
    ['custom-resource-provider', ['EventDrivenStack']],
    [
      'multi-region',
      ['GlobalFrontendStack', 'GlobalStack-eastus', 'GlobalStack-southeastasia', 'GlobalStack-westeurope'],
    ],
    ['limits-and-quotas', ['LimitedResourceStack']],
    ['blue-green', ['AppStack-blue', 'AppStack-green', 'TrafficManagerStack']],
    ['multi-tenant', ['MultiTenantStack']],
    ['disaster-recovery', ['PrimaryStack', 'DRStack']],
  ])(
    '%s is deployed stack by stack',
    async (name, stacks) => {
      copyFileSync(join(SPECIFICATION, `${name}.ts`), at('main.ts'));
      const { code, stdout, stderr } = await deploy();
      expect(stderr).not.toContain('REFUSED');
      expect(Array.from(stdout.matchAll(/^Deployed stack '([^']+)'/gm), ([, stack]) => stack)).toEqual(
        stacks,
      );
      expect(code).toBe(0);
      if (name !== 'multi-region') return;
      const outputs = await call(['outputs', '--engine', ENGINE, '--format', 'json']);
      expect(JSON.parse(outputs.stdout)).toMatchObject({ stacks: stacks.map((stack) => ({ stack })) });
      const drift = await call(['drift', '--engine', ENGINE, '--format', 'json']);
      expect(JSON.parse(drift.stdout)).toEqual({ stacks: stacks.map((stack) => ({ stack, drift: [] })) });
      // Each retains data.
      const destroyed = await call(['destroy', '--engine', ENGINE, '--yes']);
      expect([destroyed.code, destroyed.stdout]).toEqual([3, expect.stringContaining('Refused: stack')]);
    },
    120_000,
  );

  // Their code is deployed from inside of the network, with a login.
  it.each([
    ['network-isolation', 'SecureStack'],
    ['builder', 'ConfigDrivenStack'],
  ])(
    '%s is planned',
    async (name, stack) => {
      copyFileSync(join(SPECIFICATION, `${name}.ts`), at('main.ts'));
      const planned = await deploy(['--plan-only']);
      expect(planned.stdout).toContain(`Stack '${stack}' with Terraform`);
      expect(planned.stdout).toContain('nothing -> private');
      expect(planned.code).toBe(2);
    },
    60_000,
  );
});

describe('programs', () => {
  beforeEach(() => {
    writeFileSync(at('main.mjs'), PROGRAM);
  });

  /** Deploys the program, or copies what its first deployment wrote: each takes a second. */
  async function deployed(): Promise<void> {
    const first = join(project.folder, 'deployed');
    const filter = (path: string) => !path.endsWith('node_modules');
    if (existsSync(first)) {
      cpSync(first, at('.'), { recursive: true });
      return;
    }
    expect((await deploy(['--app', 'main.mjs', '--yes', '--no-wait'])).code).toBe(0);
    cpSync(at('.'), first, { recursive: true, filter });
  }

  it('are synthesized in the order of their dependencies, with the plans beside the stacks', async () => {
    const { code, stdout, stderr } = await call(['synth', '--app', 'main.mjs']);
    expect([code, stdout]).toEqual([
      0,
      'cdktf.out/stacks/data/cdk.tf.json\ncdktf.out/stacks/front/cdk.tf.json\n',
    ]);
    expect(stderr).not.toContain('manifest');
    const plan = parsePlan(readFileSync(at('cdktf.out/stacks/data/shop.prod.plan.json'), 'utf8'));
    expect(plan.components.map(({ id }) => id)).toEqual(['UserApi']);
    expect(existsSync(at('cdktf.out/stacks/data/mail.prod.plan.json'))).toBe(true);
    expectError(
      await call(['synth', '--app', 'main.mjs', '--frozen']),
      "backend 'mail': to be applied with frozen, a plan must have the committed lock, received a plan that was made without a lock.",
    );
  }, 30_000);

  it('are those of cdktf.json, a command among them', async () => {
    writeFileSync(
      at('cdktf.json'),
      JSON.stringify({ app: `"${process.execPath}" main.mjs && echo done`, output: 'out' }),
    );
    expect((await call(['synth'])).stdout).toBe(
      'out/stacks/data/cdk.tf.json\nout/stacks/front/cdk.tf.json\n',
    );
  }, 30_000);

  it('show a screen for each stack, and judge a stack without a plan by Terraform type', async () => {
    const { code, stdout } = await deploy(['--app', 'main.mjs', '--plan-only']);
    expect(code).toBe(2);
    expect(Array.from(stdout.matchAll(/^Stack .+$/gm), ([line]) => line)).toEqual([
      "Stack 'data' with Terraform 1.11.4",
      "Stack 'front' with Terraform 1.11.4",
    ]);
    expect(stdout).toContain('  UserApi: ');
    expect(stdout).toContain('  MailApi: ');
    await deployed();
    const state = at('cdktf.out/stacks/front/stand-in.state.json');
    writeFileSync(
      state,
      JSON.stringify({
        ...(JSON.parse(readFileSync(state, 'utf8')) as object),
        'azurerm_mssql_database.own': { type: 'azurerm_mssql_database' },
      }),
    );
    const again = await deploy(['--app', 'main.mjs', '--yes', '--no-wait']);
    expect(again.stderr).toContain('REFUSED: destroy azurerm_mssql_database.own');
    expect(again.stdout).toContain("Stack 'front' is refused: data would be lost or put at risk.");
    expect(again.code).toBe(3);
  }, 60_000);

  it('judge each change by the plan that it belongs to', async () => {
    await deployed();
    const { code, stdout } = await project.call(
      ['deploy', '--engine', ENGINE, '--app', 'main.mjs', '--plan-only'],
      { folder, env: { CI: '', RENAMED: 'CustomerApi' } },
    );
    expect(stdout).toContain(
      'REFUSED: destroy azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi',
    );
    expect(stdout).not.toContain('REFUSED: destroy azurerm_cosmosdb_sql_container.mail_');
    expect(code).toBe(3);
  }, 60_000);

  it('stop at the first failure, and say which stacks are not begun', async () => {
    const { code, stdout } = await deploy(['--app', 'main.mjs', '--yes', '--no-wait'], {
      apply: [{ fail: { 'azurerm_resource_group.resource_group': 'no quota (400)' } }],
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Stack 'data'\. The deployment failed\./);
    expect(stdout).toContain('Stacks not begun: front.');
  }, 30_000);

  it('are refused where a plan changes its lock', async () => {
    await call(['synth', '--app', 'main.mjs']);
    const { lock } = parsePlan(readFileSync(at('cdktf.out/stacks/data/shop.prod.plan.json'), 'utf8'));
    writeFileSync(at('shop.lock.json'), JSON.stringify(lock));
    const env = { CI: '', LOCKED: '1', RENAMED: 'CustomerApi' };
    const ended = await project.call(
      ['deploy', '--engine', ENGINE, '--app', 'main.mjs', '--yes', '--no-wait'],
      { folder, env },
    );
    expect(ended.stdout).toContain(
      "Stack 'data': backend 'shop': to be applied with frozen, a plan must have the committed lock, received another lock",
    );
    expect(ended.code).toBe(1);
  }, 30_000);

  it.each([
    [
      ['--app', 'throws.mjs'],
      "program 'throws.mjs': it must end with 0, received 7. Mend what it says above.",
    ],
    [
      ['--app', 'silent.mjs'],
      "program 'silent.mjs': it must synthesize into 'cdktf.out', received no manifest.json",
    ],
    [
      ['--app', 'main.mjs', '--env', 'prod'],
      "--env is for a configuration, received the program 'main.mjs'.",
    ],
  ])('%j is refused', async (args, sentence) => {
    writeFileSync(at('throws.mjs'), 'process.exit(7);');
    writeFileSync(at('silent.mjs'), '');
    expectError(await deploy(args), sentence);
  });

  it('show the endpoints of each stack', async () => {
    await deployed();
    const { code, stdout } = await call(['outputs', '--app', 'main.mjs', '--engine', ENGINE]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Endpoints of stack 'data':\n {2}MailApi apiEndpoint https:.*\n {2}UserApi apiEndpoint https:.*\n\nEndpoints of stack 'front':\n {2}none\n$/,
    );
    const one = await call(['outputs', '--app', 'main.mjs', '--stack', 'data', '--format', 'json']);
    expect(JSON.parse(one.stdout)).toMatchObject({
      stacks: [{ stack: 'data', endpoints: [{ component: 'MailApi' }, { component: 'UserApi' }] }],
    });
  }, 60_000);

  it('have no index that is not of one of their stacks', async () => {
    expectError(
      await call(['rebuild-index', 'UserApi', '--app', 'main.mjs']),
      "API must be a CRUD API with search, received 'UserApi' without search.",
    );
  });

  it('read the drift of each stack, of what no plan has too', async () => {
    await deployed();
    const drift = (changed: object, ...args: string[]) =>
      call(['drift', '--app', 'main.mjs', '--engine', ENGINE, ...args], { drift: changed });
    const front = { 'azurerm_resource_group.group': { location: 'westeurope', managed_by: 'portal' } };
    const changed = await drift(front, '--stack', 'front');
    expect(changed).toMatchObject({
      code: 2,
      stdout:
        '1 resource of stack front differs from what was deployed.\n' +
        'azurerm_resource_group.group was changed in Azure (outside of the plan)\n' +
        '    location: declared "eastus", applied "eastus", actual "westeurope"\n',
    });
    const [CONTAINER, MAIL] = ['user', 'mail'].map(
      (of) =>
        `azurerm_cosmosdb_sql_container.${of === 'user' ? 'shop' : 'mail'}_cosmos_shared_${of}api-db_${of}api`,
    );
    const gone = await drift(
      { [String(CONTAINER)]: null, [String(MAIL)]: null },
      '--stack',
      'data',
      '--format',
      'json',
    );
    expect(gone.code).toBe(3);
    expect(JSON.parse(gone.stdout)).toMatchObject({
      stacks: [
        {
          stack: 'data',
          drift: [
            { address: CONTAINER, verdict: 'data-loss', components: ['UserApi'] },
            { address: MAIL, verdict: 'data-loss', components: ['MailApi'] },
          ],
        },
      ],
    });
    const none = await drift({}, '--format', 'markdown');
    expect(none).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 resources of stack front') as string,
    });
  }, 60_000);

  it('are destroyed against the order of their dependencies, and retained data is refused', async () => {
    await deployed();
    const destroy = (...args: string[]) =>
      call(['destroy', '--app', 'main.mjs', '--engine', ENGINE, ...args]);
    expect(await destroy('--yes')).toMatchObject({
      code: 3,
      stdout:
        "Destroyed stack 'front': 1 resource.\n\n" +
        "Refused: stack 'data' retains data: cosmos:mailapi-db/mailapi, cosmos:userapi-db/userapi.\n" +
        'To destroy it with everything in it, add --discard-all, and type the name of the stack, data.\n',
    });
    const ended = spawnSync(
      process.execPath,
      [project.bin, 'destroy', '--app', 'main.mjs', '--engine', ENGINE, '--discard-all', '--yes'],
      {
        cwd: join(project.folder, folder),
        input: 'data\n',
        encoding: 'utf8',
        env: { ...process.env, STAND_IN: '{}' },
      },
    );
    expect(ended.stderr).toContain('Type the name of the stack to destroy it with its data (data): ');
    expect(ended.stdout).toMatch(/^Nothing to destroy\.\n\nDestroyed stack 'data': \d+ resources\.\n$/);
    expect(ended.status).toBe(0);
    expect(JSON.parse(readFileSync(at('cdktf.out/stacks/data/stand-in.state.json'), 'utf8'))).toEqual({});
  }, 60_000);

  it('are not destroyed with data of their own', async () => {
    await deployed();
    writeFileSync(
      at('cdktf.out/stacks/front/stand-in.state.json'),
      JSON.stringify({ 'azurerm_mssql_database.own': { type: 'azurerm_mssql_database', values: {} } }),
    );
    expect(
      await call(['destroy', '--app', 'main.mjs', '--engine', ENGINE, '--stack', 'front', '--yes']),
    ).toMatchObject({
      code: 3,
      stdout: expect.stringContaining("stack 'front' retains data: azurerm_mssql_database.own.") as string,
    });
  }, 60_000);

  it.each([
    [['--app', 'main.mjs', '--stack', 'font'], "--stack must be one of data, front, received 'font'."],
    [['--app', 'empty.mjs'], "program 'empty.mjs': it must have a stack, received none."],
    [['--stack', 'front'], '--stack is for a program of cdktf, received none.'],
  ])(
    '%j is refused by each command',
    async (args, sentence) => {
      writeFileSync(at('empty.mjs'), "import { App } from 'cdktf';\nnew App().synth();\n");
      for (const command of [['deploy'], ['outputs'], ['rebuild-index', 'UserApi'], ['drift'], ['destroy']])
        expectError(await call([...command, ...args]), sentence);
    },
    60_000,
  );

  it.each(['plan', 'lock'])('have no %s, which says what to do in place of it', async (command) => {
    writeFileSync(at('cdktf.json'), '{ "app": "node main.mjs" }');
    expectError(
      await call([command]),
      'received a program of cdktf, which synth, deploy, drift, outputs, rebuild-index and destroy run. Export the backend from a file and name it with --file',
    );
  });

  it('need no more than a configuration where the folder has one', async () => {
    rmSync(at('main.mjs'));
    expectError(await call(['synth']), 'it must have one of atakora.config.ts');
  });
});
