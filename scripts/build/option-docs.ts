import { resolve } from 'node:path';

import ts from 'typescript';

/** Text of a docstring. */
export interface Docstring {
  /** Without tags and sources. */
  readonly text: string;
  readonly source: string | null;
  readonly examples: readonly string[];
  /** Pages that it names, as `docs/security.md#what-is-published`. */
  readonly pages: readonly string[];
}

/** An option, as its docstring describes it. */
export interface OptionDoc extends Docstring {
  /** Path as an author writes it, such as `monitoring.alerting.emails`. */
  readonly path: string;
  readonly isRequired: boolean;
  readonly type: string;
  /** Null where the docstring says none. */
  readonly defaultText: string | null;
  /** Options below it, which are described here first. */
  readonly groups: readonly OptionGroup[];
  /** Paths of the options with the same options below them. */
  readonly like: readonly string[];
}

/** Options that are declared together, by an interface or a union of interfaces. */
export interface OptionGroup extends Docstring {
  /** Name of the type. */
  readonly type: string;
  /** Path of the group with `.` at its end; empty for a backend. */
  readonly prefix: string;
  /** Options that no group before has. */
  readonly options: readonly OptionDoc[];
  /** Paths of the options that a group before has too. */
  readonly shared: readonly string[];
}

/** A type whose options are described, and those below it. */
export interface Root {
  readonly type: string;
  /** Path of an option is this and its name. */
  readonly prefix: string;
}

/** Types of values that an option takes as a whole: what is in them is described elsewhere. */
export type Opaque = ReadonlySet<string>;

const PROJECT = resolve(import.meta.dirname, '../..');

/** Reads the docstrings of the options of types, and of the types that these options have. */
export function readOptions(files: readonly string[], roots: readonly Root[], opaque: Opaque): OptionGroup[] {
  const program = programOf(files);
  const reader = new Reader(program, opaque);
  return roots.map((root) => reader.rootOf(root));
}

/** Returns a program of the sources alone: no option is declared in a dependency. */
function programOf(files: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = { strict: true, exactOptionalPropertyTypes: true, types: [] };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => ({
      resolvedModule: text.startsWith('.')
        ? {
            resolvedFileName: resolve(from, '..', text.replace(/\.js$/, '.ts')),
            extension: ts.Extension.Ts,
          }
        : undefined,
    }));
  return ts.createProgram({ rootNames: files.map((file) => resolve(PROJECT, file)), options, host });
}

/** Characters of a type that is written with its values. A longer one is named as its declaration names it. */
const LONGEST = 130;

class Reader {
  readonly #checker: ts.TypeChecker;
  /** Path of each option by its declaration: an inherited option is described once. */
  readonly #described = new Map<ts.Declaration, string>();
  /** Path of the option that a type is described below. */
  readonly #places = new Map<ts.Symbol, string>();

  constructor(
    readonly program: ts.Program,
    readonly opaque: Opaque,
  ) {
    this.#checker = program.getTypeChecker();
  }

  rootOf(root: Root): OptionGroup {
    return this.#groupOf({ symbol: this.#declared(root.type), suffix: '', isPartial: false }, root.prefix);
  }

  #declared(name: string): ts.Symbol {
    for (const { isDeclarationFile, statements } of this.program.getSourceFiles()) {
      if (isDeclarationFile) continue;
      for (const statement of statements)
        if (
          (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
          statement.name.text === name
        ) {
          const symbol = this.#checker.getSymbolAtLocation(statement.name);
          if (symbol !== undefined) return symbol;
        }
    }
    throw new Error(`${name}: no source declares this type of options. Correct the list of types.`);
  }

