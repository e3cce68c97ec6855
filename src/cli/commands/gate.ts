import { counted } from '../../plan/phrases.js';
import { gate } from '../../plan/diff/gate.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readText } from '../read-text.js';
import { gateResolution, refusalText } from '../../report/findings.js';
import { reportText } from '../report-text.js';
import { isOwn } from '../sentence-of.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora gate`: the verdict on Terraform's own plan. Ends with 3 where it would lose data. */
export async function run(call: Call): Promise<Outcome> {
  const [file = ''] = call.operands;
  const text = readText(file, 'the plan of Terraform');
  const source = await readPlanSource(call);
  const result = inFile(file, () => gate(text, source.plan, { allow: call.list('allow') }));
  const { passes, errored, refused, changes, verdict } = result;
  const lines = [
    ...(errored
      ? ['refused: the plan of Terraform ended in an error, so it does not have every change\n']
      : []),
    ...refused.map((change) => `refused: ${refusalText(change)}\n    ${gateResolution(change)}\n`),
    passes
      ? `Terraform may go on: ${counted(changes.length, 'change')}. Verdict: ${verdict}.\n`
      : `Terraform must not go on: ${refused.length} of ${counted(changes.length, 'change')} refused.\n`,
  ];
  return {
    text:
      call.text('format') === 'text'
        ? lines.join('')
        : await reportText(call, { plan: source.plan, gate: result }, source.file),
    exitCode: passes ? EXIT.ok : EXIT.dataAtRisk,
  };
}

/** Adds the name of the file to an error of the library. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw isOwn(error) ? new CliError(file, error.message, undefined, error) : error;
  }
}
