import process from 'node:process';

import { readCall } from './call.js';
import { CliError } from './cli-error.js';
import type { CommandSpec } from './command.js';
import { COMMANDS } from './commands.js';
import { EXIT } from './exit-codes.js';
import { commandHelp, mainHelp } from './help.js';
import { printable } from './printable.js';
import { sentenceOf } from './sentence-of.js';
import { stopAtClosedStream, writeResult } from './write-result.js';

/**
 * Runs the command line: reads the arguments, runs the command, and sets the exit code of the process.
 * Stdout has the result and nothing else; errors and progress are on stderr.
 */
export async function main(args: readonly string[]): Promise<void> {
  stopAtClosedStream();
  divertConsole();
  try {
    await run(args);
  } catch (error) {
    process.exitCode = EXIT.error;
    process.stderr.write(`${printable(sentenceOf(error))}\n`);
  }
}

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.exitCode = name === undefined ? EXIT.error : EXIT.ok;
    (name === undefined ? process.stderr : process.stdout).write(mainHelp());
    return;
  }
  if (name === '--version') {
    const { readVersion } = await import('./version.js');
    process.stdout.write(`${readVersion()}\n`);
    return;
  }
  const spec = commandOf(name);
  const call = readCall(name, spec, rest);
  if (call.flag('help')) {
    process.stdout.write(commandHelp(name, spec));
    return;
  }
  const { run: runCommand } = await spec.load();
  const { text, exitCode } = await runCommand(call);
  const shown = printable(text, {
    hasColours: process.stdout.isTTY,
    hasCommands: call.text('format') === 'github',
  });
  await writeResult(shown, call.text('output'), exitCode);
}

function commandOf(name: string): CommandSpec {
  const spec = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (spec !== undefined) return spec;
  throw new CliError(
    'atakora',
    `the command must be one of ${Object.keys(COMMANDS).join(', ')}, received '${name}'`,
    "Run 'atakora --help'",
  );
}

/** Sends what a configuration prints to stderr: it must not end up in a plan that is piped to a file. */
function divertConsole(): void {
  const toStderr = console.error.bind(console);
  Object.assign(console, { log: toStderr, info: toStderr, debug: toStderr });
}
