import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const outDir = join(root, 'dist');
/** The declaration files of the build, by path. */
const declarations = new Map<string, ts.SourceFile>();

beforeAll(() => {
  // Builds only where a source is newer than the build.
  execFileSync(process.execPath, ['scripts/ensure-ready.mjs'], { cwd: root });
  for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(outDir, name);
    if (!path.endsWith('.d.ts')) continue;
    declarations.set(
      path,
      ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  }
}, 120_000);

/** Everything that an entry's declarations lead to: files of ours, and modules of others with the file naming them. */
function reachableFrom(entry: string): { files: ts.SourceFile[]; modules: [module: string, from: string][] } {
  const files = new Set<ts.SourceFile>();
  const modules: [string, string][] = [];
  const visit = (path: string) => {
    const file = declarations.get(path);
    if (file === undefined) throw new Error(`${path} is imported, and a build does not write it.`);
    if (files.has(file)) return;
    files.add(file);
    for (const name of modulesIn(file)) {
      if (name.startsWith('.')) visit(resolve(dirname(path), name.replace(/\.js$/, '.d.ts')));
      else modules.push([name, file.fileName.slice(outDir.length + 1)]);
    }
  };
  visit(resolve(outDir, `${entry}.d.ts`));
  return { files: [...files], modules };
}

/** Imports and re-exports, `import('…')` types and reference directives. */
function modulesIn(file: ts.SourceFile): string[] {
  const { importedFiles, typeReferenceDirectives, referencedFiles } = ts.preProcessFile(
    file.text,
    true,
    true,
  );
  return [...importedFiles, ...typeReferenceDirectives, ...referencedFiles].map(({ fileName }) => fileName);
}

/** Lines that have the type `any`, or a declaration without a type, which means the same. */
function anyIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword || isUntyped(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push(`${file.fileName.slice(outDir.length + 1)}:${line + 1} ${node.parent.getText(file)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isUntyped(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node)) {
    // `readonly code = "X"` has its type from the value.
    return node.type === undefined && node.initializer === undefined && !ts.isPrivateIdentifier(node.name);
  }
  return (ts.isPropertySignature(node) || ts.isParameter(node)) && node.type === undefined;
}

const CDK = /^(?:cdktf|constructs|@cdktf)(?:\/|$)/;

describe.each(['index', 'backend', 'crud', 'functions', 'web', 'plan'])('the declarations of %s', (entry) => {
  it('are readable without cdktf being installed', () => {
    const { modules } = reachableFrom(entry);
    expect(modules.filter(([name]) => CDK.test(name))).toEqual([]);
  });

  it('nowhere say any', () => {
    expect(reachableFrom(entry).files.flatMap(anyIn)).toEqual([]);
  });

  it('need nothing but the dependencies of the package', () => {
    const names = new Set(reachableFrom(entry).modules.map(([name]) => name));
    expect([...names].filter((name) => !['valibot', 'immer'].includes(name))).toEqual([]);
  });
});

// Without these, a search that finds nothing anywhere would pass too.
describe('the search itself', () => {
  it('follows imports: it finds cdktf behind the entry that has it', () => {
    const names = reachableFrom('cdk').modules.map(([name]) => name);
    expect(names).toContain('cdktf');
    expect(names).toContain('constructs');
    expect(names.some((name) => name.startsWith('@cdktf/'))).toBe(true);
  });

  it('reaches the files behind an entry', () => {
    const files = reachableFrom('index').files.map(({ fileName }) => fileName.slice(outDir.length + 1));
    expect(files).toContain('components/crud-api/crud-api.d.ts');
    expect(files).toContain('plan/resource-plan.d.ts');
  });

  it.each([
    'export declare const a: any;',
    'export type A = Record<string, any[]>;',
    'export interface A { a; }',
    'export declare function a(b): void;',
    'export type A = import("cdktf").App extends infer B ? (b: B) => any : never;',
  ])('finds any in: %s', (text) => {
    expect(anyIn(ts.createSourceFile('a.d.ts', text, ts.ScriptTarget.ES2022, true))).toHaveLength(1);
  });

  it('takes comments and names for what they are', () => {
    const text =
      '/** any */ export declare const any: "any"; export declare class A { #private; anything: 1; }';
    expect(anyIn(ts.createSourceFile('a.d.ts', text, ts.ScriptTarget.ES2022, true))).toEqual([]);
  });

  it('finds every way to name a module', () => {
    const text = `/// <reference types="node" />
      import type { A } from 'cdktf'; export * from 'constructs'; export type B = import('@cdktf/x').B;`;
    const names = modulesIn(ts.createSourceFile('a.d.ts', text, ts.ScriptTarget.ES2022, true));
    expect(names.sort()).toEqual(['@cdktf/x', 'cdktf', 'constructs', 'node']);
  });
});
