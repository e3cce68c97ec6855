import { errorText } from '../errors.js';

/** An error of the command line: the problem of a call, a file or a configuration. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    /** The command, the option or the file. */
    subject: string,
    /**
     * The problem with what was expected and received, without a full stop; or the whole sentence of another
     * error.
     */
    problem: string,
    /** The resolution as a sentence without a full stop. Undefined where the problem contains it. */
    resolution: string | undefined,
    cause?: unknown,
  ) {
    super(resolution === undefined ? `${subject}: ${problem}` : errorText(subject, problem, resolution), {
      cause,
    });
  }
}
