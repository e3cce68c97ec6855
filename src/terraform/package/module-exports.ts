import { compareText } from '../../plan/json.js';
import { loadModuleLexers } from '../load-module.js';

/** The exports of a module, as its text shows them. Nothing of it runs. */
export interface ModuleExports {
  /** Names that the text shows, sorted. */
  readonly names: readonly string[];
  /** True if a lexer cannot tell everything, as of a default export. */
  readonly isOpen: boolean;
  /** Returns false for a name that the module cannot export. */
  readonly mayExport: (name: string) => boolean;
}

/** Names that a text shows. `open`: a lexer cannot tell what it exports besides. */
interface Shown {
  readonly names: readonly string[];
  readonly open: boolean;
}

/** Every file that a name can come from: what a package does not hold, the app does not have. */
const CODE = /\.(?:[cm]?js|json|node)$/;

type Files = ReadonlyMap<string, Uint8Array>;

/** Reads the exports of an index file. Where a lexer cannot tell, it may export every name that the code spells out. */
export function exportsOf(file: string, files: Files): ModuleExports {
  const { names, open } = shownBy(file, files, new Set());
  return {
    names: [...new Set(names)].sort(compareText),
    isOpen: open,
    mayExport: (name) => names.includes(name) || (open && isSpelledOut(name, files)),
  };
}

function shownBy(file: string, files: Files, visited: Set<string>): Shown {
  if (visited.has(file)) return { names: [], open: false };
  visited.add(file);
  const text = textOf(file, files);
  const { esm, cjs } = loadModuleLexers();
  try {
    // CommonJS can assign an export in any form, so that a lexer misses some.
    if (!isModule(file, files, text)) return { names: cjs.parse(text).exports, open: true };
    const [imports, exports] = esm.parse(text);
    const names = exports.map(({ n }) => n);
    const others = imports
      .filter(({ ss, se }) => /^export\s*\*(?!\s*as\b)/.test(text.slice(ss, se)))
      .map(({ n }) => shownByOther(n, file, files, visited));
    return {
      names: [...names, ...others.flatMap((other) => other.names)],
      // Properties of a default export are handlers as well.
      open: names.includes('default') || others.some((other) => other.open),
    };
  } catch {
    return { names: [], open: true };
  }
}

/** Returns what `export * from` adds. A package, or a file that is not there, is not followed. */
function shownByOther(
  specifier: string | undefined,
  from: string,
  files: Files,
  visited: Set<string>,
): Shown {
  if (specifier?.startsWith('.') !== true) return { names: [], open: true };
  const file = process.getBuiltinModule('node:path').posix.join(from, '..', specifier);
  if (!files.has(file)) return { names: [], open: true };
  const { names, open } = shownBy(file, files, visited);
  // `export *` leaves out the default export.
  return { names: names.filter((name) => name !== 'default'), open };
}

/**
 * Returns whether Node reads a file as an ES module.
 * Source: nodejs.org/api/packages.html#determining-module-system
 */
function isModule(file: string, files: Files, text: string): boolean {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  const type = typeIn(files.get('package.json'));
  if (type !== undefined) return type === 'module';
  const [, , , hasModuleSyntax] = loadModuleLexers().esm.parse(text);
  return hasModuleSyntax;
}

function typeIn(manifest: Uint8Array | undefined): unknown {
  if (manifest === undefined) return undefined;
  try {
    return (JSON.parse(new TextDecoder().decode(manifest)) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}

function isSpelledOut(name: string, files: Files): boolean {
  // Names of functions have letters, digits, `-` and `_`, none of which means more in an expression.
  const word = new RegExp(`(?<![\\w$-])${name}(?![\\w$-])`);
  return [...files.keys()].some((file) => CODE.test(file) && word.test(textOf(file, files)));
}

function textOf(file: string, files: Files): string {
  return new TextDecoder().decode(files.get(file));
}
