import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';

import { ownKeys } from '../../scripts/lint/own-keys.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

/** A project of one file, since the rule asks for types: that of the library takes a second for each snippet. */
const project = `${import.meta.dirname}/project`;
const filename = `${project}/snippet.ts`;

const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser as never,
    parserOptions: {
      project: './tsconfig.json',
      tsconfigRootDir: project,
      // Where CI is set, the parser takes the types of the file on disk for every snippet.
      disallowAutomaticSingleRunInference: true,
    },
  },
});
const declared = `
  declare const record: Record<string, number>;
  declare const maybe: Record<string, number> | undefined;
  declare const known: { a: number; b: number };
  declare const name: string;
  declare const key: 'a' | 'b';
  declare const list: number[];
`;

tester.run('own-keys', ownKeys, {
  valid: [
    'record["name"]',
    'record.name',
    'known[key]',
    'list[0]',
    'list[list.length - 1]',
    'for (const each in record) record[each];',
    'Object.hasOwn(record, name) ? record[name] : 0',
    'Object.hasOwn(record, name) && record[name]',
    '"name" in record',
    'class A { #own = 1; static is(one: object) { return #own in one; } }',
  ].map((code) => ({ code: declared + code, filename })),
  invalid: [
    { code: 'record[name]', output: 'ownValue(record, name)', messageId: 'read' },
    { code: 'maybe![name]', output: 'ownValue(maybe!, name)', messageId: 'read' },
    { code: 'record[key + name]', output: 'ownValue(record, key + name)', messageId: 'read' },
    { code: 'record[name] = 1', output: 'setOwn(record, name, 1)', messageId: 'write' },
    // Two steps in one have no such call.
    { code: 'record[name] += 1', output: null, messageId: 'write' },
    { code: 'name in record', output: 'Object.hasOwn(record, name)', messageId: 'has' },
    // Asked of another record, of another name, or outside a function that may run later.
    {
      code: 'Object.hasOwn(known, name) ? record[name] : 0',
      output: 'Object.hasOwn(known, name) ? ownValue(record, name) : 0',
      messageId: 'read',
    },
    {
      code: 'Object.hasOwn(record, name) ? () => record[name] : 0',
      output: 'Object.hasOwn(record, name) ? () => ownValue(record, name) : 0',
      messageId: 'read',
    },
  ].map(({ code, output, messageId }) => ({
    code: declared + code,
    output: output === null ? null : declared + output,
    errors: [{ messageId }],
    filename,
  })),
});
