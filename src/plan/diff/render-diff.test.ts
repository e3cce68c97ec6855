import { describe, expect, it } from 'vitest';

import type { ExposedEndpoint } from '../exposure.js';
import type { DataRisk, PlanDiff, ResourceChange, ValueChange } from './plan-diff.js';
import { renderPlanDiff, type RenderDiffOptions, riskSentence } from './render-diff.js';

const EQUAL: PlanDiff = {
  verdict: 'none',
  changes: [],
  risks: [],
  components: [],
  api: [],
  exposure: [],
  options: [],
  refused: [],
  totals: {},
};
const UPDATE: ResourceChange = {
  address: 'azurerm_a.shop',
  type: 'azurerm_a',
  action: 'update',
  verdict: 'in-place',
  holdsData: false,
  forcedBy: [],
  changed: [],
  refused: null,
  movedFrom: null,
  resource: null,
  components: [],
  causedBy: [],
};
const RISK: DataRisk = {
  code: 'DATA_AT_RISK',
  subject: 'azurerm_a.shop',
  argument: 'days',
  before: '90',
  after: '30',
  effect: 'Less is kept.',
  components: [],
};
const ENDPOINT: ExposedEndpoint = {
  resource: 'functions:shared',
  name: 'GET /users',
  url: 'https://shop/users',
  network: 'internet',
  credentials: ['entra'],
  origins: [],
  components: ['A'],
};
const value = (path: string, causedBy: readonly string[] = []) => ({
  path,
  before: '1',
  after: '2',
  causedBy,
});

/** Returns the lines of a difference above its totals. */
const linesOf = (given: Partial<PlanDiff>, options: RenderDiffOptions = {}) =>
  renderPlanDiff({ ...EQUAL, ...given }, options)
    .replace(/\n\n[^\n]*Verdict: .*\n$/, '\n')
    .split('\n')
    .slice(0, -1);
const changeLines = (given: Partial<ResourceChange>) =>
  linesOf({ changes: [{ ...UPDATE, ...given }] }).slice(1);

describe('a change of a resource', () => {
  it('is one line with its action and address', () => {
    expect(changeLines({})).toEqual(['  ~ update azurerm_a.shop']);
  });

  it('names its former address, its causes, what forces it and why it is refused', () => {
    const given = {
      action: 'replace',
      movedFrom: 'azurerm_a.old',
      causedBy: ['A', 'B'],
      forcedBy: ['kind', 'name'],
      refused: 'It holds data.',
    } as const;
    expect(changeLines(given)).toEqual([
      '  -/+ replace azurerm_a.shop (was azurerm_a.old) because of A, B',
      '      forced by kind, name',
      '      refused: It holds data.',
    ]);
  });

  it('names at most three causes and five arguments, and counts the others', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const shown = (count: number) =>
      changeLines({ changed: names.slice(0, count).map((each) => value(each)) });
    expect(shown(5)).toEqual([
      '  ~ update azurerm_a.shop',
      ...names.slice(0, 5).map((name) => `      ${name}: 1 -> 2`),
    ]);
    expect(shown(6)).toEqual([...shown(5), '      and 1 more']);
    expect(changeLines({ causedBy: names.slice(0, 3) })).toEqual([
      '  ~ update azurerm_a.shop because of a, b, c',
    ]);
    expect(changeLines({ causedBy: names.slice(0, 5) })).toEqual([
      '  ~ update azurerm_a.shop because of a, b, c and 2 more',
    ]);
  });

  it('names the cause of an argument where it differs from that of the whole', () => {
    const changed = [value('a', ['A', 'B']), value('b', ['B'])];
    expect(changeLines({ causedBy: ['A', 'B'], changed }).slice(1)).toEqual([
      '      a: 1 -> 2',
      '      b: 1 -> 2 because of B',
    ]);
  });
});

