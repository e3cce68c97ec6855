import { expect, it } from 'vitest';

import { readCall } from '../../src/cli/call.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { documents } from './markdown.js';
import { shellCommands } from './shell-commands.js';

const calls = [...documents()].flatMap(([path, text]) =>
  shellCommands(path, text).flatMap(({ place, words: [program, name = '', ...args] }) =>
    program === 'atakora' ? [{ place, name, args }] : [],
  ),
);

it('finds the calls of the pages', () => {
  expect(calls.length).toBeGreaterThan(30);
});

it.each(calls)('$place: atakora $name $args', ({ name, args }) => {
  if (name.startsWith('-')) return;
  const spec = COMMANDS[name];
  expect(spec).toBeDefined();
  // An option that does not exist, a value that is not allowed and a wrong number of operands are errors.
  if (spec !== undefined) expect(readCall(name, spec, args).command).toBe(name);
});
