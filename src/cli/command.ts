import type { Call } from './call.js';
import type { ExitCode } from './exit-codes.js';

/** An option of a command, as the help shows it. */
export interface OptionSpec {
  /** What its value is called, such as `FILE`; absent for a flag. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** Values that are allowed, the default first. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** What a command writes, and what the process ends with. */
export interface Outcome {
  /** The result: for stdout, or the file of `--output`. Ends with a newline. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** What the module of a command has. */
export interface CommandModule {
  run(call: Call): Outcome | Promise<Outcome>;
}

/** A command, without its code. */
export interface CommandSpec {
  /** Such as `RESOURCE [FIELD]`; empty for none. */
  readonly operands: string;
  /** How many operands it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  load(): Promise<CommandModule>;
}
