import { instance } from '@viz-js/viz';
import { renderDot, renderMermaid, renderPlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, remarksIn, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

const small = planOf([crud('UserApi'), app('Jobs')]);
const nameOf = (key: string) => small.resources.find((resource) => resource.key === key)?.name ?? '';

describe('renderPlan', () => {
  const lines = renderPlan(small).split('\n');

  it('begins with what it is a plan of and how much it makes', () => {
    expect(lines.slice(0, 2)).toEqual([
      "Plan of backend 'shop' (prod, eastus)",
      `2 components, 3 shared resources, ${small.terraform.length} Terraform blocks`,
    ]);
  });

  it('counts one thing as one', () => {
    expect(renderPlan(planOf([app()]))).toContain('1 component, 2 shared resources, ');
  });

  it('says when the stack decides where', () => {
    expect(renderPlan(planOf([app()], { backendId: 'shop' }))).toContain("(dev, the stack's location)");
  });

  it('has a row per resource, in columns', () => {
    const [head = '', rule = '', ...rows] = lines.slice(3, 8);
    expect(head).toMatch(/^Shared resource +Azure name +Blocks +Shared by$/);
    expect(rule).toMatch(/^-+ {2}-+ {2}-+ {2}-+$/);
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual(
      small.resources.map(({ key, name, sharedBy }) => [
        key,
        name,
        String(small.terraform.filter(({ resource }) => resource === key).length),
        sharedBy.join(', '),
      ]),
    );
    const columns = [...rule.matchAll(/-+/g)].map(({ index }) => index);
    for (const row of rows) for (const at of columns.slice(1)) expect(row[at - 1]).toBe(' ');
  });

  it('names five sharers and counts the others', () => {
    const text = renderPlan(planOf(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((id) => app(id))));
    expect(text).toContain('A, B, C, D, E and 2 more');
    expect(renderPlan(planOf(['A', 'B', 'C', 'D', 'E'].map((id) => app(id))))).toContain('A, B, C, D, E\n');
  });

  it('shows whose code is deployed to which app, and how', () => {
    const text = renderPlan(planOf([crud('UserApi'), app('Jobs', { sourceDirectory: 'jobs' })]));
    expect(text).toMatch(/Code of +Deployed +Components\n/);
    expect(text).toMatch(/functions:shared +as a blob that the app starts from +Jobs, UserApi\n/);
    const deployed = (sku: 'B1' | 'Y1') =>
      renderPlan(planOf([app('Jobs', { sku, sourceDirectory: 'jobs' })]));
    expect(deployed('B1')).toMatch(/functions:\S+ +by zip deployment +Jobs\n/);
    expect(deployed('Y1')).toMatch(/functions:\S+ +not with the plan +Jobs\n/);
    expect(renderPlan(planOf([app('Jobs')]))).not.toContain('Code of');
  });

  it('compares with what the components need alone', () => {
    const text = renderPlan(small);
    expect(text).toMatch(/Type +Shared {2}Unshared/);
    expect(text).toMatch(/cosmos +1 +1\n/);
    expect(text).toMatch(/functions +1 +2\n/);
    expect(text).toMatch(/total +3 +5\n40 % fewer \(2 saved\)/);
  });

  it('says nothing of limits and remarks that there are not', () => {
    // Data without a lock is a remark.
    const text = renderPlan(planOf([app('Jobs', { sourceDirectory: 'jobs' })]));
    expect(text).not.toMatch(/Limit|Errors|Warnings/);
    expect(text).toMatch(/saved\)\n$/);
  });

  it('shows what a provider makes', () => {
    const cached = custom('Own', [requirement('redis', { name: 'a' })]);
    const plan = planOf([cached], { ...SHOP, providers: [new NamesProvider('redis')] });
    expect(renderPlan(plan)).toMatch(/redis:shared +redis-shop-prod-shared-\w{6} +at apply +Own/);
  });

  it('shows use against the limits that were set, and what exceeds them', () => {
    const text = renderPlan(
      planOf([crud('UserApi')], { ...SHOP, limits: { maxCosmosAccounts: 5, maxFunctionsPerApp: 4 } }),
    );
    expect(text).toMatch(/Limited +Used +Limit\n/);
    expect(text).toMatch(/Cosmos DB accounts +1 \/ 5 +maxCosmosAccounts\n/);
    expect(text).toMatch(/functions per Function App +7 \/ 4 +maxFunctionsPerApp\n/);
    expect(text).not.toContain('maxStorageAccounts');
    expect(text).toContain(
      'Limits exceeded\n  - Maximum functions per Function App exceeded (limit 4, requested 7)\n',
    );
  });

  it('ends with errors and warnings, each with its way out on a line of its own', () => {
    const plan = planOf([app('Lost', { version: '20', environmentVariables: { A: '${nothing.here}' } })]);
    const [error, warning] = [plan.errors[0], remarksIn(plan)[0]];
    const text = renderPlan(plan);
    expect(text).toContain(`Errors\n  - UNKNOWN_PLACEHOLDER: ${error?.message}\n    ${error?.resolution}\n`);
    expect(text).toContain(`\n  - RUNTIME_SUPPORT_ENDED: ${warning?.message}\n    ${warning?.resolution}\n`);
  });

  it('has no control characters and no trailing spaces', () => {
    expect(renderPlan(small)).not.toMatch(/[^\n -~]/);
    expect(renderPlan(small)).not.toMatch(/ \n/);
  });
});

