import { findingsOf } from './findings.js';
import type { Report } from './report.js';
import type { LocatedOptions } from './sarif.js';

/**
 * Returns the findings of a report as workflow commands, which GitHub shows beside the file of the configuration. One line for
 * each finding; empty for none.
 */
export function toAnnotations(report: Report, { file }: LocatedOptions): string {
  return findingsOf(report)
    .map(
      ({ level, rule, message, resolution }) =>
        `::${level} file=${property(file)},line=1,title=${property(rule)}::${data(`${message} ${resolution}`)}\n`,
    )
    .join('');
}

/** Returns the text with the characters encoded that end a command or begin the next one. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
