import { expect, it } from 'vitest';

import { crudApiRequirements } from './crud-api-requirements.js';

/** Lists the objects in a value that can be changed. */
function changeable(value: unknown, found = new Set<object>()): ReadonlySet<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  if (!Object.isFrozen(value)) found.add(value);
  for (const part of Object.values(value)) changeable(part, found);
  return found;
}

const required = () => {
  const config = { entityName: 'a', schema: { id: 'string' } } as const;
  return changeable(crudApiRequirements('A', config, config));
};

it('the requirements of a component have nothing in common with others that could be changed', () => {
  const others = required();
  expect(others.size).toBeGreaterThan(10);
  expect([...required()].filter((part) => others.has(part))).toEqual([]);
});
