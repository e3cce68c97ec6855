/** Action of Terraform on a resource, as the recorded edits name it. */
export type RecordedAction = 'create' | 'update' | 'replace' | 'destroy' | 'forget' | 'import' | 'move';

/** Headings of a plan by what they mean. The text of Terraform 1.11. */
const HEADINGS: readonly (readonly [RegExp, RecordedAction])[] = [
  [/^ {1,2}# (\S+) will be created$/, 'create'],
  [/^ {1,2}# (\S+) will be updated in-place$/, 'update'],
  [/^ {1,2}# (\S+) must be replaced$/, 'replace'],
  [/^ {1,2}# (\S+) will be replaced, as requested$/, 'replace'],
  [/^ {1,2}# (\S+) will be replaced due to changes in replace_triggered_by$/, 'replace'],
  [/^ {1,2}# (\S+) will be destroyed$/, 'destroy'],
  [/^ {1,2}# (\S+) will no longer be managed by Terraform/, 'forget'],
  [/^ {1,2}# (\S+) will be imported$/, 'import'],
  [/^ {1,2}# \S+ has moved to (\S+)$/, 'move'],
];

/** Returns the action per address. Data sources are read in every plan and left out. */
export function actionsIn(text: string): Record<string, { action: RecordedAction; forcedBy?: string[] }> {
  const actions: Record<string, { action: RecordedAction; forcedBy?: string[] }> = {};
  for (const [heading, body] of sectionsOf(text)) {
    for (const [pattern, action] of HEADINGS) {
      const address = pattern.exec(heading)?.[1];
      if (address === undefined || address.startsWith('data.')) continue;
      const forcedBy = action === 'replace' ? forcingArguments(body) : [];
      actions[address] = { action, ...(forcedBy.length > 0 && { forcedBy }) };
    }
  }
  return Object.fromEntries(Object.entries(actions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the first error of a plan that failed. */
export function refusalIn(text: string): string {
  const message = /Error: (.+?)(?:\n\s*\n|$)/s.exec(text.replace(/^[│╷╵] ?/gm, ''))?.[1] ?? text.slice(-200);
  return message.replace(/\s+/g, ' ').trim();
}

function sectionsOf(text: string): [string, string[]][] {
  const sections: [string, string[]][] = [];
  for (const line of text.split('\n')) {
    if (/^ {1,2}# \S+ /.test(line)) sections.push([line, []]);
    else sections.at(-1)?.[1].push(line);
  }
  return sections;
}

function forcingArguments(lines: readonly string[]): string[] {
  const forcing = lines
    .filter((line) => line.includes('# forces replacement'))
    .flatMap((line) => /^\s*[-+~/]*\s*([a-z0-9_]+)/.exec(line)?.[1] ?? []);
  return [...new Set(forcing)].sort();
}
