import { costReport } from '../../cost/cost-tables.js';
import type { ReportedCost } from '../report.js';
import { markup, type Markup, table } from './markup.js';

/** Shows the cost of a month: the total, its tables, and the parts without a price. */
export function costSection({ estimate, ...details }: ReportedCost): Markup {
  const { title, tables, notes } = costReport(estimate, details);
  const parts = tables.map(
    (each) =>
      markup`<h3>${each.title}</h3>${table(
        each.head,
        each.rows.map((cells) => markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`),
      )}`,
  );
  return markup`<h2>Cost</h2><p><strong>${title}.</strong></p>${parts}<p class="muted">${notes.join(' ')}</p>`;
}
