import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { parseLock, parsePlan, type ResourcePlan } from '@atakora/component/plan';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reportSchema } from '../../scripts/build/report-schema.js';
import { removesTypes } from '../../src/cli/source/load-module.js';
import { createProject, type Project } from './project.js';
import { expectError } from './expect-error.js';
import { BY_CALL, SHOP } from './shop.js';

let project: Project;

beforeAll(async () => {
  project = createProject();
  project.write('atakora.config.mjs', BY_CALL);
});

afterAll(async () => {
  project.remove();
});

/** Last line of a difference to a lock. */
const COMPARED =
  'Only places, URLs and values that protect data were compared. For the whole difference, add --against PLAN.json.\n';

const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

describe('atakora', () => {
  it('shows every command, and loads none of them', () => {
    const { code, stdout } = project.atakora(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage atakora <command> [options]');
    for (const name of [
      'init',
      'plan',
      'check',
      'diff',
      'lock',
      'explain',
      'graph',
      'deploy',
      'drift',
      'outputs',
      'destroy',
      'copy-data',
      'rebuild-index',
      'synth',
      'gate',
      'cost',
      'prices',
      'dev',
      'deploy-code',
      'packages',
      'openapi',
    ])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it('shows the options of a command', async () => {
    expect((await project.call(['check', '--help'])).stdout).toMatch(
      /--base[^]*to compare plans:\s+diff\s+--against/,
    );
    expect(await project.call(['diff', '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--against PLAN.json') as string,
    });
  });

  it('tells its version', () => {
    const { version } = JSON.parse(read('node_modules/@atakora/component/package.json')) as {
      version: string;
    };
    expect(project.atakora(['--version']).stdout).toBe(`${version}\n`);
  });

  it.each([
    [
      ['plans'],
      "atakora: 'plans' is not a command. Did you mean 'npx atakora plan'? Run 'npx atakora --help' for all.",
    ],
    [
      ['kubernetes'],
      "atakora: the command must be one of init, plan, check, diff, offer, lock, explain, graph, deploy, drift, outputs, destroy, copy-data, rebuild-index, synth, gate, cost, prices, dev, deploy-code, packages, openapi, received 'kubernetes'. Run 'npx atakora --help'.",
    ],
    [
      ['plan', '--fromat', 'json'],
      "atakora plan: Unknown option '--fromat'. Run 'npx atakora plan --help' for what it takes.",
    ],
    [
      ['plan', '--format', 'xml'],
      "atakora plan: --format must be one of text, json, markdown, html, received 'xml'. Write --format text.",
    ],
    [
      ['explain'],
      "atakora explain: it takes RESOURCE [FIELD], received nothing. Run 'npx atakora explain --help'",
    ],
    [['graph', 'all'], "atakora graph: it takes no operands, received 'all'."],
    [
      ['diff'],
      'atakora diff: something to compare with must be given, received nothing. Add --against PLAN.json',
    ],
  ])('refuses %j', async (args, sentence) => {
    expectError(await project.call(args), sentence);
  });
});

describe('atakora plan', async () => {
  it('writes the plan to stdout, and what the configuration prints to stderr', () => {
    const { code, stdout, stderr } = project.atakora(['plan']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Plan of backend 'shop' \(prod, eastus\)\n2 components, 3 shared resources/);
    expect(stdout).not.toContain('printed');
    expect(stderr).toContain('printed by the configuration');
  });

  it('writes JSON that parsePlan reads', async () => {
    const { stdout } = await project.call(['plan', '--format', 'json']);
    expect(parsePlan(stdout).backend.id).toBe('shop');
  });

  it('takes a saved plan in place of a configuration', async () => {
    await project.call(['plan', '--format', 'json', '--output', 'saved/plan.json']);
    const again = await project.call(['plan', '--plan', 'plan.json'], { folder: 'saved' });
    expect(again.code).toBe(0);
    expect(again.stdout).toBe((await project.call(['plan'])).stdout);
  });

  it('ends with 1 for a plan that cannot be applied, and still shows it', async () => {
    const { code, stdout } = await project.call(['plan'], { env: { LIMIT: '1' } });
    expect(code).toBe(1);
    expect(stdout).toContain('Limits exceeded');
  });

  it('has no colours without a terminal', async () => {
    // eslint-disable-next-line no-control-regex
    expect((await project.call(['check'], { env: { NO_COLOR: '1' } })).stdout).not.toMatch(/\u001b/);
  });

  it('refuses a folder that cannot be written', async () => {
    project.write('occupied', 'a file');
    expectError(
      await project.call(['plan', '--output', 'occupied/plan.txt']),
      'occupied/plan.txt: the file must be writable, received EEXIST. Give --output a path',
    );
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [project.bin, 'plan', '--format', 'json'], { cwd: project.folder });
    child.stdout.destroy();
    let told = '';
    child.stderr.on('data', (data: Buffer) => (told += String(data)));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, told]).toEqual([0, 'printed by the configuration\n']);
  });
});

