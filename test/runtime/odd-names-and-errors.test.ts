import { describe, expect, it } from 'vitest';

import { described } from '../../src/runtime/answer.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

describe('what code throws', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;

  it.each([
    ['nothing', undefined, '[object Undefined]'],
    ['null', null, '[object Null]'],
    ['text', 'broken', 'broken'],
    ['a number', 5, '5'],
    ['an object without a prototype', Object.create(null), '[object Object]'],
    ['a symbol', Symbol('a'), '[object Symbol]'],
  ])('is written down: %s', (_, thrown: unknown, text) => {
    expect(described(thrown)).toBe(text);
  });

  it.each([
    [circle, undefined],
    [10n, undefined],
    ['ENOENT', 'ENOENT'],
    [429, 429],
  ])('is written down as JSON, whatever its code is', (code, written) => {
    const error = Object.assign(new Error('broken'), { code });
    const text = JSON.stringify(described(error));
    expect(JSON.parse(text)).toMatchObject({ name: 'Error', message: 'broken' });
    expect((JSON.parse(text) as { code?: unknown }).code).toBe(written);
  });
});

it('health checks at routes that differ in separators alone are functions with names of their own', async () => {
  const at = (path: string) => ({ healthCheck: { path } });
  const api = await startPlannedApi(
    planOf([crud('A', at('/a.b')), crud('B', at('/a-b')), crud('C', at('/a/b'))]),
    register,
  );
  const checks = api.functions.filter(({ name }) => name.startsWith('health'));
  expect(checks.map(({ route }) => route).sort()).toEqual(['a-b', 'a.b', 'a/b', 'health']);
  expect(new Set(checks.map(({ name }) => name.toLowerCase())).size).toBe(4);
  for (const { name } of checks) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,126}$/);
  await api.stop();
});
