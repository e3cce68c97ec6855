import { diffPlans, type PlanDiff } from '../../src/plan.js';
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
- \`endpoint-change\`: callers lose a URL, or need another.
- \`exposure\`: more callers or networks reach something.
- \`downtime\`: something is replaced, and does not answer meanwhile.
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
    'Terraform changes all of them in place, or plans nothing. The gate refuses those that change an argument of Terraform.\n\n',
    table(['Edit', 'Risk', 'Verdict'], PAIRS.map(riskRow)),
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
      rows.set(type, [`\`${type}\``, always.join(', '), conditional.join(', ')]);
    }
  }
  return [...rows.values()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function riskRow({ title, strong, weak, argument }: Pair): string[] {
  const before = backendOf(strong).plan();
  const { verdict, risks } = diffPlans(before, backendOf(weak, before.lock).plan());
  const found = risks.find((each) => each.argument === argument);
  return [
    title.startsWith('ttl')
      ? `\`ttl\`${title.slice(3)}`
      : `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    `\`${argument}\`: ${found?.effect ?? ''}`,
    `\`${verdict}\``,
  ];
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
