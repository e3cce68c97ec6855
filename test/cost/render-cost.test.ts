import { adviseOnCost, costMarkdown, estimateCost, renderCost } from '@atakora/component/cost';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const plan = planOf([crud(), crud('OrderApi')]);
const estimate = estimateCost(plan);
const lacking = estimateCost(plan, { prices: { currency: 'USD', prices: [] } });

describe('renderCost', () => {
  it('shows the total, every price with its source, the assumed use and the advice', () => {
    const text = renderCost(estimate, { advice: adviseOnCost(plan) });
    expect(text).toMatch(/^Cost a month in USD \(prices of eastus\): \d+\.\d\d to \d+\.\d\d\n/);
    expect(text).toContain('A, 2026-11-21, Azure Retail Prices API');
    expect(text).toContain('requests 1,000,000');
    expect(text).toContain('-2.60 to 0.00');
    expect(text).toContain('serverless is the cheaper way');
    expect(text).not.toContain('Unknown');
    expect(text).toContain(
      "The oldest price is of 2026-08-20. 'npx atakora prices fetch --region eastus --output prices.json' fetches prices of today",
    );
  });

  it('says at least, and what is unknown and why', () => {
    const text = renderCost(lacking);
    expect(text).toContain(': at least 0.00');
    // A high end is not one where a price is unknown.
    const total = { ...lacking.total, all: { low: 1, high: 2 } };
    expect(renderCost({ ...lacking, total })).toMatch(/: at least 1\.00\n/);
    expect(text).toContain('0.00 + unknown');
    expect(text).toContain("the price book has no price of 'cosmos/serverless' in 'eastus'");
    expect(text).not.toContain('The oldest price');
    expect(text).toContain("'npx atakora prices fetch --region eastus --output prices.json'");
  });
});

describe('costMarkdown', () => {
  it('has a table for each part, each row with as many cells as its head', () => {
    const tables = costMarkdown(lacking, { advice: adviseOnCost(plan) })
      .split('\n\n')
      .filter((part) => part.startsWith('| '));
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) {
      const cells = table
        .trim()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('escapes what users write', () => {
    const [resource] = estimate.resources;
    if (resource === undefined) throw new Error('The plan has no resource.');
    const odd = { ...estimate, resources: [{ ...resource, key: 'a|b<i>' }] };
    expect(costMarkdown(odd)).toContain('a\\|b\\<i\\>');
  });
});
