import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A fenced block of a document. */
export interface CodeBlock {
  /** `docs/concepts.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

/** README.md and every page of docs, by path from the root. */
export function documents(): ReadonlyMap<string, string> {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const paths = ['README.md', ...pages.map((name) => `docs/${name}`)];
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** One document. */
export function document(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The fenced blocks of a document, in order. */
export function codeBlocks(path: string, text: string): CodeBlock[] {
  return Array.from(text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm), (match) => ({
    place: `${path}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1] ?? '',
    code: match[2] ?? '',
  }));
}
