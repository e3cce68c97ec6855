// Compares this tree with another commit in one run and says which differences are larger than the noise.
//   npm run bench -- --against HEAD~1
// Both libraries are bundled alike and take turns in each process, so that a busy moment of the machine hits both. Packages are
// those that are installed here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { runChild } from './child.mjs';
import { toColumns } from './table.mjs';

/** Components, pairs of samples, pairs that only warm up. */
const CASES = {
  plan: [
    [10, 101, 50],
    [200, 41, 15],
    [1_000, 15, 4],
  ],
  planLocked: [[1_000, 15, 4]],
  chain: [[1_000, 41, 10]],
  diff: [[1_000, 15, 4]],
  render: [[1_000, 15, 4]],
  parse: [[1_000, 15, 4]],
};
const TITLES = {
  plan: 'plan()',
  planLocked: 'plan() with its lock',
  chain: 'chain of addComponent',
  diff: 'diffPlans()',
  render: 'renderTerraform()',
  parse: 'parsePlan()',
};

const git = (...args) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** @param ref - any name that git knows a commit by */
export function commitOf(ref) {
  try {
    return git('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`);
  } catch {
    return undefined;
  }
}

export async function compareWith(commit) {
  const work = mkdtempSync(join(tmpdir(), 'bench-against-'));
  const tree = join(work, 'tree');
  try {
    git('worktree', 'add', '--detach', tree, commit);
    symlinkSync(resolve('node_modules'), join(work, 'node_modules'), 'junction');
    const sides = { before: join(work, 'before'), now: join(work, 'now') };
    await bundle(tree, sides.before);
    await bundle(process.cwd(), sides.now);
    return rowsOf(sides);
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(work, { recursive: true, force: true });
  }
}

function rowsOf({ before, now }) {
  const rows = [];
  for (const [name, sizes] of Object.entries(CASES)) {
    for (const size of sizes) {
      const result = runChild('alternating.mjs', [before, now, name, ...size]);
      rows.push({ name: `${TITLES[name]}, ${size[0].toLocaleString('en-US')} components`, ...result });
      console.error(sentenceOf(rows.at(-1)));
    }
  }
  return rows;
}

async function bundle(root, outdir) {
  const entries = ['backend', 'crud', 'plan', 'terraform'].map((name) => join(root, `src/${name}.ts`));
  const missing = entries.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`bench: the commit to compare with lacks ${missing}.`);
  await build({
    entryPoints: entries,
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
}

/** A difference is larger than the noise where the interval of the ratio leaves out 1. */
function verdictOf({ missing, interval: [from, to] = [] }) {
  if (missing !== undefined) return `the ${missing} commit has no such function`;
  if (from > 1) return 'SLOWER';
  if (to < 1) return 'faster';
  return 'no difference that the noise leaves visible';
}

function sentenceOf(row) {
  return `${row.name}: ${row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x, `}${verdictOf(row)}`;
}

/** @returns the comparison as text */
export function toText(commit, rows) {
  const cells = rows.map((row) => [
    row.name,
    ...(row.missing === undefined
      ? [
          `${row.before.toFixed(1)} ms`,
          `${row.now.toFixed(1)} ms`,
          `${row.ratio.toFixed(2)}x`,
          row.interval.map((end) => end.toFixed(2)).join(' to '),
        ]
      : ['', '', '', '']),
    verdictOf(row),
  ]);
  const header = ['On a processor', `${commit.slice(0, 9)}`, 'Now', 'Ratio', '95 % interval', ''];
  return `${toColumns(header, cells)}

Ratio: the median of now by before, pair by pair; under 1 is faster. A difference counts where the interval leaves out 1.
Now: this tree with what is not committed. Nothing is written to reports/.`;
}
