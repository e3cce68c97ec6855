import { parseArgs } from 'node:util';

import { CliError } from './cli-error.js';
import type { CallSpec } from './call-spec.js';

/** One call of a command, with its options and operands checked. */
export class Call {
  constructor(
    readonly command: string,
    readonly operands: readonly string[],
    private readonly values: ReadonlyMap<string, unknown>,
  ) {}

  /** Returns the value of an option; undefined where it was left out. */
  text(option: string): string | undefined {
    const value = this.values.get(option);
    return typeof value === 'string' ? value : undefined;
  }

  /** Returns whether a flag was given. */
  flag(option: string): boolean {
    return this.values.get(option) === true;
  }

  /** Returns every value of an option that may be repeated. */
  list(option: string): readonly string[] {
    const value = this.values.get(option);
    return Array.isArray(value) ? value.map(String) : [];
  }
}

/**
 * Reads the arguments of a command.
 * @throws CliError when an option is unknown, lacks its value or has one that is not allowed, or operands are missing.
 */
export function readCall(command: string, spec: CallSpec, args: readonly string[]): Call {
  const subject = `atakora ${command}`;
  const resolution = `Run 'npx atakora ${command} --help' for what it takes`;
  const { values: given, positionals } = parse(spec, args, subject, resolution);
  const values = new Map<string, unknown>(Object.entries(given));
  for (const [name, { choices }] of Object.entries(spec.options)) {
    const value = values.get(name);
    if (choices === undefined || (typeof value === 'string' && choices.includes(value))) continue;
    if (value === undefined) values.set(name, choices[0]);
    else
      throw new CliError(
        subject,
        `--${name} must be one of ${choices.join(', ')}, received '${typeof value === 'string' ? value : 'nothing'}'`,
        `Write --${name} ${choices[0] ?? ''}`,
      );
  }
  checkEmpty(subject, values, positionals);
  const [least, most] = spec.takes;
  const isHelp = values.get('help') === true;
  if (!isHelp && (positionals.length < least || positionals.length > most))
    throw new CliError(
      subject,
      `it takes ${spec.operands === '' ? 'no operands' : spec.operands}, received ${positionals.length === 0 ? 'nothing' : `'${positionals.join("' '")}'`}`,
      resolution,
    );
  return new Call(command, positionals, values);
}

/** An empty text is a variable of a script that was not set: it names neither a file nor a resource. */
function checkEmpty(
  subject: string,
  values: ReadonlyMap<string, unknown>,
  operands: readonly string[],
): void {
  const [empty] = [...values].filter(([, value]) => [value].flat().includes(''));
  if (empty === undefined && !operands.includes('')) return;
  const what = empty === undefined ? 'an operand' : `--${empty[0]}`;
  throw new CliError(
    subject,
    `${what} must not be empty, received ''`,
    'Check the variable that it comes from',
  );
}

function parse(
  { options }: CallSpec,
  args: readonly string[],
  subject: string,
  resolution: string,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(
          Object.entries(options).map(([name, { value, short, multiple = false }]) => [
            name,
            { type: value === undefined ? 'boolean' : 'string', multiple, ...(short && { short }) } as const,
          ]),
        ),
        help: { type: 'boolean', short: 'h' },
      },
    });
    return { values: { ...values }, positionals };
  } catch (error) {
    // Node's sentences go on with advice about positionals, which no command here takes that way.
    const [problem = 'the options cannot be read'] = (error as Error).message.split(/\. |\.$|\n/);
    throw new CliError(subject, problem, resolution, error);
  }
}
