import {
  CHANGE_ACTIONS,
  type ChangeAction,
  type DataRisk,
  type ExposureChange,
  type PlanDiff,
  type ResourceChange,
  type ValueChange,
  type Verdict,
} from './plan-diff.js';

/** Options of {@link renderPlanDiff}. */
export interface RenderDiffOptions {
  /** Columns, at least 40: longer lines are cut. @default lines are whole */
  readonly width?: number;
  /** True for the colours of ANSI terminals. @default false */
  readonly colour?: boolean;
}

const SIGNS: Readonly<Record<ChangeAction, string>> = {
  destroy: '-',
  replace: '-/+',
  forget: '.',
  update: '~',
  move: '>',
  import: '<',
  create: '+',
};

/** Headings of verdicts. */
export const TITLES: Readonly<Record<Verdict, string>> = {
  'data-loss': 'Data is lost',
  'data-at-risk': 'Data is at risk',
  'endpoint-change': 'Callers lose URLs',
  exposure: 'More callers or networks',
  downtime: 'Replaced, and away meanwhile',
  'in-place': 'Changed in place',
  none: 'Other changes',
};

/** SGR codes: red, magenta, yellow. */
const COLOURS: Readonly<Partial<Record<Verdict, number>>> = {
  'data-loss': 31,
  'data-at-risk': 31,
  'endpoint-change': 35,
  exposure: 35,
  downtime: 33,
};

/**
 * Returns the difference of two plans as text for a terminal: the gravest first, then a line with totals.
 * @example
 * process.stdout.write(renderPlanDiff(diffPlans(before, after), { colour: process.stdout.isTTY }));
 */
export function renderPlanDiff(
  diff: PlanDiff,
  { width = Infinity, colour = false }: RenderDiffOptions = {},
): string {
  const columns = Math.max(40, width);
  const cut = (line: string) => (line.length <= columns ? line : `${line.slice(0, columns - 1)}…`);
  const painted = (line: string, verdict: Verdict) => {
    const code = colour ? COLOURS[verdict] : undefined;
    return code === undefined ? cut(line) : `\u001b[${code}m${cut(line)}\u001b[0m`;
  };
  const sections = (Object.keys(TITLES) as Verdict[]).flatMap((verdict) => {
    const lines = [
      ...(verdict === 'data-at-risk' ? diff.risks.map(riskSentence) : []),
      ...diff.changes.filter((each) => each.verdict === verdict).flatMap(changeLines),
      ...componentLines(diff, verdict),
      ...diff.exposure.filter((each) => each.verdict === verdict).map(exposureLine),
    ];
    if (lines.length === 0) return [];
    return [[painted(TITLES[verdict], verdict), ...lines.map((line) => cut(`  ${line}`))].join('\n')];
  });
  const options = diff.options.map((change) => cut(`  ${valueLine(change)}`));
  return `${[
    ...sections,
    ...(options.length === 0 ? [] : [['Options of the backend', ...options].join('\n')]),
    painted(totalsLine(diff), diff.verdict),
  ].join('\n\n')}\n`;
}

function changeLines(change: ResourceChange): string[] {
  const { action, address, movedFrom, forcedBy, refused, causedBy, changed } = change;
  const from = movedFrom === null ? '' : ` (was ${movedFrom})`;
  const why = causedBy.length === 0 ? '' : ` because of ${few(causedBy)}`;
  return [
    `${SIGNS[action]} ${action} ${address}${from}${why}`,
    ...(forcedBy.length === 0 ? [] : [`    forced by ${forcedBy.join(', ')}`]),
    ...(refused === null ? [] : [`    refused: ${refused}`]),
    ...changed.slice(0, 5).map((value) => `    ${valueLine(value)}`),
    ...(changed.length > 5 ? [`    and ${changed.length - 5} more`] : []),
  ];
}

function componentLines({ components }: PlanDiff, verdict: Verdict): string[] {
  return components
    .filter((each) => each.verdict === verdict)
    .flatMap(({ id, action, renamedFrom, fields, endpoints }) => [
      `component ${id}: ${action}${renamedFrom === null ? '' : ` from ${renamedFrom}`}`,
      ...[...endpoints, ...fields].map((value) => `    ${valueLine(value)}`),
    ]);
}

/** Returns what puts data at risk, in one line. */
export function riskSentence({ code, subject, argument, before, after, effect }: DataRisk): string {
  if (code === 'DATA_NOT_COPIED') return effect;
  return `${subject}: ${argument} ${before ?? '(none)'} -> ${after ?? '(none)'}. ${effect}`;
}

function exposureLine({ change, before, after }: ExposureChange): string {
  const shown = (each: ExposureChange['after']) =>
    each === null ? 'nothing' : `${each.network}, ${each.credentials.join(' or ')}${origins(each.origins)}`;
  const { resource, name } = after ?? before ?? { resource: '', name: '' };
  return `${change} ${resource} ${name}: ${shown(before)} -> ${shown(after)}`;
}

function origins(list: readonly string[]): string {
  return list.length === 0 ? '' : `, pages of ${few(list)}`;
}

function valueLine({ path, before, after }: ValueChange): string {
  return `${path}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
}

function few(names: readonly string[]): string {
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function totalsLine({ totals, verdict }: PlanDiff): string {
  const counts = CHANGE_ACTIONS.flatMap((action) => {
    const count = totals[action] ?? 0;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  return `${counts.length === 0 ? 'Nothing to do in Terraform' : counts.join(', ')}. Verdict: ${verdict}.`;
}
