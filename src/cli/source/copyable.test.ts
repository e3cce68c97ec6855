import { describe, expect, it } from 'vitest';

import { readCall } from '../call.js';
import { COMMANDS } from '../commands.js';
import { copyable } from './copyable.js';

const shown = (text: string, ...args: string[]) => {
  const [command = '', ...rest] = args;
  const spec = COMMANDS[command];
  if (spec === undefined) throw new Error(command);
  return copyable(text, readCall(command, spec, rest));
};

describe('a command in a text', () => {
  it('gets the options that chose the backend', () => {
    expect(shown("Run 'npx atakora lock', or npx atakora deploy.", 'check', '--env', 'test')).toBe(
      "Run 'npx atakora lock --env test', or npx atakora deploy --env test.",
    );
    expect(shown('npx atakora outputs --keys', 'plan', '-f', 'my shop.ts', '--env', 'test')).toBe(
      "npx atakora outputs --file 'my shop.ts' --env test --keys",
    );
  });

  it('takes them, unless it is of prices or makes the configuration', () => {
    const without = Object.entries(COMMANDS).flatMap(([name, { options }]) =>
      Object.hasOwn(options, 'file') && Object.hasOwn(options, 'env') ? [] : [name],
    );
    expect(without).toEqual(['init', 'prices']);
  });

  it.each([
    ['without such options', 'npx atakora lock', ['plan']],
    ['of a command that takes none of them', "Run 'npx atakora prices fetch'", ['plan', '--env', 'test']],
    [
      'of the host of a guest',
      "the host wrote it, with 'npx atakora offer'",
      ['check', '--file', 'guest.ts'],
    ],
    ['that has them', 'npx atakora lock --env prod FILE', ['plan', '--env', 'test']],
    ['that is the subject of an error', 'atakora lock: --accept must be a key', ['plan', '--env', 'test']],
    [
      'as the mark of a report',
      '<!-- atakora shop prod -->',
      ['plan', '--env', 'test', '--format', 'markdown'],
    ],
    ['in a page', 'npx atakora lock', ['plan', '--file', 'a<b.ts', '--format', 'html']],
    ['in data', '"atakora lock"', ['plan', '--env', 'test', '--format', 'json']],
  ])('stays as it is %s', (_, text, args) => {
    expect(shown(text, ...args)).toBe(text);
  });
});