describe('configurations', async () => {
  const at = (folder: string, text: string, file = 'atakora.config.mjs') => {
    project.write(`${folder}/${file}`, text);
    return (...args: string[]) => project.call(args, { folder });
  };

  it('may be missing, which is told', async () => {
    project.write('empty/readme', '');
    expectError(
      await project.call(['plan'], { folder: 'empty' }),
      'folder empty: it must have one of atakora.config.ts, atakora.config.mts, atakora.config.js, atakora.config.mjs, received none.',
    );
  });

  it('may be another file, which must exist', async () => {
    const run = at('named', `${SHOP}export default define('prod');\n`, 'main.mjs');
    expect((await run('plan', '--file', 'main.mjs')).code).toBe(0);
    expectError(await run('plan', '--file', 'other.mjs'), 'other.mjs: the file must exist, received none.');
  });

  it('may be TypeScript', async () => {
    const run = at(
      'typed',
      "import { defineBackend } from '@atakora/component/backend';\nimport { CrudApi } from '@atakora/component/crud';\n" +
        "enum Id { Users = 'UserApi' }\nconst id: string = Id.Users;\n" +
        "export default defineBackend({ backendId: 'typed', environment: 'dev', location: 'eastus' })\n" +
        "  .addComponent(CrudApi.define(id, { entityName: 'User', schema: { id: 'string' } }));\n",
      'atakora.config.ts',
    );
    expect((await run('plan')).stdout).toContain("Plan of backend 'typed' (dev, eastus)");
  });

  it('may be TypeScript that imports types and files as compilers of TypeScript do', async () => {
    project.write('imports/environment.ts', "export type Name = string;\nexport const name = 'dev';\n");
    const run = at(
      'imports',
      "import { defineBackend } from '@atakora/component/backend';\nimport { Name, name } from './environment.js';\n" +
        "import { CrudApi } from '@atakora/component/crud';\nconst environment: Name = name;\n" +
        "const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });\n" +
        "export default defineBackend({ users }, { backendId: 'typed', environment });\n",
      'atakora.config.ts',
    );
    expect((await run('plan')).stdout).toContain("Plan of backend 'typed' (dev");
  });

  it('may be TypeScript without jiti where Node removes types', async () => {
    const bare = createProject(['valibot', 'immer', 'fflate']);
    bare.write(
      'atakora.config.ts',
      "import { defineBackend } from '@atakora/component/backend';\nimport { CrudApi } from '@atakora/component/crud';\n" +
        "const backendId: string = 'typed';\n" +
        "const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });\n" +
        "export default defineBackend({ users }, { backendId, environment: 'dev' });\n",
    );
    bare.write('enum.ts', 'enum Id { Users }\nexport default Id;\n');
    const { typescript } = process.features as { readonly typescript?: unknown };
    if (typescript === 'strip') {
      expect((await bare.call(['plan'])).stdout).toContain("Plan of backend 'typed' (dev");
      expectError(
        await bare.call(['plan', '--file', 'enum.ts']),
        "cannot load it without the package 'jiti', which is not installed: ",
      );
    } else
      expectError(
        await bare.call(['plan']),
        "atakora.config.ts: TypeScript is loaded with the package 'jiti' or Node 22.18, and neither is installed. Run 'npm install --save-dev jiti'.",
      );
    bare.remove();
  });

  it('may have a backend for each environment, and needs a name then', async () => {
    const run = at('record', `${SHOP}export default { dev: define('dev'), prod: define('prod') };\n`);
    expect((await run('plan', '--env', 'dev')).stdout).toContain("'shop' (dev, eastus)");
    expectError(
      await run('plan'),
      'atakora.config.mjs: it exports 2 backends (dev, prod), and no name says which is meant. Add --env dev.',
    );
    expectError(
      await run('plan', '--env', 'test'),
      "it must export a backend 'test', received dev, prod. Write one of these names after --env.",
    );
    expectError(
      await run('plan', '--env', 'prd'),
      "it must export a backend 'prd', received dev, prod. Did you mean 'prod'? Add --env prod.",
    );
  });

  it('may be a function of the environment', async () => {
    const run = at('function', `${SHOP}export default async ({ env }) => define(env);\n`);
    expect((await run('plan', '--env', 'test')).stdout).toContain("'shop' (test, eastus)");
    const one = at('lookup', `${SHOP}export default ({ env }) => ({ prod: define('prod') })[env];\n`);
    expectError(await one('plan', '--env', 'test'), 'received undefined for --env test.');
  });

  it('may export one backend only of the environment that is meant', async () => {
    const run = at('single', `${SHOP}export default define('prod');\n`);
    expectError(
      await run('plan', '--env', 'dev'),
      "it exports one backend, of environment 'prod', received --env dev.",
    );
    expectError(
      await run('plan', '--env', 'prd'),
      "Did you mean 'prod'? Add --env prod, or leave --env out.",
    );
    expect((await run('plan', '--env', 'prod')).code).toBe(0);
  });

  it('asks for the environment that a function needs', async () => {
    const run = at('unnamed', SHOP.concat('export default ({ env }) => define(env ?? {});\n'));
    expectError(
      await run('plan'),
      'Add --env NAME: the function of the default export was called without env.',
    );
    expect((await run('plan', '--env', 'prod')).code).toBe(0);
  });

  it('may have a merge conflict, which is told with file and line', async () => {
    const marked = 'const a = 1;\n<<<<<<< HEAD\nconst b = 1;\n=======\nconst b = 2;\n>>>>>>> topic\n';
    const told = 'the file has a merge conflict marker of git in line 2. Resolve the conflict';
    expectError(await at('merged', marked)('plan'), `atakora.config.mjs: ${told}`);
    project.write('parts/part.ts', marked);
    project.write('parts/parts.ts', "import './part.ts';\nexport default {};\n");
    const { code, stderr } = await project.call(['plan', '--file', 'parts.ts'], { folder: 'parts' });
    // Node that removes types does not name the file in its error.
    expect([code, removesTypes() || stderr.includes(`part.ts: ${told}`)]).toEqual([1, true]);
  });

  it('may import a file with a mistake in its syntax, which is told with file and line', async () => {
    project.write('broken/part.ts', 'export const a = 1;\nexport const b = { c: [1 };\n');
    project.write('broken/parts.ts', "import './part.ts';\nexport default {};\n");
    const { code, stderr } = await project.call(['plan', '--file', 'parts.ts'], { folder: 'broken' });
    const told =
      /^part\.ts: the syntax must be right, received in line 2, column \d+: .+\. Correct it there\.$/m;
    // Node that removes types does not name the file in its error.
    expect([code, removesTypes() || told.test(stderr)]).toEqual([1, true]);
  });

  it('may throw, which is told with the line', async () => {
    const run = at('throws', "function read() {\n  throw new TypeError('no region');\n}\nread();\n");
    const ended = await run('plan');
    expectError(
      ended,
      'atakora.config.mjs: it must not throw, received TypeError: no region. Change the file:',
    );
    expect(ended.stderr).toMatch(/atakora\.config\.mjs:2:9/);
  });

  it('may hold a mistake that the library names', async () => {
    const run = at('mistake', SHOP.replace("'eastus'", '7').concat("export default define('prod');\n"));
    expectError(
      await run('plan'),
      'atakora.config.mjs: backend config: location must be the name of an Azure region, received 7',
    );
  });

  it('may export something else', async () => {
    expectError(
      await at('else', 'export default { port: 80 };\n')('plan'),
      'the default export must be a backend, a builder, a record of them or a function of { env } that returns one, received an object with port.',
    );
    expectError(
      await at('nothing', 'export const backend = 1;\n')('plan'),
      'it must have a default export, received none.',
    );
  });
});

