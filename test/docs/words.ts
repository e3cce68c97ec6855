import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { documents } from './markdown.js';

const root = join(import.meta.dirname, '../..');

/** A word or phrase that a reader stumbles over. */
export interface Word {
  /** Global, so that every place in a line counts. */
  readonly pattern: RegExp;
  readonly reason: string;
  /** Replacement, as a hint. */
  readonly instead: string;
  /** Kind of text that the rule is for. Absent: all texts. */
  readonly only?: 'source';
}

/** A place that keeps a word on purpose. */
export interface Permitted {
  /** Path from the root. */
  readonly path: string;
  /** Part of the line. */
  readonly text: string;
  readonly why: string;
}

/** A word found. */
export interface Found {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly word: Word;
}

const FIELD = 'It is private vocabulary, where Terraform, Azure or bin packing has a word.';

/** Most places that may keep a word, in all files together. */
export const BUDGET = 10;

export const WORDS: readonly Word[] = [
  {
    pattern: /\b(?:is|are) no /gi,
    reason: 'It reads as "is known", and says of a thing that it is nothing.',
    instead: '"is not a …", "does not have …", "does not exist"',
  },
  {
    pattern: /\bhas not /gi,
    reason: 'It is old English for "does not have", and today the beginning of "has not done".',
    instead: '"does not have", "lacks", "did not"',
  },
  {
    pattern: /\bof one's own\b/gi,
    reason: 'It leaves open whose.',
    instead: '"your own", "of the user", "custom"',
  },
  {
    pattern: /\b(?:whoever|everybody|nobody|somebody)\b/gi,
    reason: 'A sentence about Azure names who acts.',
    instead: 'the component, the user, the caller, Azure or Terraform; or the passive voice',
  },
  {
    pattern: /\b(?:Way out|Rule):/g,
    reason: 'A label is not a sentence.',
    instead: '`<subject>: <problem, expected and received>. <resolution as an imperative>.`',
  },
  {
    pattern: /^\s*(?:\/\/|\/\*\*|\*) *(?:What|Who|Where|How|Whether)\b/g,
    reason: 'A clause does not say whether the declaration is a thing, a question or an action.',
    instead:
      'a noun phrase for types and properties, a verb for functions ("Returns …"), "True if …" for booleans',
    only: 'source',
  },
  {
    pattern: /\brooms?\b/gi,
    reason: FIELD,
    instead: '"resource type folder"; of a resource: "is not full"',
  },
  {
    pattern: /\btombstones?\b/gi,
    reason: FIELD,
    instead: '"retained child", "retained container"',
  },
  {
    pattern: /\b(?:misfits?|residents?)\b/gi,
    reason: FIELD,
    instead: '"incompatible", "assigned"',
  },
  {
    pattern: /\b(?:homeless|strays?)\b/gi,
    reason: FIELD,
    instead: '"unassigned", "misplaced"',
  },
  { pattern: /\bcontested\b/gi, reason: FIELD, instead: '"conflicting"' },
  { pattern: /\bcapacity items?\b/gi, reason: FIELD, instead: '"capacity entry"' },
  {
    pattern: /\b(?:pastOf|memberPlaces?)\b/g,
    reason: FIELD,
    instead: '"prior", "assignment"',
  },
  { pattern: /\bwiring\b/gi, reason: FIELD, instead: '"connections"' },
  { pattern: /\b(?:pulse|beats)\b/gi, reason: FIELD, instead: '"heartbeat", "renew"' },
  { pattern: /\bways? in\b/gi, reason: FIELD, instead: '"Front Door", "gateway"' },
];

/** Places that keep a word on purpose. */
export const PERMITTED: readonly Permitted[] = [
  { path: 'CHANGELOG.md', text: 'for a unit, and', why: 'It says which words changed.' },
  { path: 'CHANGELOG.md', text: '`wiring`', why: 'It says which names changed.' },
  { path: 'docs/migration.md', text: '`wiring`', why: 'It says which names changed.' },
  { path: 'docs/migration.md', text: '`wiring.connections`', why: 'It says which names changed.' },
  { path: 'docs/migration.md', text: '`Wiring`', why: 'It says which names changed.' },
];

/** Returns every place of a text that has one of the words. */
export function wordsIn(path: string, text: string): Found[] {
  const isSource = /\.(?:ts|mjs)$/.test(path);
  return text.split('\n').flatMap((line, index) =>
    WORDS.filter(({ only }) => only === undefined || isSource).flatMap((word) =>
      Array.from(line.matchAll(word.pattern), (match) => ({
        path,
        line: index + 1,
        text: match[0].trim(),
        word,
      })),
    ),
  );
}

/** Returns the sources, the documents and the changelog by path from the root. */
export function checkedTexts(): ReadonlyMap<string, string> {
  const sources = ['src', 'examples', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      // The examples write to `.out`.
      .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.startsWith('examples/.out/')),
  );
  const read = (path: string) => [path, readFileSync(join(root, path), 'utf8')] as const;
  return new Map([...documents(), ...[...sources.sort(), 'CHANGELOG.md'].map(read)]);
}

/** Returns true if a place is permitted to keep its word. */
export function isPermitted({ path, line }: Found, text: string, permitted = PERMITTED): boolean {
  const content = text.split('\n')[line - 1] ?? '';
  return permitted.some((each) => each.path === path && content.includes(each.text));
}
