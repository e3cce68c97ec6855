import { textTable } from '../plan/text-table.js';
import type { CostComparison } from './compare-costs.js';
import type { CostEstimate } from './cost-estimate.js';
import { changeTables, type CostDetails, costReport, type CostTable } from './cost-tables.js';

/**
 * Renders an estimate as text for a terminal. No colours, no control characters.
 * @example
 * console.log(renderCost(estimateCost(plan), { advice: adviseOnCost(plan) }));
 */
export function renderCost(estimate: CostEstimate, details: CostDetails = {}): string {
  const { title, tables, notes } = costReport(estimate, details);
  return `${[title, ...tables.map(titledTable), ...notes].join('\n\n')}\n`;
}

/** Renders how the cost changes, as text for a terminal. */
export function renderCostChange(comparison: CostComparison): string {
  return `${changeTables(comparison).map(titledTable).join('\n\n')}\n`;
}

/** Renders an estimate as Markdown, for a pull request. */
export function costMarkdown(estimate: CostEstimate, details: CostDetails = {}): string {
  const { title, tables, notes } = costReport(estimate, details);
  return `${[`## ${escaped(title)}`, ...tables.map(markdownTable), ...notes].join('\n\n')}\n`;
}

function titledTable({ title, head, rows }: CostTable): string {
  return `${title}\n${textTable(head, rows)}`;
}

function markdownTable({ title, head, rows }: CostTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = `| ${head.map(() => '---').join(' | ')} |`;
  return [`### ${title}`, '', line(head), rule, ...rows.map(line)].join('\n');
}

/** Keys and names of users are text, never Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\|<>*_`[\]]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
