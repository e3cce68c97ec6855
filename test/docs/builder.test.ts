import { defineBackend } from '@atakora/component/backend';
import { expect, it } from 'vitest';

import { document } from './markdown.js';

/** Methods of the builder that users call. */
function methods(): string[] {
  const names: string[] = [];
  const hidden = new Set(['constructor', 'set', 'replace', 'append']);
  let prototype: object = Object.getPrototypeOf(defineBackend({ backendId: 'shop' })) as object;
  for (; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype) as object)
    names.push(...Object.getOwnPropertyNames(prototype).filter((name) => !hidden.has(name)));
  return names;
}

it('docs/builder.md has every method of the builder, and no other', () => {
  const page = document('docs/builder.md');
  const named = Array.from(page.matchAll(/^\|([^|]+)\|/gm), ([, cell = '']) =>
    Array.from(cell.matchAll(/`(\w+)(?:\([^`]*\))?`/g), ([, name = '']) => name),
  ).flat();
  expect(named.sort()).toEqual(methods().sort());
});