describe('renderMermaid', () => {
  it('draws components, resources and who uses what', () => {
    expect(renderMermaid(small)).toBe(`flowchart LR
  c0["Jobs<br/>FunctionsApp"]
  c1["UserApi<br/>CrudApi"]
  r0[("cosmos:shared<br/>${nameOf('cosmos:shared')}")]
  r1[("functions:shared<br/>${nameOf('functions:shared')}")]
  r2[("storage:shared<br/>${nameOf('storage:shared')}")]
  c1 --> r0
  c0 --> r1
  c1 --> r1
  c0 --> r2
  c1 --> r2
`);
  });
});

/** A plan whose names try to leave their labels. */
const hostile = () => {
  const [first] = small.components;
  if (first === undefined) throw new Error('no component');
  const id = 'a"]\n  click c0 "javascript:alert(1)" & <img src=x> \\';
  return {
    ...small,
    components: [{ ...first, id }],
    resources: small.resources.map((each) => ({ ...each, sharedBy: [id, 'Gone'] })),
  };
};

describe('names that hold markup', () => {
  it('stay in their label in Mermaid', () => {
    const lines = renderMermaid(hostile()).split('\n');
    expect(lines[1]).toMatch(/^ {2}c0\["a#34;\] {3}click c0 #34;[^"]+<br\/>FunctionsApp"\]$/);
    // Components that are not in the plan have no line.
    expect(lines.filter((line) => line.includes('-->'))).toEqual([
      '  c0 --> r0',
      '  c0 --> r1',
      '  c0 --> r2',
    ]);
  });

  it('stay in their label in DOT, and in the image of it', async () => {
    const svg = (await instance()).renderString(renderDot(hostile()), { format: 'svg' });
    expect(svg).toMatch(
      />a&quot;\] .*click c0 &quot;javascript:alert\(1\)&quot; &amp; &lt;img src=x&gt; \\</,
    );
    expect(svg).not.toMatch(/<img|<a /);
  });
});

describe('renderDot', () => {
  it('draws components, resources and who uses what', () => {
    expect(renderDot(small)).toBe(`digraph "shop" {
  rankdir=LR;
  node [fontname="sans-serif", fontsize=11];
  c0 [shape=box, label="Jobs\\nFunctionsApp"];
  c1 [shape=box, label="UserApi\\nCrudApi"];
  r0 [shape=cylinder, label="cosmos:shared\\n${nameOf('cosmos:shared')}"];
  r1 [shape=cylinder, label="functions:shared\\n${nameOf('functions:shared')}"];
  r2 [shape=cylinder, label="storage:shared\\n${nameOf('storage:shared')}"];
  c1 -> r0;
  c0 -> r1;
  c1 -> r1;
  c0 -> r2;
  c1 -> r2;
}
`);
  });
});
