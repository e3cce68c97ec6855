// Runs every command of the packed package in a project of its own, as a user does: its files, its exit code, and its
// messages for bad input. Two processes run at a time where neither needs the files of the other.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { URL } from 'node:url';
import { manifest } from '../entries.mjs';

const IMPORTS = `import { defineBackend } from '${manifest.name}/backend';
import { CrudApi } from '${manifest.name}/crud';
import { readLock } from '${manifest.name}/lock';
`;

/** Lines that the configuration prints, and progress on work that takes longer than a second. */
const QUIET = /^(?:printed by the configuration\n|[A-Z][^\n]* …\n)*$/;

/** A backend that environment variables change. What it prints must not be in a result. */
const CONFIG = `${IMPORTS}
export default () => {
  console.log('printed by the configuration');
  const { KEY, LOCK, LIMIT, SEPARATE, SITE } = process.env;
  // The only place of the project that can send deployments to this machine.
  if (SITE) {
    const ask = globalThis.fetch;
    globalThis.fetch = (url, init) => ask(String(url).replace(/^https:\\/\\/[^/]+/, SITE), init);
  }
  const define = (id, entityName, partitionKey) =>
    CrudApi.define(id, { entityName, schema: { id: 'string', email: 'string' }, partitionKey });
  return defineBackend(
    { users: define('UserApi', 'User', KEY ?? '/id'), orders: define('OrderApi', 'Order', '/id') },
    {
      backendId: 'shop',
      environment: 'prod',
      location: 'eastus',
      ...(LOCK && { lock: readLock(LOCK) }),
      ...(LIMIT && { limits: { maxFunctionsPerApp: 1 } }),
      ...(SEPARATE && { codeDeployment: 'separate' }),
    },
  );
};
`;

const TWO = `${IMPORTS}
const define = (environment) =>
  defineBackend(
    { users: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }) },
    { backendId: 'shop', environment, location: 'eastus' },
  );
export default { dev: define('dev'), prod: define('prod') };
`;

/** Stands for the login of Azure. */
const IDENTITY = `export class DefaultAzureCredential {
  getToken() { return Promise.resolve({ token: 'token-of-the-check' }); }
}
`;

/**
 * Runs the calls.
 * @param folder - An empty folder below the project that has the package.
 * @param bin - The file that `npx atakora` runs.
 * @returns how many calls were made
 */
