import { styleText } from 'node:util';

import type { OptionSpec } from './call-spec.js';
import type { CommandSpec } from './command.js';
import { COMMANDS } from './commands.js';

const HELP: OptionSpec = { short: 'h', description: 'show this help' };

export function mainHelp(): string {
  return [
    `${title('Usage')} atakora <command> [options]`,
    '',
    title('Commands'),
    ...table(
      Object.entries(COMMANDS).map(([name, { operands, summary }]) => [`${name} ${operands}`, summary]),
    ),
    '',
    title('Options'),
    ...table([...rowsOf({ help: HELP }), ['    --version', 'show the version']]),
    '',
    title('Exit codes'),
    ...table([
      ['0', 'nothing to do, or all well'],
      ['1', 'error'],
      ['2', 'changes'],
      ['3', 'data at risk'],
    ]),
    '',
    "Run 'npx atakora <command> --help' for the options of a command.",
    '',
  ].join('\n');
}

export function commandHelp(name: string, { operands, summary, options }: CommandSpec): string {
  return [
    `${title('Usage')} ${['atakora', name, operands, '[options]'].filter((part) => part !== '').join(' ')}`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    '',
    title('Options'),
    ...table(rowsOf({ ...options, help: HELP })),
    '',
  ].join('\n');
}

function rowsOf(options: Readonly<Record<string, OptionSpec>>): [string, string][] {
  return Object.entries(options).map(([name, { short, value, description }]) => [
    `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    description,
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.trimEnd().length));
  return rows.map(([left, right]) => `  ${left.trimEnd().padEnd(width)}  ${right}`);
}

function title(text: string): string {
  return styleText('bold', text);
}
