// Writes src/validation/secret-patterns.ts from the rules of @secretlint/secretlint-rule-preset-recommend.
//   node scripts/build/secret-patterns.mjs          after an update of the package
// test/hardening/secret-patterns.test.ts fails where the file is not what this writes.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { format, resolveConfig } from 'prettier';

const FILE = 'src/validation/secret-patterns.ts';
const PACKAGE = 'node_modules/@secretlint/secretlint-rule-preset-recommend';

/** Rules that are more than their patterns, or that src/validation/secret.ts has in a wider form. */
const LEFT_OUT = new Set([
  // Match every URL of a database or host, and look at the parts afterwards. Ours asks for the password.
  'basicauth',
  'database-connection-string',
  // Asks for a whole key. Ours takes the beginning of one, so that no key passes cut in two.
  'privatekey',
  // Takes every 'SG.1.23' for a key. Ours asks for the length of one.
  'sendgrid',
  // Reads files.
  'gcp',
  // Comments of secretlint.
  'filter-comments',
]);

/** Returns the patterns that a rule looks for: it asks the text for all matches of each. */
function patternsOf(rule) {
  const patterns = [];
  const content = {
    matchAll(pattern) {
      patterns.push(pattern);
      return [];
    },
  };
  const context = { createTranslator: () => () => '', report() {}, ignore() {} };
  rule.create(context, {}).file({ content, filePath: 'text', ext: '', contentType: 'text' }, {});
  return patterns;
}

/** Returns the text of the file. */
export async function secretPatterns() {
  const { name, version } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8'));
  const [copyright] = readFileSync(`${PACKAGE}/LICENSE`, 'utf8').split('\n');
  const lines = rules.flatMap((rule) => {
    const issuer = rule.meta.id.replace('@secretlint/secretlint-rule-', '');
    if (LEFT_OUT.has(issuer)) return [];
    return patternsOf(rule).map(({ source, flags }) => {
      // Names of groups are for messages of secretlint, and g is for more than one match.
      const plain = source.replaceAll(/\(\?<[a-z]+>/g, '(?:');
      return `  { issuer: '${issuer}', pattern: /${plain}/${flags.replace('g', '')} },`;
    });
  });
  const text = [
    `// Written by scripts/build/secret-patterns.mjs from ${name} ${version}.`,
    `// ${copyright}. MIT License, whose text is in licenses.txt of the package.`,
    '/* eslint-disable no-useless-escape -- the patterns are those of the package, to the character */',
    '',
    '/** A form of keys and tokens, with what issues them. */',
    'export interface SecretPattern {',
    '  readonly issuer: string;',
    '  readonly pattern: RegExp;',
    '}',
    '',
    '/** Forms of keys and tokens that the rules of secretlint know. */',
    'export const SECRETLINT_PATTERNS: readonly SecretPattern[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
  return format(text, { ...(await resolveConfig(FILE)), parser: 'typescript' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FILE, await secretPatterns());
