import { describe, expect, it } from 'vitest';

import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import { diffPlans } from '../../src/plan/diff/diff-plans.js';
import { renderPlanDiff } from '../../src/plan/diff/render-diff.js';
import { findingsOf } from '../../src/report/findings.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

type Schema = CrudApiConfig['schema'];

const planWith = (schema: object) => planOf([crud('A', { schema: { id: 'string', ...schema } as Schema })]);
const changes = (before: object, after: object) =>
  diffPlans(planWith(before), planWith(after)).api.map(
    ({ path, before: was, after: is }) => `${path} ${was ?? '-'} ${is ?? '-'}`,
  );

describe('a change of a schema that items may not fit', () => {
  it.each<[object, object, string[]]>([
    [{}, { name: { type: 'string', required: true } }, ['schema.name.required - true']],
    [{ name: 'string' }, { name: { type: 'string', required: true } }, ['schema.name.required - true']],
    [{ a: 'string' }, { a: 'number' }, ['schema.a.type "string" "number"']],
    [{ a: 'string' }, { a: { type: 'string', enum: ['x'] } }, ['schema.a.enum - ["x"]']],
    [
      { a: { type: 'string', enum: ['x', 'y'] } },
      { a: { type: 'string', enum: ['y', 'z'] } },
      ['schema.a.enum ["x","y"] ["y","z"]'],
    ],
    [{ a: 'string' }, { a: { type: 'string', maxLength: 5 } }, ['schema.a.maxLength - 5']],
    [{ a: { type: 'number', minimum: 1 } }, { a: { type: 'number', minimum: 2 } }, ['schema.a.minimum 1 2']],
    [{ a: 'string' }, { a: { type: 'string', pattern: '^x' } }, ['schema.a.pattern - "^x"']],
    [{ a: { type: 'string', nullable: true } }, { a: 'string' }, ['schema.a.nullable true -']],
    [
      { a: { type: 'object', fields: { b: 'string' } } },
      { a: { type: 'object', fields: { b: 'number', c: { type: 'string', required: true } } } },
      ['schema.a.fields.b.type "string" "number"', 'schema.a.fields.c.required - true'],
    ],
    [
      { a: { type: 'array', items: { type: 'object', fields: { b: { type: 'number', maximum: 9 } } } } },
      { a: { type: 'array', items: { type: 'object', fields: { b: { type: 'number', maximum: 8 } } } } },
      ['schema.a.items.fields.b.maximum 9 8'],
    ],
    [
      { a: { type: 'array', items: 'string' } },
      { a: { type: 'array', items: 'number' } },
      ['schema.a.items.type "string" "number"'],
    ],
    [{ a: 'array' }, { a: { type: 'array', items: 'number' } }, ['schema.a.items - "number"']],
    [{ a: 'string' }, { a: { type: 'string', minLength: 5 } }, ['schema.a.minLength - 5']],
    [{ a: 'string' }, { a: { type: 'string', format: 'email' } }, ['schema.a.format - "email"']],
    [
      { a: 'object' },
      { a: { type: 'object', fields: { b: 'string' } } },
      ['schema.a.fields - {"b":"string"}'],
    ],
    [
      { a: { type: 'string', required: true } },
      { a: { type: 'number', required: true } },
      ['schema.a.type "string" "number"'],
    ],
    // Callers notice these.
    [{ a: 'string' }, {}, ['schema.a "string" -']],
    [
      { a: { type: 'object', fields: { b: 'string' } } },
      { a: { type: 'object', fields: {} } },
      ['schema.a.fields.b "string" -'],
    ],
    [{ a: 'string' }, { a: { type: 'string', default: 'x' } }, ['schema.a.default - "x"']],
    [
      { a: { type: 'string', default: 'x' } },
      { a: { type: 'string', default: 'y' } },
      ['schema.a.default "x" "y"'],
    ],
    // These fit.
    [{}, { id: { type: 'string', required: true } }, []],
    [{ a: { type: 'string', minLength: 5 } }, { a: { type: 'string', minLength: 4 } }, []],
    [{ a: { type: 'string', minLength: 5, maxLength: 9 } }, { a: 'string' }, []],
    [{ a: { type: 'string', format: 'email' } }, { a: 'string' }, []],
    [{ a: { type: 'string', pattern: '^x' } }, { a: 'string' }, []],
    [{ a: { type: 'object', fields: { b: 'string' } } }, { a: 'object' }, []],
    [{ a: { type: 'array', items: 'string' } }, { a: 'array' }, []],
    [{}, { a: 'string' }, []],
    [{}, { a: { type: 'string', required: true, default: 'x' } }, []],
    [{ a: { type: 'string', required: true } }, { a: 'string' }, []],
    [{ a: { type: 'string', enum: ['x'] } }, { a: { type: 'string', enum: ['x', 'y'] } }, []],
    [{ a: { type: 'string', maxLength: 5 } }, { a: { type: 'string', maxLength: 6 } }, []],
    [{ a: 'string' }, { a: { type: 'string', nullable: true, immutable: true } }, []],
    [{ a: 'string' }, { a: { type: 'string' } }, []],
  ])('from %j to %j', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('is not said of a new API, follows a new id, and is in every form of a difference', () => {
    const before = planWith({ a: 'string' });
    const schema = { id: 'string', a: 'number' } as const;
    expect(diffPlans(null, planWith({ a: { type: 'string', required: true } })).api).toEqual([]);
    const renamed = planOf([crud('B', { renamedFrom: 'A', entityName: 'A', schema })], {
      ...SHOP,
      lock: before.lock,
    });
    const diff = diffPlans(before, renamed);
    const sentence =
      'B: schema.a.type: "string" -> "number". Items with other values are answered as they are, and a PUT of them is refused.';
    expect(diff.api).toMatchObject([{ code: 'API_CHANGES', component: 'B' }]);
    expect(renderPlanDiff(diff)).toContain(
      `Changes of APIs that callers or stored items notice\n  ${sentence}`,
    );
    expect(renderMarkdown({ plan: renamed, diff })).toContain(
      'Changes of APIs that callers or stored items notice',
    );
    expect(findingsOf({ plan: renamed, diff }).filter(({ rule }) => rule === 'API_CHANGES')).toMatchObject([
      { level: 'warning', message: sentence, components: ['B'] },
    ]);
  });
});

describe('an API that looks renamed', () => {
  const before = planOf([crud('A'), crud('C')]);
  const diffTo = (...after: Parameters<typeof planOf>[0]) =>
    diffPlans(before, planOf(after, { ...SHOP, lock: before.lock })).api;

  it('is told of renamedFrom, and compared with the API of before', () => {
    const [renamed, ...rest] = diffTo(
      crud('B', {
        entityName: 'A',
        schema: { id: { type: 'string' }, name: { type: 'string', required: true } },
      }),
      crud('C'),
    );
    expect(renamed).toMatchObject({
      component: 'B',
      path: 'id',
      before: '"A"',
      after: '"B"',
      effect: "Both have the same container. Write renamedFrom: 'A' if that is a rename.",
    });
    expect(rest).toMatchObject([{ component: 'B', path: 'schema.name.required' }]);
  });

  it('has a container that its one owner left', () => {
    expect(diffTo(crud('B'), crud('C'))).toEqual([]);
    expect(diffTo(crud('A'), crud('B', { entityName: 'A' }), crud('C'))).toEqual([]);
    const renamed = crud('B', { entityName: 'A', renamedFrom: 'A' });
    expect(diffTo(renamed, crud('C'))).toEqual([]);
  });
});
