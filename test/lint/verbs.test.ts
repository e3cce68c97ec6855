import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** `checkLock` is public, and was named before the rule. */
const EXCEPTIONS = ['checkLock'];

/** Functions of src, as `name: return type`. */
const functions: string[] = [];
for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
  const source = ts.createSourceFile(
    file,
    ts.sys.readFile(`${src}${file}`) ?? '',
    ts.ScriptTarget.Latest,
    /* setParentNodes */ false,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && !EXCEPTIONS.includes(node.name?.text ?? ''))
      functions.push(`${node.name?.text ?? ''}: ${node.type?.getText(source) ?? 'unknown'}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Functions whose name starts with a verb. */
const declared = (verb: string) => functions.filter((each) => new RegExp(`^${verb}[A-Z]`).test(each));

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
