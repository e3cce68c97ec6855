import { fewOf } from '../phrases.js';
import { exposureLines } from './exposure-lines.js';
import {
  type ApiChange,
  CHANGE_ACTIONS,
  type ChangeAction,
  type DataRisk,
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

export const TITLES: Readonly<Record<Verdict, string>> = {
  'data-loss': 'Data is lost',
  'data-at-risk': 'Data is at risk',
  'endpoint-change': 'Callers lose URLs',
  exposure: 'More callers or networks',
  downtime: 'With downtime',
  'in-place': 'Changed without loss of data',
  none: 'Other changes',
};

/** Heading of changes of APIs that let in the same callers. */
export const API_CHANGES = 'Changes of APIs that callers or stored items notice';

/** Heading of the errors of a plan that `apply` refuses. */
export const REFUSED = 'Refused: nothing of this plan is applied';

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
export function renderPlanDiff(diff: PlanDiff, options: RenderDiffOptions = {}): string {
  return diffText(diff, options, diff.refused);
}

/** Returns the difference as text, with some of the errors of a plan that is refused: others were told before, with their resolution. */
export function diffText(
  diff: PlanDiff,
  { width = Infinity, colour = false }: RenderDiffOptions,
  errors: readonly string[],
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
      ...callerLines(diff, verdict),
    ];
    if (lines.length === 0) return [];
    return [[painted(TITLES[verdict], verdict), ...lines.map((line) => cut(`  ${line}`))].join('\n')];
  });
  const api = apiLines(diff).map((line) => cut(`  ${line}`));
  const options = diff.options.map((change) => cut(`  ${valueLine(change)}`));
  const refused = errors.map((line) => cut(`  ${line}`));
  return `${[
    ...(refused.length === 0 ? [] : [[painted(REFUSED, 'data-loss'), ...refused].join('\n')]),
    ...sections,
    ...(api.length === 0 ? [] : [[API_CHANGES, ...api].join('\n')]),
    ...(options.length === 0 ? [] : [['Options of the backend', ...options].join('\n')]),
    ...(isOnlyRefused(diff)
      ? []
      : [
          painted(
            `${totalsText(diff)}. Verdict: ${verdictText(diff)}.`,
            diff.refused.length > 0 ? 'data-loss' : diff.verdict,
          ),
        ]),
  ].join('\n\n')}\n`;
}

/** Returns true for a plan that is refused and changes nothing. The plan of an error is not made, so that its totals and verdict say nothing. */
export function isOnlyRefused({ refused, verdict, totals }: PlanDiff): boolean {
  return refused.length > 0 && verdict === 'none' && Object.keys(totals).length === 0;
}

/** Returns the verdict in words: a plan that is refused does nothing of what its verdict says. */
export function verdictText({ verdict, refused }: PlanDiff): string {
  if (refused.length === 0) return verdict;
  return verdict === 'none' ? 'refused' : `refused (${verdict})`;
}

function changeLines(change: ResourceChange): string[] {
  const { action, address, movedFrom, forcedBy, refused, causedBy, changed } = change;
  const from = movedFrom === null ? '' : ` (was ${movedFrom})`;
  return [
    `${SIGNS[action]} ${action} ${address}${from}${becauseOf(causedBy)}`,
    ...(forcedBy.length === 0 ? [] : [`    forced by ${forcedBy.join(', ')}`]),
    ...(refused === null ? [] : [`    refused: ${refused}`]),
    ...changed.slice(0, 5).map((value) => {
      // Every argument of most changes has the cause of the whole.
      const why = value.causedBy.join() === causedBy.join() ? '' : becauseOf(value.causedBy);
      return `    ${valueLine(value)}${why}`;
    }),
    ...(changed.length > 5 ? [`    and ${changed.length - 5} more`] : []),
  ];
}

function becauseOf(causes: readonly string[]): string {
  return causes.length === 0 ? '' : ` because of ${fewOf(causes, 3)}`;
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
  if (argument === '') return `${subject}: ${effect}`;
  return `${subject}: ${argument} ${before ?? '(none)'} -> ${after ?? '(none)'}. ${effect}`;
}

/** Returns what callers can reach, of the changes with a verdict. */
export function callerLines({ api, exposure }: PlanDiff, verdict: Verdict): string[] {
  return [
    ...(verdict === 'exposure' ? api.filter(({ code }) => code === 'API_OPENED').map(apiSentence) : []),
    ...exposureLines(exposure.filter((each) => each.verdict === verdict)),
  ];
}

/** Returns the changes of APIs that have no verdict. */
export function apiLines({ api }: PlanDiff): string[] {
  return api.filter(({ code }) => code === 'API_CHANGES').map(apiSentence);
}

export function apiSentence({ component, effect, ...change }: ApiChange): string {
  return `${component}: ${valueLine(change)}. ${effect}`;
}

function valueLine({ path, before, after }: ValueChange): string {
  return `${path}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
}

/** Returns how many blocks Terraform destroys, replaces and so on: `1 to destroy, 2 to update`. */
export function totalsText({ totals }: PlanDiff): string {
  const counts = CHANGE_ACTIONS.flatMap((action) => {
    const count = totals[action] ?? 0;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  return counts.length === 0 ? 'Nothing to do in Terraform' : counts.join(', ');
}
