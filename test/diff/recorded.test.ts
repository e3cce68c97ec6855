import { readdirSync, readFileSync } from 'node:fs';

import { diffPlans } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import type { RecordedAction } from '../../scripts/edits/terraform-text.js';
import { backendsOf, EDITS } from './edits/index.js';

type Recorded = { readonly refused: string } | { readonly actions: Readonly<Record<string, RecordedChange>> };

interface RecordedChange {
  readonly action: RecordedAction;
  /** Arguments at the top of the resource. */
  readonly forcedBy?: readonly string[];
}

/** What Terraform 1.11 with azurerm 4.55.0 does. Recorded by scripts/record-edits.mjs. */
const folder = new URL('recorded/', import.meta.url);
const recorded = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

function recordOf(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded;
}

function diffOf(name: string) {
  const edit = EDITS[name];
  if (edit === undefined) throw new Error(`There is no edit '${name}' any more: delete its record.`);
  const { before, after } = backendsOf(edit);
  return diffPlans(before.plan(), after.plan());
}

/** Whatever ends in the same state is the same to Terraform: a rename without a change is nothing to do. */
function plannedActions(name: string) {
  return Object.fromEntries(diffOf(name).changes.map(({ address, action }) => [address, action]));
}

/** False for what Terraform's text marks on no line: triggers, whose values are of any type, and blocks whose change replaces another. */
function isMarked(path: string): boolean {
  return !/^(?:triggers_replace\b|terraform_data\.)/.test(path);
}

describe('diffPlans and Terraform say the same', () => {
  it('of 30 edits at least', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(30);
  });

  it.each(recorded)('%s', (name) => {
    const record = recordOf(name);
    if ('refused' in record) {
      expect(diffOf(name).changes.filter(({ refused }) => refused !== null)).not.toEqual([]);
      return;
    }
    const actions = Object.entries(record.actions).map(([address, { action }]) => [address, action] as const);
    expect(plannedActions(name)).toEqual(Object.fromEntries(actions));
  });

  it.each(recorded)('%s: by the same arguments', (name) => {
    const record = recordOf(name);
    if ('refused' in record) return;
    const forced = diffOf(name)
      .changes.filter(({ action }) => action === 'replace')
      .map(({ address, forcedBy }) => [
        address,
        [...new Set(forcedBy.filter(isMarked).map((path) => path.split('.')[0] ?? ''))].sort(),
      ]);
    const expected = Object.entries(record.actions)
      .filter(([, { action }]) => action === 'replace')
      .map(([address, { forcedBy = [] }]) => [address, forcedBy]);
    expect(Object.fromEntries(forced)).toEqual(Object.fromEntries(expected));
  });
});
