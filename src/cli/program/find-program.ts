import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { CONFIG_FILES } from '../source/load-module.js';

/** A program of cdktf or cdktn. */
export interface Program {
  /** A file of the project, or a command line for the shell. */
  readonly command: string;
  /** Folder that it synthesizes into. */
  readonly outdir: string;
}

/** Program that is run where nothing names another. */
const DEFAULT = 'main.ts';

/** Options that a program cannot take: its own code says the same. */
const OF_CONFIGURATIONS = ['file', 'env', 'lock', 'resource-group', 'existing', 'location', 'out'];

/**
 * Returns the program that a call means: that of `--app`, or else, in a folder without a configuration, `app` of `cdktf.json` or `main.ts`.
 * Undefined where the call means a configuration.
 * @throws CliError when an option is for the other of both.
 */
export function findProgram(call: Call): Program | undefined {
  const given = call.text('app');
  const hasConfiguration = call.text('file') !== undefined || CONFIG_FILES.some((name) => existsSync(name));
  const { app, output } = given === undefined && hasConfiguration ? {} : readSettings();
  const command = given ?? app ?? (existsSync(DEFAULT) && !hasConfiguration ? DEFAULT : undefined);
  if (command === undefined) {
    if (call.list('stack').length === 0) return undefined;
    throw new CliError(
      `atakora ${call.command}`,
      '--stack is for a program of cdktf, received none',
      'Name the program with --app, or leave --stack out',
    );
  }
  const foreign = OF_CONFIGURATIONS.find((option) => call.text(option) !== undefined || call.flag(option));
  if (foreign !== undefined)
    throw new CliError(
      `atakora ${call.command}`,
      `--${foreign} is for a configuration, received the program '${command}'`,
      `Leave --${foreign} out, and let the program decide`,
    );
  return { command, outdir: process.env['CDKTF_OUTDIR'] ?? output ?? 'cdktf.out' };
}

/** Reads `cdktf.json`. Source: developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file */
function readSettings(): { readonly app?: string; readonly output?: string } {
  const file = 'cdktf.json';
  if (!existsSync(file)) return {};
  try {
    const { app, output } = JSON.parse(readFileSync(file, 'utf8')) as { app?: unknown; output?: unknown };
    return { ...(typeof app === 'string' && { app }), ...(typeof output === 'string' && { output }) };
  } catch (error) {
    throw new CliError(file, `it must be JSON, received ${(error as Error).message}`, 'Mend the file', error);
  }
}
