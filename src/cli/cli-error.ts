/** An error of the command line: what is wrong with a call, a file or a configuration. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    /** The command, the option or the file. */
    subject: string,
    /** What was expected and what was received, without a full stop; or the whole sentence of another error. */
    problem: string,
    /** What to do, as a sentence without a full stop. Undefined where the problem says it. */
    resolution: string | undefined,
    cause?: unknown,
  ) {
    super(`${subject}: ${problem}${resolution === undefined ? '' : `. ${resolution}.`}`, { cause });
  }
}