describe('atakora check', () => {
  it('lists warnings and ends with 0', async () => {
    const { code, stdout } = await project.call(['check']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^warning APP_SHARED: [\s\S]+\nwarning NOT_LOCKED: [\s\S]+0 errors, 2 warnings\.\n$/,
    );
  });

  it('ends with 1 for an exceeded limit', async () => {
    const { code, stdout } = await project.call(['check'], { env: { LIMIT: '1' } });
    expect(code).toBe(1);
    expect(stdout).toContain('error   RESOURCE_LIMIT_EXCEEDED: ');
  });

  it('refuses a plan without a lock, and one that changes it, where it is frozen', async () => {
    expect(await project.call(['check', '--frozen'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(
        "LOCK_NOT_FROZEN: The plan of backend 'shop' was made without a lock.",
      ) as string,
    });
    await project.call(['lock', 'frozen.json']);
    expect((await project.call(['check', '--frozen'], { env: { LOCK: 'frozen.json' } })).code).toBe(0);
  });

  it('refuses a lock that lost a unit', async () => {
    await project.call(['lock', 'base.json']);
    const lock = JSON.parse(read('base.json')) as {
      resources: Record<string, { units: object; members: object }>;
    };
    for (const resource of Object.values(lock.resources)) Object.assign(resource, { units: {} });
    project.write('lost.json', JSON.stringify(lock));
    const { code, stdout } = project.atakora(['check', '--base', 'base.json'], {
      env: { LOCK: 'lost.json' },
    });
    expect(stdout).toContain('UNIT_LOST');
    expect(code).toBe(3);
    expect((await project.call(['check', '--base', 'base.json'], { env: { LOCK: 'base.json' } })).code).toBe(
      0,
    );
  });

  it('writes SARIF and annotations that name the file of the configuration', async () => {
    const { stdout } = await project.call(['check', '--format', 'sarif']);
    const log = JSON.parse(stdout) as { runs: { results: { ruleId: string; locations: object[] }[] }[] };
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: 'APP_SHARED',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'atakora.config.mjs' } } }],
    });
    expect((await project.call(['check', '--format', 'github'])).stdout).toMatch(
      /^::warning file=atakora\.config\.mjs,line=1,title=NOT_LOCKED::The plan has data/m,
    );
  });
});

