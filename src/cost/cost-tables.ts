import { compareText, ownValue } from '../plan/json.js';
import { pushTo } from '../plan/maps.js';
import type { CostAdvice } from './advice.js';
import type { CostChange, CostComparison } from './compare-costs.js';
import type { CostEstimate } from './cost-estimate.js';
import type { CostRange } from './range.js';
import type { SharingSavings } from './what-sharing-saves.js';

/** Parts of an output besides the estimate. */
export interface CostDetails {
  /** Result of `adviseOnCost`. @default none */
  readonly advice?: readonly CostAdvice[];
  /** Result of `whatSharingSaves`. @default not shown */
  readonly savings?: SharingSavings;
  /** Result of `compareCosts`: the change of the cost. @default not shown */
  readonly comparison?: CostComparison;
}

/** An estimate in the words and tables that every format shows. */
export interface CostReport {
  readonly title: string;
  readonly tables: readonly CostTable[];
  readonly notes: readonly string[];
}

/** One table. */
export interface CostTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const GRADE_TEXTS = {
  A: 'All prices are quoted from the Retail Prices API.',
  B: "Some prices are another estimator's recorded ones (grade B).",
  C: 'Some prices are from secondary sources or derived (grade C).',
};

/** Puts an estimate into tables. */
export function costReport(
  estimate: CostEstimate,
  { advice = [], savings, comparison }: CostDetails,
): CostReport {
  const { currency, region, resources, components, grants, unknown, usage, total } = estimate;
  return {
    title: `Cost a month in ${currency} (prices of ${region ?? 'no region'}): ${atLeast(estimate)}`,
    tables: [
      ...(comparison === undefined ? [] : changeTables(comparison)),
      {
        title: 'By resource',
        head: ['Resource', 'Fixed', 'By use', 'Shared by'],
        rows: [
          ...resources.map(({ key, fixed, use, sharedBy }) => {
            const isPart = unknown.some(({ resource }) => resource === key) ? ' + unknown' : '';
            return [key, money(fixed) + isPart, money(use), sharedBy.join(', ')];
          }),
          ...grants.map(({ meter, amount }) => [
            `free: ${meter}`,
            '',
            `-${amount.toFixed(2)} to 0.00`,
            'subscription',
          ]),
          ['total', money(total.fixed), money(total.use), total.complete ? '' : 'and what is unknown'],
        ],
      },
      {
        title: 'By meter',
        head: ['Resource', 'Billed for', 'Price', 'Cost', 'Grade, date and source'],
        rows: resources.flatMap(({ key, meters }) =>
          meters.map(({ what, price, unit, cost, grade, date, source }) => [
            key,
            what,
            `${price} / ${unit}`,
            money(cost),
            `${grade}, ${date}, ${source}`,
          ]),
        ),
      },
      {
        title: 'By component',
        head: ['Component', 'Requests', 'Its use adds', 'Shares the fixed cost of'],
        rows: components.map(({ id, use, shares }) => [
          id,
          (ownValue(usage, id)?.requests ?? 0).toLocaleString('en-US'),
          money(use),
          shares.map(({ resource, fixed }) => `${resource} (${money(fixed)})`).join(', '),
        ]),
      },
      ...(savings === undefined ? [] : [savingsTable(savings)]),
      {
        title: 'Assumed use',
        head: ['Component', 'In a month'],
        rows: usageRows(usage),
      },
      ...(unknown.length === 0
        ? []
        : [
            {
              title: 'Unknown',
              head: ['Resource', 'Billed for', 'Why'],
              rows: unknown.map(({ resource, what, reason }) => [resource, what, reason]),
            },
          ]),
      ...(advice.length === 0
        ? []
        : [
            {
              title: 'Other ways',
              head: ['Resource', 'What they cost'],
              rows: advice.map(({ resource, text }) => [resource, text]),
            },
          ]),
    ],
    notes: [
      'This is an estimate from list prices. It counts no taxes, no support, no reservations, no outbound data of apps and websites and no zone redundancy.',
      ...(grants.length === 0
        ? []
        : ['A subscription has each grant once: the low end takes it off, the high end does not.']),
      ...(total.grade === null ? [] : [GRADE_TEXTS[total.grade]]),
      `${oldestOf(estimate)}${pricesOfToday(estimate)}`,
    ],
  };
}

/** Returns how to fetch prices of today. */
export function pricesOfToday({ region }: Pick<CostEstimate, 'region'>): string {
  return `'npx atakora prices fetch --region ${region ?? 'REGION'} --output prices.json' fetches prices of today, and --prices prices.json uses them.`;
}

function oldestOf({ resources }: CostEstimate): string {
  const [oldest] = resources.flatMap(({ meters }) => meters.map(({ date }) => date)).sort(compareText);
  return oldest === undefined ? '' : `The oldest price is of ${oldest}. `;
}

/** Shows how the cost changes: by resource, and by the use of components. */
export function changeTables({
  currency,
  resources,
  components,
  total,
  complete,
}: CostComparison): CostTable[] {
  const head = ['Before', 'After', 'Change'];
  const all = complete ? 'total' : 'total of what has a price';
  return [
    {
      title: `Change a month in ${currency}`,
      head: ['Resource', ...head],
      rows: [...resources.map(changeRow), changeRow({ ...total, of: all })],
    },
    ...(components.length === 0
      ? []
      : [
          { title: 'Change of what use adds', head: ['Component', ...head], rows: components.map(changeRow) },
        ]),
  ];
}

function changeRow({ of, before, after, change }: CostChange): string[] {
  return [of, money(before), money(after), signed(change)];
}

function savingsTable({ shared, alone, saved, savedPercent, unknown }: SharingSavings): CostTable {
  const part = unknown.length === 0 ? '' : ', of what has a price';
  return {
    title: `What sharing saves: ${savedPercent} %`,
    head: ['Of', 'Each alone', 'Shared', 'Saved'],
    rows: [
      [`fixed${part}`, money(alone.fixed), money(shared.fixed), money(saved.fixed)],
      [`fixed and by use${part}`, money(alone.all), money(shared.all), money(saved.all)],
    ],
  };
}

/** Components with the same use share a row. */
function usageRows(usage: CostEstimate['usage']): string[][] {
  const rows = new Map<string, string[]>();
  for (const [id, { other, ...used }] of Object.entries(usage)) {
    const text = Object.entries({ ...used, ...other })
      .map(([name, amount]) => `${name} ${amount.toLocaleString('en-US')}`)
      .join(', ');
    pushTo(rows, text, id);
  }
  return [...rows].map(([text, ids]) => [ids.join(', '), text]);
}

/** Writes a total: `8.76 to 87.60`, or its low end, `at least 8.76`, where something besides has no price. */
export function atLeast({ total: { complete, all } }: Pick<CostEstimate, 'total'>): string {
  return complete ? money(all) : `at least ${money({ low: all.low, high: all.low })}`;
}

/** Writes a change: `+23.36`, or `-2.00 to +3.00`. */
export function signed({ low, high }: CostRange): string {
  const [from, to] = [low, high].map(
    (amount) => `${Number(amount.toFixed(2)) > 0 ? '+' : ''}${amount.toFixed(2)}`,
  );
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** Writes an amount: `23.36`, or `8.76 to 87.60`. */
export function money({ low, high }: CostRange): string {
  const [from, to] = [low.toFixed(2), high.toFixed(2)];
  return from === to ? from : `${from} to ${to}`;
}
