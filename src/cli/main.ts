import process from 'node:process';

import { readCall } from './call.js';
import { CliError } from './cli-error.js';
import type { CommandSpec } from './command.js';
import { COMMANDS } from './commands.js';
import { decideEnding, reserveEnding, writeStdout } from './ending.js';
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
  reserveEnding();
  try {
    await run(args);
  } catch (error) {
    fail(sentenceOf(error));
  }
}

function fail(sentence: string): void {
  decideEnding(EXIT.error);
  process.stderr.write(`${printable(sentence)}\n`);
}

async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    decideEnding(name === undefined ? EXIT.error : EXIT.ok);
    if (name === undefined) process.stderr.write(mainHelp());
    else writeStdout(mainHelp());
    return;
  }
  if (name === '--version') {
    const { readVersion } = await import('./version.js');
    decideEnding(EXIT.ok);
    writeStdout(`${readVersion()}\n`);
    return;
  }
  const spec = await commandOf(name);
  const call = readCall(name, spec, rest);
  if (call.flag('help')) {
    decideEnding(EXIT.ok);
    writeStdout(commandHelp(name, spec));
    return;
  }
  const { copyable } = await import('./source/copyable.js');
  try {
    const { run: runCommand } = await spec.load();
    const { text, exitCode } = await runCommand(call);
    const shown = printable(copyable(text, call), {
      hasColours: process.stdout.isTTY,
      hasCommands: call.text('format') === 'github',
    });
    await writeResult(shown, call.text('output'), exitCode);
  } catch (error) {
    fail(copyable(sentenceOf(error), call));
  }
}

async function commandOf(name: string): Promise<CommandSpec> {
  const spec = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (spec !== undefined) return spec;
  const { closestMatch } = await import('../validation/closest-match.js');
  const names = Object.keys(COMMANDS);
  const meant = closestMatch(name, names);
  throw new CliError(
    'atakora',
    meant === undefined
      ? `the command must be one of ${names.join(', ')}, received '${name}'`
      : `'${name}' is not a command`,
    meant === undefined
      ? "Run 'npx atakora --help'"
      : `Did you mean 'npx atakora ${meant}'? Run 'npx atakora --help' for all`,
  );
}
