import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import process from 'node:process';

import { readLock } from '../../lock/read-lock.js';
import { writeLock } from '../../lock/write-lock.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { say } from '../progress.js';
import { EXIT } from '../exit-codes.js';
import { completed, isUndecided, readPackageJson } from '../init/package-json.js';
import {
  configText,
  deployText,
  IGNORED,
  type ProjectNames,
  pullRequestText,
  testText,
  tsconfigText,
} from '../init/templates.js';
import { type CliBackend, lockPathFor } from '../source/choose-backend.js';
import { CONFIG_FILES } from '../source/load-module.js';
import { readBackend } from '../source/read-source.js';
import { readVersion } from '../version.js';

/** Files of other package managers. npm would write a second lock beside them. */
const OTHER_MANAGERS = ['pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];

/** Runs `atakora init`: a project that plans, tests and deploys. What exists stays as it is. */
export async function run(call: Call): Promise<Outcome> {
  const written: string[] = [];
  const write = (path: string, text: string) => {
    if (writeNew(path, text)) written.push(path);
  };
  const given = readPackageJson();
  const own = CONFIG_FILES.find((name) => existsSync(name));
  const isModule = given.type === 'module' || isUndecided(given);
  const config = own ?? (isModule ? 'atakora.config.ts' : 'atakora.config.mts');
  const chosen = chosenNames(call, given.name);
  const names = { ...chosen, config, lock: `${chosen.backendId}.${chosen.environment}.lock.json` };
  if (own === undefined) {
    write(config, configText(names));
    write(config.replace('.config.', '.config.test.'), testText(names));
    write('tsconfig.json', tsconfigText(names));
  }
  const isChanged = completePackageJson(given);
  if (isChanged) written.push('package.json');
  if (ignoreMore()) written.push('.gitignore');
  const needsInstall = isChanged || !existsSync('node_modules');
  const isInstalled = !needsInstall || (!call.flag('no-install') && (await install()));
  const { backend } = await readBackend(call);
  const lock = lockPathFor(backend);
  if (lockNew(backend, lock)) written.push(lock);
  const workflowNames = { ...names, lock, environment: backend.plan().backend.environment };
  write('.github/workflows/backend.yml', pullRequestText(workflowNames));
  write('.github/workflows/deploy.yml', deployText(workflowNames));
  return {
    text: [
      ...(written.length === 0 ? ['Nothing to write: the project has everything.'] : ['Written:']),
      ...written.map((path) => `  ${path}`),
      'Next:',
      ...(isInstalled ? [] : ['  npm install']),
      '  npm test',
      '  npx atakora deploy --plan-only',
      '',
    ].join('\n'),
    exitCode: EXIT.ok,
  };
}

/** Returns the names that the options give, or else defaults. @throws CliError when one is not a name. */
function chosenNames(
  call: Call,
  packageName: string | undefined,
): Pick<ProjectNames, 'backendId' | 'environment' | 'location'> {
  const checked = (option: string, value: string, pattern: RegExp, like: string) => {
    if (pattern.test(value)) return value;
    throw new CliError(
      'atakora init',
      `--${option} must be ${like}, received '${value}'`,
      `Give another --${option}`,
    );
  };
  return {
    backendId: checked(
      'name',
      call.text('name') ?? idFrom(packageName ?? basename(process.cwd())),
      /^[A-Za-z](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/,
      '1 to 40 letters, digits and hyphens, starting with a letter',
    ),
    environment: checked(
      'env',
      call.text('env') ?? 'prod',
      /^[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      '1 to 32 letters, digits and hyphens, starting with a letter',
    ),
    location: checked(
      'location',
      call.text('location') ?? 'eastus',
      /^[a-z][a-z0-9]*$/,
      "an Azure region such as 'eastus'",
    ),
  };
}

/** Returns a backend id from a name of a package or a folder: `@contoso/Web Shop` is `web-shop`. */
function idFrom(name: string): string {
  const id = name
    .replace(/^@[^/]+\//, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return id === '' ? 'backend' : id;
}

/** Writes a file that does not exist. Returns whether it did not exist. */
function writeNew(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new CliError(
      path,
      `the file must be writable, received ${code}`,
      'Run the command in a folder that this process can write to',
      error,
    );
  }
}

/** Returns whether `package.json` was written or completed. */
function completePackageJson(given: ReturnType<typeof readPackageJson>): boolean {
  const after = completed(given, readVersion());
  if (JSON.stringify(after) === JSON.stringify(given)) return false;
  writeFileSync('package.json', `${JSON.stringify(after, null, 2)}\n`);
  return true;
}

/** Adds the lines that `.gitignore` does not have. Returns whether it changed. */
function ignoreMore(): boolean {
  const text = existsSync('.gitignore') ? readFileSync('.gitignore', 'utf8') : '';
  const known = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, '')));
  const missing = IGNORED.filter((line) => !known.has(line.replace(/\/$/, '')));
  if (missing.length === 0) return false;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  writeFileSync('.gitignore', `${text}${separator}${missing.join('\n')}\n`);
  return true;
}

/** Writes the lock of a backend that has none. Returns whether it did. */
function lockNew(backend: CliBackend, path: string): boolean {
  const plan = backend.plan();
  if (plan.backend.location === null || readLock(path) !== undefined) return false;
  return writeLock(path, plan);
}

/** Installs the packages with npm. Returns whether it did: other package managers are left to the user. */
async function install(): Promise<boolean> {
  if (OTHER_MANAGERS.some((file) => existsSync(file))) return false;
  say('npm install …');
  // A script on Windows, which starts in a shell alone. No argument is of a user.
  const child = spawn('npm', ['install', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => {
      resolve(null);
    });
    child.on('close', resolve);
  });
  if (code === 0) return true;
  throw new CliError(
    'npm install',
    `it must end with 0, received ${code === null ? 'no answer' : `code ${code}`}`,
    "Mend what npm names, and run 'npx atakora init' again",
  );
}