  #groupOf({ symbol, isPartial }: Part, prefix: string): OptionGroup {
    const shared: string[] = [];
    const own: { option: DeclaredOption; path: string }[] = [];
    for (const option of this.#optionsOf(symbol)) {
      const earlier = this.#described.get(option.declaration);
      const path = `${prefix}${option.symbol.name}`;
      if (earlier === undefined) own.push({ option, path });
      else shared.push(earlier);
      if (earlier === undefined) this.#described.set(option.declaration, path);
    }
    const options = own.map(({ option, path }) =>
      this.#optionOf(isPartial ? { ...option, isRequired: false } : option, path),
    );
    return { type: symbol.name, prefix, ...this.#docstringOf(symbol), options, shared };
  }

  /** Returns the options of a type; for a union those of all its members, each as the first that documents it. */
  #optionsOf(symbol: ts.Symbol): DeclaredOption[] {
    const members = membersOf(this.#checker.getDeclaredTypeOfSymbol(symbol));
    const found = new Map<string, ts.Symbol[]>();
    for (const member of members)
      for (const property of this.#checker.getPropertiesOfType(member))
        // `trigger` tells the types of functions from each other.
        if (property.name !== 'trigger' && !this.#isForbidden(property))
          found.set(property.name, [...(found.get(property.name) ?? []), property]);
    return [...found.values()].flatMap((all) => {
      const documented = all.find((each) => each.getDocumentationComment(this.#checker).length > 0) ?? all[0];
      const declaration = documented?.declarations?.[0];
      if (documented === undefined || declaration === undefined) return [];
      const isRequired = all.length === members.length && !all.some(isOptional);
      return [{ symbol: documented, declaration, isRequired, alternatives: all }];
    });
  }

  #isForbidden(property: ts.Symbol): boolean {
    const type = this.#checker.getTypeOfSymbol(property);
    return membersOf(type).every(
      ({ flags }) => (flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0,
    );
  }

  #optionOf({ symbol, declaration, isRequired, alternatives }: DeclaredOption, path: string): OptionDoc {
    const [defaultText = null] = textsOf(symbol.getJsDocTags(this.#checker), 'default');
    const groups: OptionGroup[] = [];
    const like: string[] = [];
    for (const part of this.#partsOf(declaration)) {
      const place = this.#places.get(part.symbol);
      if (place !== undefined) {
        like.push(place);
        continue;
      }
      this.#places.set(part.symbol, path);
      groups.push(this.#groupOf(part, `${path}${part.suffix}.`));
    }
    return {
      path,
      isRequired,
      type: this.#typeOf(declaration, alternatives),
      // Of a union or `Partial`: one of several has it.
      defaultText: defaultText?.replaceAll('\n', ' ') ?? (!isRequired && !isOptional(symbol) ? '–' : null),
      ...this.#docstringOf(symbol),
      groups: groups.filter(({ options, shared }) => options.length + shared.length > 0),
      like,
    };
  }

  #docstringOf(symbol: ts.Symbol): Docstring {
    const tags = symbol.getJsDocTags(this.#checker);
    const whole = plain(symbol.getDocumentationComment(this.#checker));
    const [, text = '', source = null] = /^([^]*?)\s*(?:\bSources?: ([^]+))?$/.exec(whole) ?? [];
    return {
      text: text.replaceAll('\n', ' '),
      source: source?.replaceAll('\n', ' ') ?? null,
      examples: textsOf(tags, 'example'),
      // The compiler takes the first word for the name of a declaration.
      pages: textsOf(tags, 'see').map((page) => page.replaceAll(' ', '')),
    };
  }

  /** Returns the types of options that a declaration names. */
  #partsOf(declaration: ts.Declaration): Part[] {
    const parts: Part[] = [];
    const visit = (node: ts.Node, suffix: string, isPartial: boolean): void => {
      if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) return;
      if (ts.isIndexedAccessTypeNode(node) || ts.isFunctionTypeNode(node)) return;
      if (ts.isArrayTypeNode(node)) return visit(node.elementType, `${suffix}[]`, isPartial);
      if (!ts.isTypeReferenceNode(node))
        return ts.forEachChild(node, (each) => visit(each, suffix, isPartial));
      const name = node.typeName.getText();
      const [, value] = node.typeArguments ?? [];
      if (name === 'Record') return value && visit(value, `${suffix}[name]`, isPartial);
      const symbol = this.#targetOf(node.typeName);
      if (symbol !== undefined && this.#hasOptions(symbol)) parts.push({ symbol, suffix, isPartial });
      else node.typeArguments?.forEach((each) => visit(each, suffix, isPartial || name === 'Partial'));
    };
    if (ts.isPropertySignature(declaration) && declaration.type !== undefined)
      visit(declaration.type, '', false);
    return parts;
  }

  #targetOf(name: ts.EntityName): ts.Symbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
      ? this.#checker.getAliasedSymbol(symbol)
      : symbol;
  }

  /** True for a type of objects that an author writes. */
  #hasOptions(symbol: ts.Symbol): boolean {
    const isOwn = symbol.declarations?.every((each) => !each.getSourceFile().isDeclarationFile) === true;
    return (
      isOwn &&
      !this.opaque.has(symbol.name) &&
      membersOf(this.#checker.getDeclaredTypeOfSymbol(symbol)).every(
        (each) =>
          (each.flags & ts.TypeFlags.Object) !== 0 &&
          each.getCallSignatures().length === 0 &&
          !this.#checker.isArrayType(each),
      )
    );
  }

  #typeOf(declaration: ts.Declaration, alternatives: readonly ts.Symbol[]): string {
    const types = alternatives.map((each) => this.#checker.getTypeOfSymbol(each));
    const texts = new Set(types.map((type) => this.#textOfType(this.#checker.getNonNullableType(type))));
    const text = [...texts].join(' | ').replace('false | true', 'boolean');
    if (text.length <= LONGEST || !ts.isPropertySignature(declaration) || declaration.type === undefined)
      return text;
    return declaration.type
      .getText()
      .replace(/\s+/g, ' ')
      .replace(/\breadonly /g, '');
  }

  #textOfType(type: ts.Type): string {
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      const text = element === undefined ? 'unknown' : this.#textOfType(element);
      return text.includes(' | ') ? `(${text})[]` : `${text}[]`;
    }
    const bound =
      (type.flags & ts.TypeFlags.Instantiable) === 0 ? type : this.#checker.getBaseConstraintOfType(type);
    const members = membersOf(bound ?? type);
    if (!members.some((each) => each.isLiteral())) return this.#nameOfType(bound ?? type);
    const literals = members.flatMap((each) => (each.isLiteral() ? [each.value] : []));
    const others = members.filter((each) => !each.isLiteral()).map((each) => this.#nameOfType(each));
    return [
      ...literals
        .sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0))
        .map((value) => (typeof value === 'string' ? `'${value}'` : String(value))),
      ...others,
    ].join(' | ');
  }

  #nameOfType(type: ts.Type): string {
    return this.#checker
      .typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
      .replaceAll('"', "'")
      .replace(/^Readonly<(Record<.+>)>$/, '$1')
      .replace(/\breadonly /g, '');
  }
}

/** A type of options that another option has. */
interface Part {
  readonly symbol: ts.Symbol;
  /** From the option to each value: `[]`, `[name]`. */
  readonly suffix: string;
  /** True for `Partial` of the type. */
  readonly isPartial: boolean;
}

interface DeclaredOption {
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
  readonly isRequired: boolean;
  /** The option in each member of a union that has it. */
  readonly alternatives: readonly ts.Symbol[];
}

function isOptional({ flags }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Optional) !== 0;
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function textsOf(tags: readonly ts.JSDocTagInfo[], name: string): string[] {
  return tags.filter((tag) => tag.name === name).map(({ text }) => plain(text ?? []).trim());
}

/** Returns a comment as Markdown: a link to a declaration is its name. */
function plain(parts: readonly ts.SymbolDisplayPart[]): string {
  return parts
    .map(({ kind, text }) => (kind === 'linkName' ? `\`${text}\`` : kind === 'link' ? '' : text))
    .join('');
}
