import { type DataRisk, diffPlans, type PlanDiff, type Verdict } from '../../src/plan.js';
import { gravest } from '../../src/plan/diff/plan-diff.js';
import type { ProtectiveArgument } from '../../src/plan/weakening.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { backendOf, type Pair, PAIRS } from '../../test/diff/weakenings.js';
import { backendsOf, type Edit, EDITS } from '../../test/diff/edits/index.js';

const INTRODUCTION = `# What happens if I change …

<!-- Written by scripts/build/changes.mjs: edit that, or test/diff/edits. -->

Find your edit in the table before you make it. To see what your own edit does, compare two plans with \`diffPlans\`, or let
\`gate\` check the plan that Terraform made.

Every backend of the table has a lock and \`dataProtection: 'retain'\`, unless the row says something else. "Refused by the plan" means
that the plan has an error, so nothing is applied. The verdicts are those of \`diffPlans\`:

- \`data-loss\`: data is destroyed, or Terraform refuses to destroy it.
- \`data-at-risk\`: existing data lives shorter, in fewer copies or with less protection, or its component uses another place.
- \`endpoint-change\`: callers lose a URL, or need another.
- \`exposure\`: more callers or networks reach something.
- \`downtime\`: something is replaced, or loses its code, and does not answer meanwhile.
- \`in-place\`: something changes as it is.
- \`none\`: nothing that exists changes.

`;

/** Returns the text of docs/changes.md. */
export function changesPage(): string {
  const edits = Object.values(EDITS).map((edit) => [edit.title, ...outcomeOf(edit)]);
  return [
    INTRODUCTION,
    '## Edits\n\n',
    table(['Edit', 'What Terraform does', 'Verdict'], edits),
    '\n## Edits that put data at risk\n\n',
    'Terraform changes most of them in place, or plans nothing. The columns show what the verdict of `diffPlans`, `gate` and the warnings of ',
    '`plan()` with a lock said before version 0.3.0, and what they say now. The author accepts a weaker value with ',
    "`atakora lock --accept 'ADDRESS ARGUMENT'`.\n\n",
    table(['Edit', 'Risk', 'Verdict', 'Gate', 'Plan alone'], PAIRS.map(riskRow)),
    '\n## Constraints\n\n',
    'Components that differ in a constraint use two resources. With a lock, another value changes the resource that a component ',
    'is in (`in-place`), where all its components agree, or takes another resource (`new-resource`).\n\n',
    table(['Resource', 'Constraint', 'Another value', 'Source'], constraints()),
    '\n## Arguments that replace a resource\n\n',
    'The resource types declare what azurerm replaces. A plan carries it as `replacedBy`.\n\n',
    table(['Terraform type', 'Replaced by every change of', 'Under a condition'], replacements()),
    '\n## Arguments that protect data\n\n',
    'Terraform changes them in place, and a weaker value leaves existing data with a shorter life, fewer copies or less protection. A plan ',
    'carries them as `weakenedBy`. Every other argument that the library lays out protects no data.\n\n',
    table(['Terraform type', 'Argument', 'Weaker', 'Absent', 'With a weaker value'], weakenings()),
  ].join('');
}

function outcomeOf(edit: Edit): [string, string] {
  const { before, after } = backendsOf(edit);
  const next = after.plan();
  const codes = [...new Set(next.errors.map(({ code }) => `\`${code}\``))];
  if (codes.length > 0) return [`Refused by the plan: ${codes.join(', ')}`, ''];
  const diff = diffPlans(before.plan(), next);
  return [actionsOf(diff), `\`${diff.verdict}\``];
}

