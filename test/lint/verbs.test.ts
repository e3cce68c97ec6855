import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** `checkLock` is public, and was named before the rule. */
const EXCEPTIONS = ['checkLock'];

/** Functions of src whose name starts with a verb, as `name: return type`. */
function declared(verb: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && new RegExp(`^${verb}[A-Z]`).test(node.name?.text ?? ''))
      if (!EXCEPTIONS.includes(node.name?.text ?? ''))
        found.push(`${node.name?.text ?? ''}: ${node.type?.getText() ?? 'unknown'}`);
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
      visit(
        ts.createSourceFile(
          file,
          ts.sys.readFile(`${src}${file}`) ?? '',
          ts.ScriptTarget.Latest,
          /* setParentNodes */ true,
        ),
      );
  return found;
}

describe('verbs of functions that judge something', () => {
  it('check… throws, and returns nothing', () => {
    const names = declared('check');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !name.endsWith(': void'))).toEqual([]);
  });

  it('validate… returns what it found', () => {
    const names = declared('validate');
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/(?:Diagnostics|\w*(?:Error|Warning|Fault)\[\])$/.test(name))).toEqual([]);
  });

  it('parse… returns what it was given, checked', () => {
    const names = declared('parse');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.endsWith(': void'))).toEqual([]);
  });
});
