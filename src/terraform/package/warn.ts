/**
 * Warns about files, which planning does not read. Node prints the warning to stderr; `process.on('warning', …)` receives it.
 * @param problem - A sentence.
 * @param resolution - What to do, as an imperative without a full stop.
 */
export function warn(problem: string, resolution: string): void {
  process.emitWarning(`${problem} ${resolution}.`, 'AtakoraWarning');
}