export async function runEveryCommand(folder, bin) {
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  write('atakora.config.mjs', CONFIG);
  write(
    'typed/atakora.config.ts',
    `const env: string = 'prod';\n${TWO.replace("{ dev: define('dev'), prod: define('prod') }", 'define(env)')}`,
  );
  write('two/atakora.config.mjs', TWO);
  write('throws/atakora.config.mjs', "throw new TypeError('no region');\n");
  write('none/readme', '');
  write('occupied', 'a file');
  const identity = join(dirname(bin), '../node_modules/@azure/identity');
  mkdirSync(identity, { recursive: true });
  writeFileSync(join(identity, 'package.json'), '{ "type": "module", "exports": "./index.js" }\n');
  writeFileSync(join(identity, 'index.js'), IDENTITY);
  const azure = await serve();
  let calls = 0;

  /** Runs one call, and compares its exit code, its result and what it tells on stderr. */
  async function call(args, code, { out = /^$/, told = QUIET, env = {}, below = '.', act } = {}) {
    calls += 1;
    const ended = await start(bin, args, join(folder, below), env, act);
    const wrong = [
      ...(ended.code === code ? [] : [`it ended with ${ended.code}, not with ${code}`]),
      ...(out.test(ended.stdout) ? [] : [`stdout does not match ${out}`]),
      ...(told.test(ended.stderr) ? [] : [`stderr does not match ${told}`]),
    ];
    if (wrong.length > 0)
      throw new Error(
        `atakora ${args.join(' ')}: ${wrong.join(', and ')}.\n--- stdout\n${ended.stdout.slice(0, 1500)}\n--- stderr\n${ended.stderr.slice(0, 1500)}`,
      );
    return ended.stdout;
  }
  const refuse = (args, sentence, options = {}) => call(args, 1, { told: sentence, ...options });
  const moved = { KEY: '/email' };
  const locked = { LOCK: 'shop.prod.lock.json' };

  try {
    // Later calls read these files.
    await inPairs([
      () => call(['plan', '--format', 'json', '--output', 'plan.json'], 0),
      () => call(['lock'], 0, { out: /^shop\.prod\.lock\.json is written\.\n/ }),
      () =>
        call(['synth', '--resource-group', 'rg', '--out', 'tf'], 0, {
          out: /^tf\/main\.tf\.json\n$/,
        }),
    ]);
    const plan = read('plan.json');
    const { terraform } = JSON.parse(plan);
    write('old.json', plan.replace(/"formatVersion": "[^"]+"/, '"formatVersion": "1.0"'));
    write('state.json', JSON.stringify(stateOf(JSON.parse(read('tf/main.tf.json')))));
    const { type, id } = terraform.find((block) => block.type === 'azurerm_cosmosdb_sql_container');
    write('tfplan.json', terraformPlan([]));
    write(
      'lossy.json',
      terraformPlan([
        {
          address: `${type}.${id}`,
          mode: 'managed',
          type,
          change: { actions: ['delete'], before: {}, after: null },
        },
      ]),
    );
    const lost = JSON.parse(read('shop.prod.lock.json'));
    for (const resource of Object.values(lost.resources)) resource.units = {};
    write('lost.json', JSON.stringify(lost));

    await inPairs([
      () => call(['--help'], 0, { out: /^Usage atakora <command>[\s\S]+Exit codes/ }),
      () => call(['--version'], 0, { out: /^\d+\.\d+\.\d+\n$/ }),
      () => call(['plan'], 0, { out: /^Plan of backend 'shop' \(prod, eastus\)\n/ }),
      () =>
        call(['plan', '--cost', '--format', 'markdown'], 0, {
          out: /^<!-- atakora shop prod -->\n[\s\S]+A month costs/,
        }),
      () => call(['plan', '--format', 'html'], 0, { out: /^<!doctype html>[\s\S]+<\/html>\n$/ }),
      () => call(['plan'], 1, { env: { LIMIT: '1' }, out: /Limits exceeded/ }),
      () => call(['plan'], 0, { below: 'typed', out: /^Plan of backend 'shop' \(prod, eastus\)\n/ }),
      () => call(['plan', '--format', 'json'], 0, { act: (child) => child.stdout.destroy() }),
      () => refuse(['plan'], /^folder none: it must have one of atakora\.config\.ts/, { below: 'none' }),
      () => refuse(['plan'], /it exports 2 backends \(dev, prod\)/, { below: 'two' }),
      () =>
        refuse(['plan'], /^atakora\.config\.mjs: it must not throw, received TypeError: no region\./, {
          below: 'throws',
        }),
      () => refuse(['plan', '--plan', 'old.json'], /^old\.json: .+formatVersion must be 3\.0, received 1\.0/),
      () =>
        refuse(
          ['plan', '--output', 'occupied/plan.txt'],
          /occupied\/plan\.txt: the file must be writable, received EEXIST\./,
        ),
      () => call(['check'], 0, { out: /0 errors, 2 warnings\.\n$/ }),
      () => call(['check', '--frozen'], 1, { out: /LOCK_NOT_FROZEN/ }),
      () =>
        call(['check', '--frozen', '--base', 'shop.prod.lock.json'], 0, { env: locked, out: /^0 errors, / }),
      () =>
        call(['check', '--base', 'shop.prod.lock.json', '--format', 'sarif'], 3, {
          env: { LOCK: 'lost.json' },
          out: /"ruleId": "UNIT_LOST"/,
        }),
      () =>
        call(['check', '--max-monthly-cost', '1', '--format', 'github'], 1, {
          out: /^::error file=atakora\.config\.mjs,line=1,title=OVER_BUDGET::/,
        }),
      () => call(['diff', '--against', 'plan.json'], 0, { out: /Nothing to do in Terraform/ }),
      () => call(['diff', '--against', 'none', '--format', 'json'], 2, { out: /^\{[\s\S]+"verdict"/ }),
      () =>
        call(['diff', '--against', 'plan.json', '--format', 'html'], 3, { env: moved, out: /Data is lost/ }),
      () =>
        call(['diff', '--lock', 'shop.prod.lock.json'], 0, {
          out: /^Everything stays where it is\.\nOnly places/,
        }),
      () =>
        call(['lock', 'taken.json', '--from-state', 'state.json'], 0, {
          out: /^taken\.json is written\.\n/,
        }),
      () => refuse(['lock', 'no.json', '--from-state', 'tfplan.json'], /state/),
      () =>
        call(['explain', 'functions:shared', 'runtime'], 0, {
          out: /^functions:shared runtime is 'node' by immutable/,
        }),
      () => refuse(['explain', 'redis:shared'], /the plan must have the resource, received 'redis:shared'/),
      () => call(['graph'], 0, { out: /^flowchart LR\n/ }),
      () =>
        call(['graph', '--format', 'svg', '--plan', 'plan.json'], 0, {
          told: /^$/,
          out: /<svg [\s\S]+<\/svg>\s*$/,
        }),
      () =>
        refuse(
          ['deploy', '--plan-only', '--engine', 'no-such-engine'],
          /engine 'no-such-engine': must be a program, received none\./,
        ),
      () => refuse(['drift', '--engine', 'no-such-engine'], /must be a program, received none\./),
      () => call(['outputs'], 0, { out: /^Endpoints:\n {2}OrderApi apiEndpoint https:/ }),
      () => call(['destroy', '--yes'], 3, { out: /^Refused: backend 'shop' \(prod\) retains data: cosmos:/ }),
      () => refuse(['synth', '--frozen', '--resource-group', 'rg', '--out', 'tf2'], /made without a lock/),
      () =>
        refuse(
          ['synth', '--resource-group', 'rg', '--out', 'occupied/tf'],
          /'occupied\/tf\/[^']+': must be a place that this process can read and write, received ENOTDIR\./,
        ),
      () => call(['gate', 'tfplan.json'], 0, { out: /^Terraform may go on: 0 changes\./ }),
      () => call(['gate', 'lossy.json'], 3, { out: /^refused: destroy azurerm_cosmosdb_sql_container\./ }),
      () => refuse(['gate', 'state.json'], /^[\s\S]*state\.json: plan of Terraform: must have /),
      () => call(['cost'], 0, { out: /^Cost a month in USD \(prices of eastus\): / }),
      () =>
        call(['prices', 'fetch', '--region', 'eastus', '--endpoint', azure.url], 0, {
          told: /No price of /,
          out: /"meter": "functions\/flex-executions"/,
        }),
      () => call(['openapi'], 0, { out: /"openapi": "3\.1/ }),
      () =>
        call(['deploy-code'], 0, {
          env: { SEPARATE: '1', SITE: azure.url },
          out: /^functions:shared runs on func-shop-\S+, package [0-9a-f]{64}\n$/,
        }),
      () =>
        call(['dev', '--port', '0'], 0, {
          act: useLocalBackend,
          told: /^printed by the configuration\n(?:Starting …\n)?\[information\] [^\n]+\n$/,

          out: /^ {2}GET, HEAD +http:[\s\S]+Try: curl[\s\S]+\nStopped\.\n$/m,
        }),
    ]);
    if (
      !azure.seen.some(
        ({ method, authorization }) => method === 'POST' && authorization === 'Bearer token-of-the-check',
      )
    )
      throw new Error('deploy-code sent no package with the token of the login.');
  } finally {
    azure.stop();
  }
  return calls;
}

/** Asks the backend of `atakora dev` for a list, and stops it as Ctrl+C does. */
function useLocalBackend(child) {
  let printed = '';
  let isAsked = false;
  child.stdout.on('data', async (data) => {
    printed += data;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    if (isAsked || url === undefined || !printed.includes('Try: curl')) return;
    isAsked = true;
    const { status } = await globalThis.fetch(`${url}/api/user-api`, {
      headers: { 'x-functions-key': 'local' },
    });
    child.kill(status === 200 ? 'SIGINT' : 'SIGKILL');
  });
}

function start(bin, args, cwd, env, act) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd,
      // As at a desk: a job is refused a state on its own disk.
      env: { ...process.env, CI: '', TF_BUILD: '', CHECKPOINT_DISABLE: '1', FORCE_COLOR: '0', ...env },
    });
    const ended = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => (ended[name] += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...ended });
    });
    act?.(child);
  });
}

