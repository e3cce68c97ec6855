import type { Call } from './call.js';
import type { CallSpec } from './call-spec.js';
import type { ExitCode } from './exit-codes.js';

/** Output and exit code of a command. */
export interface Outcome {
  /** The result: for stdout, or the file of `--output`. Ends with a newline. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** Exports of the module of a command. */
export interface CommandModule {
  readonly run: (call: Call) => Outcome | Promise<Outcome>;
}

/** A command, without its code. */
export interface CommandSpec extends CallSpec {
  readonly summary: string;
  load(): Promise<CommandModule>;
}