describe('atakora diff', () => {
  beforeAll(async () => {
    await project.call(['plan', '--format', 'json', '--output', 'before.json']);
  });

  it('ends with 0 where nothing changes', async () => {
    expect(await project.call(['diff', '--against', 'before.json'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Nothing to do in Terraform') as string,
    });
  });

  it('ends with 2 for a first deployment', () => {
    expect(project.atakora(['diff', '--against', 'none']).code).toBe(2);
  });

  it('ends with 3 where data is lost, and says it first', () => {
    const { code, stdout } = project.atakora(['diff', '--against', 'before.json'], {
      env: { KEY: '/email' },
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^Data is lost\n {2}-\/\+ replace azurerm_cosmosdb_sql_container/);
  });

  it('says first that the plan is refused, and why once', async () => {
    await project.call(['lock', 'refused.lock.json']);
    const args = ['diff', '--against', 'before.json', '--lock', 'refused.lock.json'];
    const { stdout } = project.atakora(args, { env: { KEY: '/email' } });
    expect(stdout).toMatch(
      /^The plan is refused, so Terraform gets none of this\.\nerror +PLACEMENT_CONFLICT: /,
    );
    expect(stdout.match(/PLACEMENT_CONFLICT/g)).toHaveLength(1);
    expect(stdout).toMatch(/Verdict: refused \(data-loss\)\.\n$/);
  });

  it('shows what it finds on the line that defines the component, in JavaScript and TypeScript', async () => {
    const typed = `interface Unused {\n  readonly none: never;\n}\n${BY_CALL.replace('(environment)', '(environment: string)')}`;
    project.write('lines/atakora.config.ts', typed);
    for (const [folder, file, text] of [
      ['.', 'atakora.config.mjs', BY_CALL],
      ['lines', 'atakora.config.ts', typed],
    ] as const) {
      const line = text.split('\n').findIndex((each) => each.includes("define('UserApi'")) + 1;
      const args = ['diff', '--against', join(project.folder, 'before.json'), '--format'];
      const env = { KEY: '/email' };
      const { stdout } = await project.call([...args, 'github'], { folder, env });
      expect(stdout).toContain(`::error file=${file},line=${line},title=DATA_LOSS::`);
      const sarif = await project.call([...args, 'sarif'], { folder, env });
      expect(sarif.stdout).toContain(`"startLine": ${line}`);
    }
  });

  it('refuses a plan of another version, and of another backend', async () => {
    const text = read('before.json');
    project.write('old.json', text.replace(/"formatVersion": "[^"]+"/, '"formatVersion": "1.0"'));
    expectError(
      await project.call(['diff', '--against', 'old.json']),
      'old.json: resource plan: formatVersion must be 3.0, received 1.0. Plan the base commit with this version of the library',
    );
    project.write('other.json', text.replace('"id": "shop"', '"id": "store"'));
    expectError(
      await project.call(['diff', '--against', 'other.json']),
      "other.json: it must be a plan of backend 'shop' (prod), received one of 'store' (prod).",
    );
    expectError(
      await project.call(['diff', '--against', 'gone.json']),
      'gone.json: a plan must be a readable file, received ENOENT.',
    );
  });

  it('compares placement with a lock', async () => {
    await project.call(['lock', 'placed.json']);
    expect(await project.call(['diff', '--lock', 'placed.json'])).toEqual({
      code: 0,
      stdout: `Everything stays where it is.\n${COMPARED}`,
      stderr: 'printed by the configuration\n',
    });
  });

  it('says what a lock alone can tell: a refused plan, data at risk, other changes of the lock', async () => {
    await project.call(['lock', 'known.json'], { env: { TTL: '3600' } });
    const diff = async (env: Record<string, string>, ...args: string[]) => {
      const { code, stdout } = await project.call(['diff', ...args], { env });
      expect(stdout).not.toContain('Everything stays');
      return [code, stdout] as const;
    };
    const known = ['--lock', 'known.json'];
    const [refused, why] = await diff({ TTL: '3600', KEY: '/email' }, ...known);
    expect(refused).toBe(1);
    expect(why).toMatch(
      /^The plan is refused, so Terraform gets none of this\.\nerror +PLACEMENT_CONFLICT: .*\n.*\n1 error, 0 warnings\.\nOnly places/,
    );
    const [risky, risk] = await diff({ TTL: '60' }, ...known);
    expect([risky, risk]).toEqual([3, expect.stringMatching(/^warning DATA_AT_RISK: /)]);
    const [changed, change] = await diff({ TTL: '7200' }, ...known);
    expect([changed, change]).toEqual([2, expect.stringMatching(/^warning LOCK_CHANGED: /)]);

    // A configuration that reads no lock is planned as a deployment plans it.
    project.write('shop.prod.lock.json', read('known.json'));
    expect((await diff({ TTL: '60' }))[0]).toBe(3);
    rmSync(join(project.folder, 'shop.prod.lock.json'));

    project.write(
      'renamed.mjs',
      `import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
const user = { entityName: 'User', schema: { id: 'string' } };
export const was = CrudApi.define('UserApi', user);
export const is = CrudApi.define('PersonApi', { ...user, renamedFrom: 'UserApi' });
export default () => defineBackend({ api: process.env.IS ? is : was }, { backendId: 'shop', location: 'eastus' });\n`,
    );
    const renamed = ['--file', 'renamed.mjs', '--lock', 'renamed.json'];
    await project.call(['lock', 'renamed.json', '--file', 'renamed.mjs']);
    const [moved, urls] = await diff({ IS: '1' }, ...renamed);
    expect([moved, urls]).toEqual([
      2,
      expect.stringMatching(/^warning ENDPOINT_CHANGES: Callers of 'PersonApi'/),
    ]);
  });
});

describe('atakora lock', () => {
  it('accepts a weaker value, which check asks for and the gate then passes', async () => {
    const address = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user';
    const change = { actions: ['update'], before: { default_ttl: 3600 }, after: { default_ttl: 60 } };
    const resource = { address, mode: 'managed', type: 'azurerm_cosmosdb_sql_container', change };
    project.write(
      'weaker.tfplan.json',
      JSON.stringify({ format_version: '1.2', resource_changes: [resource] }),
    );
    for (const file of ['strong.json', 'weak.json'])
      await project.call(['lock', file], { env: { TTL: '3600' } });
    const env = { TTL: '60', LOCK: 'weak.json' };
    const refused = await project.call(['check', '--base', 'strong.json'], { env });
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain(`atakora lock --accept '${address} default_ttl'`);
    // The lock keeps the value of before until the author accepts the new one, so it does not change.
    expect((await project.call(['check', '--frozen'], { env })).code).toBe(3);
    expect((await project.call(['check'], { env })).code).toBe(0);
    const gated = await project.call(['gate', 'weaker.tfplan.json'], { env });
    expect(gated.code).toBe(3);
    expect(gated.stdout).toContain(`atakora lock --accept '${address} default_ttl'`);

    const waiting = await project.call(['lock', 'weak.json', '--env', 'prod'], { env });
    expect(waiting.stdout).toMatch(
      /^weak\.json is up to date\.\nIt waits for you to accept:\n {2}DATA_AT_RISK: .* atakora lock --env prod --accept 'azurerm_\S+_user default_ttl'\.\n$/,
    );
    const accept = ['lock', 'weak.json', '--accept'];
    expectError(await project.call([...accept, 'cosmos:user-db/user'], { env }), 'a key and an argument');
    const accepted = await project.call([...accept, 'cosmos:user-db/user default_ttl'], { env });
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).not.toContain('waits');
    expect((await project.call(['check', '--base', 'strong.json'], { env })).code).toBe(0);
    expect((await project.call(['gate', 'weaker.tfplan.json'], { env })).code).toBe(0);
  });

  it('writes the lock, and leaves it alone when nothing changed', async () => {
    expect((await project.call(['lock'])).stdout).toMatch(
      /^shop\.prod\.lock\.json is written\.\nIt records as accepted:\n {2}APP_SHARED: .*\n$/,
    );
    expect(parseLock(read('shop.prod.lock.json')).backend.id).toBe('shop');
    expect((await project.call(['lock'])).stdout).toBe('shop.prod.lock.json is up to date.\n');
  });

  it('lists what it accepts, which check counts and lists again', async () => {
    const env = { ISOLATED: '1' };
    const { stdout } = await project.call(['lock', 'accepted.json'], { env });
    expect(stdout).toMatch(/^accepted\.json is written\.\nIt records as accepted:\n {2}[A-Z_]+: /);
    const locked = { env: { ...env, LOCK: 'accepted.json' } };
    expect((await project.call(['check'], locked)).stdout).toMatch(
      /^The lock accepts \d+ warnings? and 0 weaker values: --accepted lists them\.$/m,
    );
    expect((await project.call(['check', '--accepted'], locked)).stdout).toMatch(
      /^The lock accepts \d+ warnings? and 0 weaker values:\n {2}[A-Z_]+/m,
    );
    expect((await project.call(['check', '--accepted'])).stdout).toContain('The lock accepts nothing.');
    const again = await project.call(['lock', 'accepted.json'], locked);
    expect(again.stdout).toBe('accepted.json is up to date.\n');
  });

  it('refuses to drop retained data that the file of the last commit has, except for a new lock', async () => {
    await project.call(['lock', 'gone.json']);
    const lock = parseLock(read('gone.json'));
    const cosmos = lock.resources['cosmos:shared'] ?? expect.fail('there is no account');
    const [unit] = Object.values(cosmos.units);
    const old = {
      ...unit,
      blocks: { 'azurerm_cosmosdb_sql_container.old': '' },
      components: [],
      retained: true,
    };
    const resources = { ...cosmos, units: { ...cosmos.units, 'old-db/old': old } };
    project.write(
      'gone.json',
      JSON.stringify({ ...lock, resources: { ...lock.resources, 'cosmos:shared': resources } }),
    );
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        cwd: project.folder,
      });
    git('init', '-q');
    git('add', 'gone.json');
    git('commit', '-qm', 'lock');
    rmSync(join(project.folder, 'gone.json'));

    const refused = await project.call(['lock', 'gone.json']);
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain('UNIT_LOST');
    expect(refused.stdout).toContain("restore it with 'git checkout HEAD -- gone.json'");
    expect(existsSync(join(project.folder, 'gone.json'))).toBe(false);
    for (const other of [
      ['--from-state', 'state.json'],
      ['--retained', 'cosmos:a'],
    ])
      expectError(
        await project.call(['lock', 'gone.json', '--new', ...other]),
        `received ${other[0] ?? ''} too`,
      );
    const { stdout } = await project.call(['lock', 'gone.json', '--new']);
    expect(stdout).toMatch(/^gone\.json is written/);
    expect(stdout).toContain("It forgets, and 'git checkout HEAD -- gone.json' brings back");
    rmSync(join(project.folder, '.git'), { recursive: true });
  });

  it('is missed by check, where the last commit has it', async () => {
    await project.call(['lock']);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        cwd: project.folder,
      });
    git('init', '-q');
    git('add', 'shop.prod.lock.json');
    git('commit', '-qm', 'lock');
    expect((await project.call(['check'])).code).toBe(0);
    rmSync(join(project.folder, 'shop.prod.lock.json'));
    const { code, stdout } = await project.call(['check'], { env: { REGION: 'westeurope' } });
    expect(code).toBe(3);
    expect(stdout).toContain("restore it with 'git checkout HEAD -- shop.prod.lock.json'");
    expect(stdout).toContain("error   OTHER_BACKEND: The lock was that of location 'eastus'");
    rmSync(join(project.folder, '.git'), { recursive: true });
    expect((await project.call(['check'])).code).toBe(0);
    await project.call(['lock']);
  });

  it('refuses a plan that cannot be applied', async () => {
    expectError(
      await project.call(['lock', 'no.json'], { env: { LIMIT: '1' } }),
      'no.json: the plan must keep its limits',
    );
    expect(existsSync(join(project.folder, 'no.json'))).toBe(false);
  });

  it('refuses a state that is not one', async () => {
    project.write('state.json', '{}');
    expectError(await project.call(['lock', 'taken.json', '--from-state', 'state.json']), 'state');
    expectError(
      await project.call(['lock', 'taken.json', '--from-state', 'state.json', '--place', 'Worker']),
      "--place must be a requirement and the Azure name of its app, received 'Worker'. Write --place functions:Worker=NAME.",
    );
    for (const [flag, value] of [
      ['--place', 'functions:Worker=NAME'],
      ['--retained', 'storage:queue/mails'],
    ] as const)
      expectError(
        await project.call(['lock', 'taken.json', flag, value]),
        `${flag} must come with --from-state, received it alone. Add --from-state FILE, or leave ${flag} out.`,
      );
  });
});