function actionsOf({ changes }: PlanDiff): string {
  const said = new Map<string, number>();
  for (const { action, type, refused } of changes) {
    const text = `${refused === null ? '' : 'refuses to '}${action} \`${type}\``;
    said.set(text, (said.get(text) ?? 0) + 1);
  }
  const parts = [...said].map(([text, count]) => (count === 1 ? text : `${text} (${count})`));
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

function constraints(): string[][] {
  return BUILT_IN_TYPES.flatMap(({ type, sharing }) =>
    Object.entries(sharing.constraintChanges).map(([name, { kind, source }]) => [
      `\`${type}\``,
      name,
      `\`${kind}\``,
      source,
    ]),
  ).sort(([a = '', b = ''], [c = '', d = '']) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1));
}

function replacements(): string[][] {
  const rows = new Map<string, string[]>();
  for (const { replacedBy = {} } of BUILT_IN_TYPES) {
    for (const [type, { arguments: names, conditions = [] }] of Object.entries(replacedBy)) {
      const conditional = conditions.map(({ argument, effect }) =>
        effect === 'refuse' ? `\`${argument}\` (refused)` : `\`${argument}\``,
      );
      const always = [...names].sort().map((name) => `\`${name}\``);
      rows.set(type, [`\`${type}\``, always.join(', '), [...new Set(conditional)].join(', ')]);
    }
  }
  return [...rows.values()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function riskRow({ title, strong, weak, argument, gate, alone }: Pair): string[] {
  const before = backendOf(strong).plan();
  const diff = diffPlans(before, backendOf(weak, before.lock).plan());
  const { verdict, risks } = diff;
  const found = risks.find((each) => each.argument === argument);
  return [
    OPTION.test(title)
      ? title.replace(OPTION, '`$&`')
      : `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    `${argument === '' ? '' : `\`${argument}\`: `}${effectOf(found)}`,
    `\`${earlierVerdict(diff)}\` → \`${verdict}\``,
    gate === undefined ? 'passes → refuses' : gate,
    alone === undefined ? 'nothing → `DATA_AT_RISK`' : alone === null ? 'nothing' : `\`${alone}\``,
  ];
}

/** Name of an option at the beginning of a title. */
const OPTION = /^(ttl|maxSize|dataProtection|softDelete)\b/;

/** Returns the effect without the names of one example. */
function effectOf(risk: DataRisk | undefined): string {
  return risk?.code === 'DATA_NOT_COPIED'
    ? 'The component uses another place. Its data stays where it is, and nothing copies it.'
    : (risk?.effect ?? '');
}

/** Returns the verdict of version 0.2.0, which judged what Terraform does to a resource and not its arguments. */
function earlierVerdict({ changes, components, exposure }: PlanDiff): Verdict {
  const earlier = changes.map(({ action, verdict }): Verdict => {
    if (verdict !== 'data-at-risk') return verdict;
    if (action === 'replace') return 'downtime';
    return action === 'update' || action === 'destroy' ? 'in-place' : 'none';
  });
  return gravest([...earlier, ...[...components, ...exposure].map(({ verdict }) => verdict)]);
}

function weakenings(): string[][] {
  const declared = BUILT_IN_TYPES.flatMap(({ weakenedBy = {} }) => Object.entries(weakenedBy));
  return declared
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([type, { arguments: list }]) =>
      list.map((each) => [
        `\`${type}\``,
        `\`${each.argument}\``,
        weakerText(each),
        absentText(each),
        `[${each.effect}](https://${each.source ?? ''})`,
      ]),
    );
}

function weakerText({ weaker }: ProtectiveArgument): string {
  if (weaker === 'fewer') return 'an entry is gone';
  if (weaker === 'changed') return 'any other value';
  if (typeof weaker === 'string') return weaker;
  return weaker.map((values) => values.map((value) => `\`${value}\``).join(', ')).join(' < ');
}

function absentText(each: ProtectiveArgument): string {
  const kept = each.kept === true ? 'as it was; at first ' : '';
  if (!('absent' in each)) return '';
  const endless = 'endless' in each && each.endless !== undefined ? `; \`${each.endless}\`: no limit` : '';
  return `${kept}${each.absent === null ? 'no limit' : `\`${each.absent}\``}${endless}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
