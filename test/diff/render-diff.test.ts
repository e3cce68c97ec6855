import { diffPlans, renderPlanDiff } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { backendsOf, EDITS } from './edits/index.js';

function diffOf(name: string) {
  const edit = EDITS[name];
  if (edit === undefined) throw new Error(`no edit ${name}`);
  const { before, after } = backendsOf(edit);
  return diffPlans(before.plan(), after.plan());
}

describe('renderPlanDiff', () => {
  it('begins with what is lost and ends with totals', () => {
    const lines = renderPlanDiff(diffOf('partition-key-unlocked'), { width: 200 }).trimEnd().split('\n');
    expect(lines[0]).toBe('Data is lost');
    expect(lines[1]).toMatch(/^ {2}-\/\+ replace azurerm_cosmosdb_sql_container\.\S+ because of UserApi$/);
    expect(lines[2]).toBe('      forced by partition_key_paths');
    expect(lines.at(-1)).toMatch(/^2 to replace, 1 to update\. Verdict: data-loss\.$/);
  });

  it('says that there is nothing to do', () => {
    expect(renderPlanDiff(diffOf('nothing'))).toBe('Nothing to do in Terraform. Verdict: none.\n');
  });

  it.each(Object.keys(EDITS))('%s: keeps the width and has no control characters', (name) => {
    const text = renderPlanDiff(diffOf(name), { width: 60 });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('keeps lines whole where no width is given', () => {
    const text = renderPlanDiff(diffOf('partition-key-unlocked'));
    expect(text).toBe(renderPlanDiff(diffOf('partition-key-unlocked'), { width: 10_000 }));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeGreaterThan(100);
  });

  it('colours what is grave where it is asked to', () => {
    expect(renderPlanDiff(diffOf('partition-key-unlocked'), { colour: true })).toContain('\u001b[31m');
  });
});
