// Checks the package as it would be published: what is in it, what linters of packages say, how large it is, and that
// a project in an empty folder can use it with the imports that README and docs show.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { manifest, planSide } from '../entries.mjs';
import { contentProblems } from './check-contents.mjs';
import { compilers, createConsumer, run, synthesize, typeProblems } from './consumer.mjs';
import { runEveryCommand } from './every-command.mjs';
import { bundleSize } from './measure-size.mjs';

// Everything that plans, with valibot and immer, minified and gzipped. It may be loaded by a web page or a cold
// function, so growth is a decision: raise the budget on purpose, with a line in CHANGELOG.md.
const BUDGET_KB = 249;

// The file that npm downloads.
const PACKED_KB = 1100;

// Loaded by a web page that shows a plan. It has no planner.
const PLANS_BUDGET_KB = 47;

const temp = mkdtempSync(join(tmpdir(), 'atakora-package-'));
const project = join(temp, 'project');
mkdirSync(project);

let tarball;
let consumer;
const steps = [
  [
    'pack',
    () => {
      // dist is fresh already; a build now would pull it away from other steps that use it.
      const packed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', temp]);
      const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(packed);
      tarball = join(temp, filename);
      const text = `${entryCount} files, ${kb(size / 1024)} packed, budget ${PACKED_KB} kB, ${kb(unpackedSize / 1024)} unpacked`;
      if (size / 1024 > PACKED_KB) throw new Error(text);
      return text;
    },
  ],
  [
    'contents',
    () => {
      consumer = createConsumer(project, tarball, ['README.md', 'docs/quick-start.md']);
      const problems = contentProblems(consumer.package);
      if (problems.length > 0) throw new Error(someOf(problems).join('\n'));
      return 'every file is there on purpose';
    },
  ],
  ['publint', () => void node('publint/src/cli.js', ['--strict', tarball])],
  [
    'are the types wrong',
    () => {
      // ES modules only: from Node 20.19 on, `require` takes them, and TypeScript 5.8 knows that. The tool does not.
      // Resolution without exports maps (node10) is not supported.
      const options = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'ascii'];
      node('@arethetypeswrong/cli/dist/index.js', [tarball, ...options]);
    },
  ],
  [
    'size',
    async () => {
      const planning = await sizeWithin('plan side', planSide, BUDGET_KB);
      const reading = await sizeWithin(
        '/plan alone',
        planSide.filter(({ name }) => name === 'plan'),
        PLANS_BUDGET_KB,
      );
      return `${planning}; ${reading}`;
    },
  ],
  ...compilers.map((compiler) => [
    `types with TypeScript ${compiler.version}`,
    () => {
      const problems = typeProblems(project, compiler);
      if (problems !== '') throw new Error(problems);
    },
  ]),
  [
    `import and require on Node ${process.version}`,
    () => {
      for (const file of ['every-entry.js', 'every-entry.cjs'])
        run(process.execPath, [join(project, 'out', file)]);
      const imported = synthesize(project, consumer.main, 'shop');
      const required = synthesize(project, 'plan.cjs', 'shop');
      if (imported !== required) throw new Error('import and require gave different Terraform JSON.');
      if (!imported.includes('azurerm_cosmosdb_account')) throw new Error(`No account in:\n${imported}`);
      return "README's backend planned, applied and synthesized, twice the same";
    },
  ],
  [
    'every command from the package',
    async () => {
      const folder = join(project, 'commands');
      mkdirSync(folder);
      const calls = await runEveryCommand(folder, join(consumer.package, manifest.bin.atakora));
      return `${calls} calls of atakora wrote and ended as documented`;
    },
  ],
];

async function sizeWithin(title, some, budget) {
  const { minified, gzipped } = await bundleSize(some.map(({ code }) => code));
  const text = `${title}: ${kb(gzipped)} gzipped (${kb(minified)} minified), budget ${budget} kB`;
  if (gzipped > budget)
    throw new Error(`${text}. See the budgets at the beginning of scripts/package/check-package.mjs.`);
  return text;
}

/** Most faults that are printed: a folder packed by mistake has hundreds of files. */
function someOf(problems) {
  return problems.length <= 10
    ? problems
    : [...problems.slice(0, 10), `... and ${problems.length - 10} more`];
}

function node(script, args) {
  return run(process.execPath, [resolve('node_modules', script), ...args]);
}

function kb(size) {
  return `${size.toFixed(size < 100 ? 1 : 0)} kB`;
}

let failed = false;
for (const [name, check] of steps) {
  const started = performance.now();
  try {
    const told = await check();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`ok ${name} (${seconds} s)${told === undefined ? '' : `: ${told}`}`);
  } catch (error) {
    console.error(`FAILED ${name}: ${error.message}`);
    failed = true;
    break;
  }
}
rmSync(temp, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