/** Runs functions, two at a time. */
async function inPairs(all) {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all([lane(), lane()]);
}

/** Returns the output of `terraform show -json` after the stack was applied, as far as `lock --from-state` reads it. */
function stateOf({ resource }) {
  const resources = Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, values]) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      values,
    })),
  );
  const names = new Map(resources.map(({ address, values }) => [address, values.name]));
  const known = JSON.stringify(resources)
    .replace(
      /\$\{([a-z0-9_]+\.[A-Za-z0-9_-]+)\.name\}/g,
      (expression, address) => names.get(address) ?? expression,
    )
    .replace(/\$\{azurerm_resource_group\.[A-Za-z0-9_-]+\.location\}/g, 'eastus');
  return { format_version: '1.0', values: { root_module: { resources: JSON.parse(known) } } };
}

function terraformPlan(changes) {
  return JSON.stringify({ format_version: '1.2', resource_changes: changes });
}

/** A server that stands for the deployment site of an app, and for the Retail Prices API with one price. */
async function serve() {
  const seen = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, authorization: headers.authorization });
    request.resume().on('end', () => {
      if (method === 'POST') response.writeHead(202).end('"9f8e"');
      else if (url.startsWith('/api/deployments/')) response.end(JSON.stringify({ status: 4 }));
      else response.end(JSON.stringify({ Items: pricesFor(url), NextPageLink: null }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, seen, stop };
}

function pricesFor(url) {
  const filter = new URL(url, 'http://localhost').searchParams.get('$filter') ?? '';
  if (!filter.includes("'On Demand Total Executions'")) return [];
  const price = {
    currencyCode: 'USD',
    armRegionName: 'eastus',
    meterName: 'On Demand Total Executions',
    type: 'Consumption',
  };
  const product = { productName: 'Flex Consumption', skuName: 'On Demand', unitOfMeasure: '10' };
  return [
    { ...price, ...product, tierMinimumUnits: 0, retailPrice: 0 },
    { ...price, ...product, tierMinimumUnits: 25_000, retailPrice: 0.000004 },
  ];
}
