import { findingsOf } from './findings.js';
import { type LocatedOptions, placeOf } from './located.js';
import type { Report } from './report.js';

/**
 * Returns the findings of a report as workflow commands, which GitHub shows beside the file of the configuration. One line for
 * each finding; empty for none.
 */
export function toAnnotations(report: Report, options: LocatedOptions): string {
  return findingsOf(report)
    .map((finding) => {
      const { level, rule, message, resolution } = finding;
      const { file, line } = placeOf(finding, options);
      return `::${level} file=${property(file)},line=${line},title=${property(rule)}::${data(`${message} ${resolution}`)}\n`;
    })
    .join('');
}

/** Returns the text with the characters encoded that end a command or begin the next one. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
