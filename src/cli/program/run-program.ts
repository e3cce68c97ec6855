import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';

import * as v from 'valibot';

import { ownValue } from '../../plan/json.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { CliError } from '../cli-error.js';
import { say } from '../progress.js';
import { removesTypes } from '../source/load-module.js';
import { readPlan } from '../source/read-source.js';
import type { Program } from './find-program.js';

/** A stack that a program synthesized. */
export interface ProgramStack {
  readonly name: string;
  /** Folder with the Terraform JSON. */
  readonly folder: string;
  /** Path of the Terraform JSON. */
  readonly file: string;
  /** Plans of the backends that were applied to the stack. */
  readonly plans: readonly ResourcePlan[];
}

/** End of the names of the plans that `apply` puts beside a stack. */
const PLAN_FILE = '.plan.json';

const manifestSchema = v.object({
  stacks: v.record(
    v.string(),
    v.object({
      name: v.string(),
      synthesizedStackPath: v.string(),
      workingDirectory: v.string(),
      dependencies: v.optional(v.array(v.string()), []),
    }),
  ),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * Runs a program, and returns its stacks in the order of their dependencies. What it prints goes to stderr.
 * @param names - Stacks to return. @default all
 * @throws CliError when it ends with another code than 0, or does not synthesize a stack, or not one of these names.
 */
export async function runProgram(
  { command, outdir }: Program,
  names: readonly string[] = [],
): Promise<ProgramStack[]> {
  removeEarlier(outdir);
  say(`Running ${command} …`);
  const code = await ended(command, outdir);
  if (code !== 0)
    throw new CliError(
      `program '${command}'`,
      `it must end with 0, received ${code ?? 'a signal'}`,
      'Mend what it says above',
    );
  const stacks = choose(inOrder(readManifest(command, outdir)), names, command);
  return Promise.all(
    stacks.map(async ({ name, synthesizedStackPath, workingDirectory }) => {
      const folder = join(outdir, workingDirectory);
      const files = readdirSync(folder).filter((file) => file.endsWith(PLAN_FILE));
      return {
        name,
        folder,
        file: join(outdir, synthesizedStackPath),
        plans: await Promise.all(files.sort().map((file) => readPlan(join(folder, file)))),
      };
    }),
  );
}

/** Removes the manifest and the plans of an earlier run, which would look like those of this one. */
function removeEarlier(outdir: string): void {
  rmSync(join(outdir, 'manifest.json'), { force: true });
  const stacks = join(outdir, 'stacks');
  if (!existsSync(stacks)) return;
  for (const stack of readdirSync(stacks))
    for (const file of readdirSync(join(stacks, stack)))
      if (file.endsWith(PLAN_FILE)) rmSync(join(stacks, stack, file));
}

function ended(command: string, outdir: string): Promise<number | null> {
  const options = {
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    stdio: ['ignore', 2, 2] satisfies ['ignore', number, number],
  };
  const child = existsSync(command)
    ? spawn(process.execPath, [...loaderFor(command), command], options)
    : spawn(command, { ...options, shell: true });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
}

/** Returns the arguments of Node that run a file: TypeScript with tsx or jiti of the project, or else as Node does. */
function loaderFor(file: string): string[] {
  if (!/\.[mc]?ts$/.test(file)) return [];
  const { resolve: find } = createRequire(resolve('package.json'));
  const found = (name: string) => {
    try {
      return find(name);
    } catch {
      return undefined;
    }
  };
  if (found('tsx') !== undefined) return ['--import', 'tsx'];
  const jiti = found('jiti/package.json');
  if (jiti !== undefined) return [join(dirname(jiti), 'lib/jiti-cli.mjs')];
  if (removesTypes()) return [];
  throw new CliError(
    file,
    "TypeScript is run with the package 'tsx' or 'jiti', and neither is installed",
    "Run 'npm install --save-dev tsx'",
  );
}

function readManifest(command: string, outdir: string): Manifest {
  const file = join(outdir, 'manifest.json');
  const manifest = existsSync(file)
    ? v.safeParse(manifestSchema, JSON.parse(readFileSync(file, 'utf8')))
    : undefined;
  if (manifest?.success === true) return manifest.output;
  throw new CliError(
    `program '${command}'`,
    `it must synthesize into '${outdir}', received ${manifest === undefined ? 'no' : 'another'} manifest.json there`,
    'Call app.synth() at its end, and give App no other outdir',
  );
}

/** @throws CliError when the program has no stack, or none of the name. */
function choose(
  stacks: readonly Manifest['stacks'][string][],
  names: readonly string[],
  command: string,
): readonly Manifest['stacks'][string][] {
  if (stacks.length === 0)
    throw new CliError(
      `program '${command}'`,
      'it must have a stack, received none',
      'Make a TerraformStack in the App of the program',
    );
  const known = stacks.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CliError(
      `program '${command}'`,
      `--stack must be one of ${known.join(', ')}, received '${unknown}'`,
      'Name a stack of the program, or leave --stack out for all',
    );
  return names.length === 0 ? stacks : stacks.filter(({ name }) => names.includes(name));
}

/** Returns the stacks so that each comes after those that it depends on, and else in the order of the manifest. */
function inOrder({ stacks }: Manifest): Manifest['stacks'][string][] {
  const ordered = new Set<Manifest['stacks'][string]>();
  const add = (name: string) => {
    const stack = ownValue(stacks, name);
    if (stack === undefined || ordered.has(stack)) return;
    // cdktf refuses cycles.
    stack.dependencies.forEach(add);
    ordered.add(stack);
  };
  Object.keys(stacks).forEach(add);
  return [...ordered];
}