describe('the text', () => {
  const component = {
    id: 'New',
    action: 'rename',
    renamedFrom: 'Old',
    verdict: 'endpoint-change',
    fields: [{ path: 'ttl', before: null, after: '90' }],
    endpoints: [{ path: 'apiEndpoint', before: '"https://a"', after: null }],
  } as const;

  it('has everything below the heading of its verdict, the gravest first, with a line between', () => {
    expect(
      linesOf({
        changes: [UPDATE, { ...UPDATE, action: 'destroy', verdict: 'data-loss' }],
        risks: [RISK],
        components: [{ ...component, renamedFrom: null, action: 'change', verdict: 'none' }, component],
        exposure: [{ change: 'opened', verdict: 'exposure', before: null, after: ENDPOINT }],
      }),
    ).toEqual([
      'Data is lost',
      '  - destroy azurerm_a.shop',
      '',
      'Data is at risk',
      '  azurerm_a.shop: days 90 -> 30. Less is kept.',
      '',
      'Callers lose URLs',
      '  component New: rename from Old',
      '      apiEndpoint: "https://a" -> (none)',
      '      ttl: (none) -> 90',
      '',
      'More callers or networks',
      '  opened functions:shared GET /users: nothing -> internet, entra',
      '',
      'Changed without loss of data',
      '  ~ update azurerm_a.shop',
      '',
      'Other changes',
      '  component New: change',
      '      apiEndpoint: "https://a" -> (none)',
      '      ttl: (none) -> 90',
    ]);
  });

  it('begins with errors, and ends with fields of APIs and options of the backend', () => {
    const change: ValueChange = { path: 'sku', before: '"a"', after: '"b"' };
    expect(
      linesOf({
        refused: ['ONE: bad.', 'TWO: bad.'],
        changes: [UPDATE],
        api: [{ ...change, code: 'API_CHANGES', component: 'A', effect: 'Items may not fit.' }],
        options: [change, { ...change, path: 'tags' }],
      }),
    ).toEqual([
      'Refused: nothing of this plan is applied',
      '  ONE: bad.',
      '  TWO: bad.',
      '',
      'Changed without loss of data',
      '  ~ update azurerm_a.shop',
      '',
      'Changes of APIs that callers or stored items notice',
      '  A: sku: "a" -> "b". Items may not fit.',
      '',
      'Options of the backend',
      '  sku: "a" -> "b"',
      '  tags: "a" -> "b"',
    ]);
  });

  it('ends with the totals that are not zero, in the order of actions', () => {
    const totals = (given: PlanDiff['totals']) => renderPlanDiff({ ...EQUAL, totals: given });
    expect(totals({})).toBe('Nothing to do in Terraform. Verdict: none.\n');
    expect(totals({ create: 3, move: 0, destroy: 2 })).toBe('2 to destroy, 3 to create. Verdict: none.\n');
  });

  it('cuts the lines that are longer than the width', () => {
    const line = (length: number) =>
      linesOf({ refused: ['x'.repeat(length - 2)] }, { width: 50 }).map((each) => each.trim())[1];
    expect(line(50)).toBe('x'.repeat(48));
    expect(line(51)).toBe(`${'x'.repeat(47)}…`);
  });

  it('has no totals for a refused plan that changes nothing', () => {
    expect(renderPlanDiff({ ...EQUAL, refused: ['ONE: bad.'] })).not.toMatch(/Nothing to do|Verdict/);
    expect(renderPlanDiff({ ...EQUAL, refused: ['ONE: bad.'], verdict: 'downtime' })).toContain(
      'Verdict: refused (downtime).',
    );
    expect(renderPlanDiff({ ...EQUAL, refused: ['ONE: bad.'], totals: { create: 1 } })).toContain(
      '1 to create. Verdict: refused.',
    );
  });

  it('has at least 40 columns', () => {
    expect(linesOf({ refused: ['x'.repeat(50)] }, { width: 10 })[1]).toHaveLength(40);
  });

  it('has the colour of the verdict in its headings and totals, where it is asked for', () => {
    const given = { ...EQUAL, verdict: 'downtime', refused: ['ONE: bad.'], changes: [UPDATE] } as const;
    expect(renderPlanDiff(given, { colour: true }).split('\n')).toEqual([
      '\u001b[31mRefused: nothing of this plan is applied\u001b[0m',
      '  ONE: bad.',
      '',
      'Changed without loss of data',
      '  ~ update azurerm_a.shop',
      '',
      '\u001b[31mNothing to do in Terraform. Verdict: refused (downtime).\u001b[0m',
      '',
    ]);
    expect(renderPlanDiff(given)).not.toContain('\u001b');
  });
});

describe('the sentence of a risk', () => {
  it.each<[given: Partial<DataRisk>, sentence: string]>([
    [{}, 'azurerm_a.shop: days 90 -> 30. Less is kept.'],
    [{ before: null }, 'azurerm_a.shop: days (none) -> 30. Less is kept.'],
    [{ after: null }, 'azurerm_a.shop: days 90 -> (none). Less is kept.'],
    [{ argument: '' }, 'azurerm_a.shop: Less is kept.'],
    [{ code: 'DATA_NOT_COPIED' }, 'Less is kept.'],
  ])('of %j', (given, sentence) => {
    expect(riskSentence({ ...RISK, ...given })).toBe(sentence);
  });
});