describe('atakora explain, graph and openapi', () => {
  it('says who asked for a value', async () => {
    expect((await project.call(['explain', 'functions:shared', 'runtime'])).stdout).toBe(
      "functions:shared runtime is 'node' by immutable: 'OrderApi' asked for 'node' (priority 10), 'UserApi' for 'node' (10).\n",
    );
    expect((await project.call(['explain', 'functions:shared'])).stdout).toMatch(
      /^functions:shared is 'func-shop.+Fields: /s,
    );
    expect((await project.call(['explain', 'functions:shared', 'version'])).stdout).toContain(
      ': the default, which no component asked for.',
    );
    expectError(
      await project.call(['explain', 'redis:shared']),
      "the plan must have the resource, received 'redis:shared'. Use one of cosmos:shared",
    );
  });

  it('draws the sharing', async () => {
    expect((await project.call(['graph'])).stdout).toMatch(/^flowchart LR\n {2}c0\["OrderApi/);
  });

  it('draws an image, and what Graphviz draws it from', async () => {
    expect((await project.call(['graph', '--format', 'dot'])).stdout).toMatch(/^digraph "shop" \{\n/);
    const { code, stdout } = await project.call(['graph', '--format', 'svg', '--output', 'graph.svg']);
    expect([code, stdout]).toEqual([0, '']);
    expect(read('graph.svg')).toMatch(/<svg [\s\S]+>UserApi<\/text>[\s\S]+<\/svg>\s*$/);
  });

  it('names the line that installs what draws images', async () => {
    const bare = await createProject(['valibot', 'immer', 'fflate']);
    bare.write('atakora.config.mjs', BY_CALL);
    expectError(
      await bare.call(['graph', '--format', 'svg']),
      "atakora graph: SVG is drawn with the package '@viz-js/viz', which is not installed. Run 'npm install --save-dev @viz-js/viz'.",
    );
    bare.remove();
  });

  it('describes the APIs', async () => {
    const { stdout } = await project.call(['openapi']);
    expect(Object.keys((JSON.parse(stdout) as { paths: object }).paths)).toContain('/api/user-api/{id}');
  });
});

describe('atakora synth', () => {
  it('writes the Terraform JSON, with the packages beside it', () => {
    const { code, stdout } = project.atakora(['synth', '--resource-group', 'rg-shop', '--out', 'tf']);
    expect([code, stdout]).toEqual([0, 'tf/main.tf.json\n']);
    expect(read('tf/main.tf.json')).toContain('azurerm_resource_group');
    const { resource } = JSON.parse(read('tf/main.tf.json')) as {
      resource: { azurerm_storage_blob: Record<string, { source: string }> };
    };
    for (const { source } of Object.values(resource.azurerm_storage_blob))
      expect(existsSync(join(project.folder, 'tf', source.replace('${path.module}/', '')))).toBe(true);
  });

  it('uses a resource group that exists', async () => {
    await project.call(['synth', '--resource-group', 'rg-shop', '--existing', '--out', 'tf2']);
    expect(read('tf2/main.tf.json')).not.toContain('"azurerm_resource_group"');
  });

  it('has the resource group that a deployment has', async () => {
    await project.call(['synth', '--out', 'usual']);
    expect(read('usual/main.tf.json')).toContain('"name": "rg-shop-prod"');
  });

  it('has the resource group that the options of a deployment name, and asks for a lock where it is frozen', async () => {
    project.write(
      'deployed/atakora.config.mjs',
      `${BY_CALL}export const deployment = { resourceGroup: { name: 'rg-other', existing: true } };\n`,
    );
    expect((await project.call(['synth'], { folder: 'deployed' })).code).toBe(0);
    const text = read('deployed/terraform/main.tf.json');
    expect(text).toContain('rg-other');
    expect(text).not.toContain('"azurerm_resource_group"');
    expectError(
      await project.call(['synth', '--resource-group', 'rg-shop', '--frozen', '--out', 'tf3']),
      'made without a lock',
    );
  });
});

describe('a directory of a site or of functions that does not exist', () => {
  const CONFIG = `
import { defineBackend } from '@atakora/component/backend';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
const web = StaticSite.define('Web', { sourceDirectory: './wbe/dist' });
const admin = StaticSite.define('Admin', { sourceDirectory: 'admin', buildCommand: 'npm run build' });
const jobs = () => FunctionsApp.define('Jobs', { sourceDirectory: process.env.JOBS, functions: { tick: { trigger: 'timer', schedule: '0 0 * * * *' } } });
export default () => defineBackend(process.env.JOBS ? { jobs: jobs() } : { web, admin }, { backendId: 'shop', environment: 'prod', location: 'eastus' });
export const deployment = () => ({ engine: 'no-such-engine', hooks: { beforePlan: JSON.parse(process.env.HOOKS ?? '[]') } });
`;
  beforeAll(() => {
    project.write('sites/atakora.config.mjs', CONFIG);
  });
  const said = (directory: string, component: string) =>
    `sourceDirectory '${directory}' of '${component}': must be a directory, received none (looked for at ${join(realpathSync(project.folder), 'sites', directory)}). ` +
    "Correct its path, or make it first, for example with hooks.beforePlan of the export 'deployment'.";
  const call = (args: string[], env: Record<string, string> = {}) =>
    project.call(args, { folder: 'sites', env });
  /** A hook that makes a directory. */
  const making = (folder: string) => ({
    HOOKS: JSON.stringify([
      [process.execPath, '-e', `fs.mkdirSync(${JSON.stringify(folder)}, { recursive: true })`],
    ]),
  });

  it('is a warning of check and synth, unless a hook may make it', async () => {
    for (const args of [['check'], ['synth']]) {
      const { code, stderr } = await call(args);
      expect(stderr).toBe(`Warning: ${said('wbe/dist', 'Web')}\nWarning: ${said('admin', 'Admin')}\n`);
      expect(code).toBe(0);
      expect(await call(args, making('x'))).toMatchObject({ code: 0, stderr: '' });
    }
    project.write('sites/jobs', 'a file is not a directory');
    for (const below of ['jobs', 'jobs/dist'])
      expect((await call(['check'], { JOBS: below })).stderr).toBe(`Warning: ${said(below, 'Jobs')}\n`);
  });

  it('is refused by deploy after the hooks ran', async () => {
    const deploy = (env?: Record<string, string>) => call(['deploy', '--plan-only'], env);
    expectError(await deploy(), said('wbe/dist', 'Web'));
    expectError(await deploy(making('wbe/dist')), said('admin', 'Admin'));
    expectError(await deploy(making('admin')), 'no-such-engine');
    expect(await call(['check'])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('atakora packages', () => {
  it('writes what Terraform leaves out, or the apps that are named', async () => {
    expect((await project.call(['packages'])).stdout).toContain('Terraform deploys the code of every app.');
    const { code, stdout } = await project.call(['packages', '--out', 'zips'], { env: { ISOLATED: '1' } });
    const [, file = ''] =
      /^(zips\/func-shop-prod-\w+\.zip) has the code of functions:shared, sha256 [0-9a-f]{64}\n$/.exec(
        stdout,
      ) ?? [];
    expect(code).toBe(0);
    expect(existsSync(join(project.folder, file))).toBe(true);
    expect((await project.call(['packages', '--app', 'functions:shared'])).stdout).toMatch(
      /^packages\/func-shop/,
    );
    expectError(
      await project.call(['packages', '--app', 'functions:other']),
      "received 'functions:other'. Use one of functions:shared",
    );
  });
});

describe('atakora deploy-code', () => {
  it('has nothing to do where Terraform deploys the code', async () => {
    expect(await project.call(['deploy-code'])).toMatchObject({
      code: 0,
      stdout: 'No app takes code in this way.\n',
    });
  });

  it('refuses an app that the plan does not have', async () => {
    expectError(
      await project.call(['deploy-code', '--app', 'functions:other']),
      "received 'functions:other'",
    );
  });

  it('takes a saved plan only with a lock that has its apps', async () => {
    const { stdout } = await project.call(['plan', '--format', 'json']);
    const plan = JSON.parse(
      stdout.replaceAll(/"deployment": "\w[\w-]*"/g, '"deployment": "none"'),
    ) as ResourcePlan;
    project.write('separate.json', JSON.stringify(plan));
    expectError(await project.call(['deploy-code', '--plan', 'separate.json']), 'received neither');
    const lock = JSON.stringify({ ...plan.lock, resources: {} });
    project.write('other.lock.json', lock);
    expectError(
      await project.call(['deploy-code', '--plan', 'separate.json', '--lock', 'other.lock.json']),
      "'functions:shared': the lock must have the app",
    );
  });
});

const container = (actions: string[]) =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user',
        mode: 'managed',
        type: 'azurerm_cosmosdb_sql_container',
        change: { actions, before: {}, after: actions.includes('update') ? {} : null },
      },
    ],
  });

describe('atakora gate', () => {
  it('refuses a loss of data with 3, and lets pass what its author gave up', async () => {
    project.write('tfplan.json', container(['delete']));
    const refused = await project.call(['gate', 'tfplan.json']);
    expect(refused.code).toBe(3);
    expect(refused.stdout).toMatch(
      /^refused: destroy azurerm_cosmosdb_sql_container\.\S+, which holds data\n {4}Find out why.+\nTerraform must not go on/,
    );
    const address = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user';
    expect((await project.call(['gate', 'tfplan.json', '--allow', address])).code).toBe(0);
  });

  it('quotes an address that a shell would change', async () => {
    const address = 'module.data["a"].azurerm_cosmosdb_account.own';
    const text = container(['delete']).replace(/"address":"[^"]+"/, `"address":${JSON.stringify(address)}`);
    project.write('quoted.json', text);
    const refused = await project.call(['gate', 'quoted.json']);
    expect(refused.stdout).toContain(`or with --allow '${address}'.`);
  });

  it('lets a change in place pass', async () => {
    project.write('harmless.json', container(['update']));
    expect(await project.call(['gate', 'harmless.json'])).toMatchObject({
      code: 0,
      stdout: 'Terraform may go on: 1 change. Verdict: in-place.\n',
    });
  });

  it('refuses what is not a plan of Terraform', async () => {
    project.write('nonsense.json', '[]');
    expectError(await project.call(['gate', 'nonsense.json']), 'nonsense.json: plan of Terraform: ');
  });
});

describe('a configuration that ends or fails the process', () => {
  const gate = (text: string, ...args: string[]) => {
    project.write('ending.config.js', text);
    project.write('lost.json', LOST);
    return project.atakora(['gate', 'lost.json', '--file', 'ending.config.js', ...args]);
  };
  const LOST = JSON.stringify({ format_version: '1.2', resource_changes: [] });

  it.each([
    ['process.exit(0);'],
    ['process.exitCode = 0; process.exit();'],
    ['await new Promise(() => {});'],
    ["throw 'text';"],
    ['throw null;'],
    ['throw undefined;'],
    ['throw Object.create(null);'],
    ['throw Symbol("x");'],
    ['throw () => 1;'],
    ['throw new Proxy({}, { getPrototypeOf() { throw 1; } });'],
    ['Promise.reject(null); await new Promise(() => {});'],
    ['export default () => { process.exit(0); };'],
    ['export default () => { throw { toString() { throw 1; } }; };'],
    ['export default { plan() { throw null; }, withLock() {}, apply() {}, config: {} };'],
  ])('ends with an error: %s', (text) => {
    const { code, stdout } = gate(text);
    expect(code).not.toBe(0);
    expect(code).not.toBeNull();
    expect(stdout).toBe('');
  });

  it('writes nothing to the result, and does not better the verdict', () => {
    const noise =
      "process.stdout.write('noise'); console.log('noise'); console.table(['noise']); process.on('exit', () => { console.dir('noise'); process.exitCode = 0; });";
    project.write('noisy.config.mjs', `${noise} export { default } from './atakora.config.mjs';`);
    project.write('tfplan.json', container(['delete']));
    const plain = project.atakora(['gate', 'tfplan.json']);
    const noisy = project.atakora(['gate', 'tfplan.json', '--file', 'noisy.config.mjs']);
    expect(plain.code).toBe(3);
    expect(noisy).toMatchObject({ code: 3, stdout: plain.stdout });
    expect(noisy.stderr).toContain('noise');
  });
});

describe('JSON of check, diff and gate', () => {
  it('keeps its schema', async () => {
    await project.call(['plan', '--format', 'json', '--output', 'schema-before.json']);
    await project.call(['lock', 'schema.lock.json']);
    const gone = {
      address: 'azurerm_storage_queue.gone',
      mode: 'managed',
      type: 'azurerm_storage_queue',
      change: { actions: ['delete'], before: {}, after: null },
    };
    project.write(
      'schema-tfplan.json',
      JSON.stringify({ format_version: '1.2', errored: true, resource_changes: [], resource_drift: [gone] }),
    );
    const calls = [
      ['check', '--frozen', '--max-monthly-cost', '1'],
      ['diff', '--against', 'none', '--cost'],
      ['diff', '--against', 'schema-before.json'],
      ['diff', '--lock', 'schema.lock.json'],
      ['gate', 'schema-tfplan.json'],
    ];
    for (const args of calls) {
      const { stdout } = await project.call([...args, '--format', 'json'], { env: { KEY: '/email' } });
      expect([args, v.safeParse(reportSchema, JSON.parse(stdout)).issues]).toEqual([args, undefined]);
    }
    for (const [key, isRefused] of [
      ['/email', true],
      ['/id', false],
    ] as const) {
      const args = ['diff', '--lock', 'schema.lock.json', '--format', 'json'];
      const { stdout } = await project.call(args, { env: { KEY: key } });
      expect(JSON.parse(stdout)).toMatchObject({ isRefused });
    }
    const { stdout } = await project.call(['gate', 'schema-tfplan.json', '--format', 'sarif']);
    expect(stdout).toContain('"ruleId": "TERRAFORM_PLAN_ERRORED"');
  });
});
