import { fewOf } from '../../plan/phrases.js';
import {
  type ComponentChange,
  type PlanDiff,
  type ResourceChange,
  type ValueChange,
  VERDICTS,
} from '../../plan/diff/plan-diff.js';
import {
  API_CHANGES,
  apiLines,
  callerLines,
  REFUSED,
  riskSentence,
  TITLES,
} from '../../plan/diff/render-diff.js';
import { markup, type Markup } from './markup.js';

/**
 * Shows a difference: a list for each verdict, the gravest first, and the changes that options of the backend
 * cause.
 */
export function diffSection(diff: PlanDiff): Markup {
  const lists = VERDICTS.flatMap((verdict) => {
    const items = [
      ...(verdict === 'data-at-risk' ? diff.risks.map((each) => markup`<li>${riskSentence(each)}</li>`) : []),
      ...diff.changes.filter((each) => each.verdict === verdict).map(changeItem),
      ...diff.components.filter((each) => each.verdict === verdict).map(componentItem),
      ...callerLines(diff, verdict).map((line) => markup`<li>${line}</li>`),
    ];
    if (items.length === 0) return [];
    return [markup`<h3 class="${verdict}">${TITLES[verdict]} (${items.length})</h3><ul>${items}</ul>`];
  });
  const lines = apiLines(diff).map((line) => markup`<li>${line}</li>`);
  const api = lines.length === 0 ? [] : [markup`<h3>${API_CHANGES}</h3><ul>${lines}</ul>`];
  const options =
    diff.options.length === 0 ? [] : [markup`<h3>Options of the backend</h3>${valueList(diff.options)}`];
  const refused =
    diff.refused.length === 0
      ? []
      : [
          markup`<h3 class="data-loss">${REFUSED}</h3><ul>${diff.refused.map((line) => markup`<li>${line}</li>`)}</ul>`,
        ];
  return markup`<h2>Changes</h2>${refused}${lists.length === 0 ? markup`<p>None.</p>` : lists}${api}${options}`;
}

function changeItem({
  action,
  address,
  forcedBy,
  causedBy,
  changed,
  refused,
  movedFrom,
}: ResourceChange): Markup {
  const notes = [
    ...(movedFrom === null ? [] : [markup`, was <code>${movedFrom}</code>`]),
    ...(forcedBy.length === 0 ? [] : [markup`, forced by ${forcedBy.join(', ')}`]),
    ...(causedBy.length === 0 ? [] : [markup`, because of ${fewOf(causedBy, 3)}`]),
    ...(refused === null ? [] : [markup`. ${refused}`]),
  ];
  return markup`<li><strong>${action}</strong> <code>${address}</code>${notes}${valueList(changed)}</li>`;
}

function componentItem({ id, action, renamedFrom, endpoints, fields }: ComponentChange): Markup {
  const from = renamedFrom === null ? '' : ` from ${renamedFrom}`;
  return markup`<li>component <strong>${id}</strong>: ${action}${from}${valueList([...endpoints, ...fields])}</li>`;
}

function valueList(values: readonly ValueChange[]): Markup {
  if (values.length === 0) return markup``;
  const items = values.map(
    ({ path, before, after }) =>
      markup`<li><code>${path === '' ? 'all of it' : path}</code>: <code>${before ?? '(none)'}</code> → <code>${after ?? '(none)'}</code></li>`,
  );
  return markup`<ul>${items}</ul>`;
}
