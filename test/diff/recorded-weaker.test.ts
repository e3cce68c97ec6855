import { readdirSync, readFileSync } from 'node:fs';

import { gate } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { backendOf, type Pair, PAIRS } from './weakenings.js';

/**
 * What `terraform show -json` says of a pair: Terraform 1.11 with azurerm 4.55.0, over a double of Azure in which the strong side was
 * applied. Values that are null, keys and endpoints are left out, and so is what does not change and governs nothing.
 */
const folder = new URL('recorded-weaker/', import.meta.url);
const recorded = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

function pairOf(name: string): Pair {
  const pair = PAIRS.find(({ title }) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-') === name);
  if (pair === undefined) throw new Error(`There is no pair '${name}' any more: delete its record.`);
  return pair;
}

describe("the gate over Terraform's own plan", () => {
  it('has 10 pairs at least', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(10);
  });

  it.each(recorded)('refuses: %s', (name) => {
    const pair = pairOf(name);
    const plan = backendOf(pair.weak, backendOf(pair.strong).plan().lock).plan();
    const text = readFileSync(new URL(`${name}.json`, folder), 'utf8');
    const { passes, verdict, refused } = gate(text, plan);
    expect({ passes, verdict }).toEqual({ passes: false, verdict: 'data-at-risk' });
    expect(refused.flatMap(({ risks }) => risks.map(({ argument }) => argument))).toContain(pair.argument);
    expect(gate(text, plan, { allow: refused.map(({ address }) => address) }).passes).toBe(true);
  });

  it('lets pass the -1 that Terraform has for each action that a rule leaves out', () => {
    const text = readFileSync(new URL('lifecycle-that-deletes-added.json', folder), 'utf8');
    expect(text).toContain('"delete_after_days_since_last_access_time_greater_than": -1');
    const risks = JSON.stringify(
      gate(text, backendOf(pairOf('lifecycle-that-deletes-added').weak).plan()).refused,
    );
    expect(risks).toContain('delete_after_days_since_modification_greater_than');
    expect(risks).not.toContain('last_access');
  });
});
