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

/** README.md, CONTRIBUTING.md, CHANGELOG.md, every page of docs and the README of every example, by path from the root. */
export function documents(): ReadonlyMap<string, string> {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => `examples/${name}/README.md`);
  const paths = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...pages.map((name) => `docs/${name}`),
    'examples/README.md',
    ...examples,
  ];
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
