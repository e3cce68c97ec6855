import { atLeast, costReport, signed } from '../../cost/cost-tables.js';
import type { ReportedCost } from '../report.js';
import { code, plain } from './escape.js';
import type { Section } from './sections.js';

/** Returns what a month costs, and by how much that changes, in one line. */
export function costLine({ estimate, comparison }: ReportedCost): string {
  const change = comparison === undefined ? '' : ` (change: ${signed(comparison.total.change)})`;
  return `A month costs ${atLeast(estimate)} ${estimate.currency}${change} by an estimate.`;
}

/** Returns the tables of an estimate, folded. */
export function costSections({ estimate, ...details }: ReportedCost): Section[] {
  return costReport(estimate, details).tables.map(({ title, head, rows }) => ({
    title: `Cost: ${plain(title)}`,
    head: [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`],
    isFolded: true,
    rows: rows.map(([first = '', ...cells]) => `| ${[code(first), ...cells.map(plain)].join(' | ')} |`),
  }));
}
