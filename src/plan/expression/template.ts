import { type JsonObject, type JsonValue, recordOf } from '../json.js';
import { NEVER_PUBLIC, WELL_KNOWN } from '../published-files.js';
import {
  decodedKey,
  expressionIn,
  type ExpressionJson,
  STACK_PARAMETERS,
  type StackParameter,
} from './expression-json.js';

/** Values that a plan leaves open, as parts of a template: a name, or `${var.location}`. */
export interface KnownValues {
  readonly parameters: Readonly<Partial<Record<StackParameter, string>>>;
  /** Facts of packages by `<app>.<fact>`. */
  readonly packages: ReadonlyMap<string, string>;
}

/**
 * Escapes a string for Terraform, which evaluates `${…}` and `%{…}` in every string.
 * @example escapeText('${var.secret}') // '$${var.secret}'
 */
export function escapeText(text: string): string {
  // Routes have braces of their own: `users/{id}`.
  if (!text.includes('${') && !text.includes('%{')) return text;
  // A function, because `$$` in a replacement would mean one `$`.
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** Writes a string or an expression as a template of Terraform. @throws TypeError when it asks for a value that is not known. */
export function writeTemplate(value: string | ExpressionJson, known: KnownValues): string {
  if (typeof value === 'string') return escapeText(value);
  if ('$join' in value)
    return value.$join
      .map((part) => writeTemplate(part, known))
      .map((part, index, { length }) => (index === length - 1 ? part : closed(part)))
      .join('');
  if ('$parameter' in value) return known.parameters[value.$parameter] ?? unknown(value);
  if ('$package' in value) return known.packages.get(value.$package) ?? unknown(value);
  return `\${${codeOf(value, known)}}`;
}

/** Placeholders for the values that a plan leaves open. */
export const PLACEHOLDERS: KnownValues = {
  parameters: STACK_PARAMETERS,
  packages: { get: (fact: string) => `\${package.${fact}}` } as ReadonlyMap<string, string>,
};

/** Returns a string or an expression as Terraform writes it, with placeholders for the values that the plan leaves open. */
export function templateText(value: string | ExpressionJson): string {
  return writeTemplate(value, PLACEHOLDERS);
}

/** Ends a part so that a `$` or `%` at its end is not read with the part that follows: `$` before `${` would be an escape. */
function closed(part: string): string {
  let end = part.length;
  while (end > 0 && '$%'.includes(part.charAt(end - 1))) end -= 1;
  return end === part.length ? part : `${part.slice(0, end)}\${"${part.slice(end)}"}`;
}

type Code = Exclude<ExpressionJson, { $join: unknown } | { $parameter: unknown } | { $package: unknown }>;

function codeOf(value: Code, known: KnownValues): string {
  if ('$ref' in value) return value.$ref;
  if ('$each' in value) return `each.${value.$each}`;
  if ('$files' in value) return publishedFiles(pathOf(value.$files, known));
  if ('$hasFiles' in value) {
    const [directory, ...files] = value.$hasFiles;
    const published = publishedFiles(pathOf(directory, known));
    return files.map((file) => `contains(${published}, ${quoted(file)})`).join(' && ');
  }
  if ('$md5' in value) return `filemd5("${pathOf(value.$md5, known)}/\${each.value}")`;
  if ('$hash' in value) return hashOfFiles(pathOf(value.$hash[0], known), value.$hash[1]);
  if ('$extension' in value) {
    const [extension, matching, others] = value.$extension;
    return `endswith(each.value, ${quoted(extension)}) ? ${quoted(matching)} : ${quoted(others)}`;
  }
  if ('$table' in value) {
    const [table, others] = value.$table;
    const entries = Object.entries(table).map(([extension, text]) => `${extension} = ${quoted(text)}`);
    const extension = 'lower(element(reverse(split(".", each.value)), 0))';
    return `lookup({ ${entries.join(', ')} }, ${extension}, ${quoted(others)})`;
  }
  return value.$terraform;
}

/** Writes the path of a directory within quotes. */
function pathOf(directory: string, { parameters }: KnownValues): string {
  const inside = quoted(directory).slice(1, -1);
  // An absolute path starts where it says.
  if (isAbsolute(directory)) return inside;
  const project = parameters.projectDirectory ?? unknown({ $parameter: 'projectDirectory' });
  return directory === '' ? project : `${project}/${inside}`;
}

/** Returns true for a path that does not start in the project's directory. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}

/** Terraform lists the files each time it plans: planning reads none. */
function publishedFiles(directory: string): string {
  const patterns = NEVER_PUBLIC.map((pattern) => `"${pattern}"`).join(', ');
  const isHidden = `[for pattern in [${patterns}] : length(regexall(pattern, trimprefix(file, "${WELL_KNOWN}"))) > 0]`;
  return `toset([for file in fileset("${directory}", "**") : file if !anytrue(${isHidden})])`;
}

/** Packages and hidden directories are left out: tools keep caches there that change with each build. */
function hashOfFiles(directory: string, written: string): string {
  const isOwn =
    `!startswith(file, ${quoted(`${written}/`)}) && ` +
    `length(regexall("(^|/)(node_modules|[.][^/]+)/", file)) == 0`;
  const line = `"\${file} \${filesha256("${directory}/\${file}")}"`;
  return `sha256(join("\\n", [for file in sort(fileset("${directory}", "**")) : ${line} if ${isOwn}]))`;
}

/**
 * Writes a string of Terraform's language, which quotes as JSON does but for two control characters.
 * Source: github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 */
function quoted(text: string): string {
  return JSON.stringify(escapeText(text)).replace(/\\./g, (pair) => LONG_ESCAPES.get(pair) ?? pair);
}

const LONG_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\b', '\\u0008'],
  ['\\f', '\\u000c'],
]);

function unknown(value: ExpressionJson): never {
  throw new TypeError(
    `${JSON.stringify(value)}: must be an expression of a plan, received something else. Report this as a bug.`,
  );
}

/** Returns a value of a plan as people read it: expressions as Terraform writes them, keys as the user wrote them. */
export function shown(value: JsonObject): JsonObject;
export function shown(value: JsonValue): JsonValue;
export function shown(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((part) => shown(part));
  const found = expressionIn(value);
  if (found !== undefined) return templateText(found);
  return recordOf(Object.entries(value as JsonObject).map(([key, part]) => [decodedKey(key), shown(part)]));
}
