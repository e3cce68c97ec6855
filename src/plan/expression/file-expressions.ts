import { once } from '../once.js';
import { NEVER_PUBLISHED, WELL_KNOWN } from '../published-files.js';

// Planning reads no file. Terraform does, each time it plans, by these expressions. Directories and names have nothing in
// them that would need quoting: see their schemas.

/** Returns an expression for the published files of a directory, with their paths below it. */
export function filesIn(directory: string): string {
  return `\${${published(directory)}}`;
}

/** Returns an expression that is true if a directory has all of some files. */
export function hasFiles(directory: string, files: readonly string[]): string {
  const has = files.map((file) => `contains(${published(directory)}, "${file}")`);
  return `\${${has.join(' && ')}}`;
}

/** Returns an expression for the path of the file `each.value`. */
export function pathOfEach(directory: string): string {
  return `${directory}/\${each.value}`;
}

/** Returns an expression for the MD5 of the file `each.value`, by which Terraform notices changes. */
export function md5OfEach(directory: string): string {
  return `\${filemd5("${directory}/\${each.value}")}`;
}

/**
 * Returns an expression for one hash of all input of a build: every file except those that it writes, its
 * packages and hidden directories, where tools keep caches that change with each build.
 */
export function hashOfFiles(directory: string, written: string): string {
  return (
    `\${sha256(join("\\n", [for file in sort(fileset("${directory}", "**")) : ` +
    `"\${file} \${filesha256("${directory}/\${file}")}" ` +
    `if !startswith(file, "${written}/") && length(regexall("(^|/)(node_modules|[.][^/]+)/", file)) == 0]))}`
  );
}

/** Returns an expression for one of two texts for the file `each.value`, by its extension. */
export function byExtension(extension: string, matching: string, others: string): string {
  return `\${endswith(each.value, "${extension}") ? "${matching}" : "${others}"}`;
}

/** Returns an expression for the text of a table for the file `each.value`, by its extension. */
export function fromTable(table: Readonly<Record<string, string>>, others: string): string {
  const entries = Object.entries(table).map(([extension, text]) => `${extension} = "${text}"`);
  const extension = 'lower(element(reverse(split(".", each.value)), 0))';
  return `\${lookup({ ${entries.join(', ')} }, ${extension}, "${others}")}`;
}

function published(directory: string): string {
  const patterns = NEVER_PUBLISHED.map((pattern) => `"${pattern}"`).join(', ');
  const isHidden = `[for pattern in [${patterns}] : length(regexall(pattern, trimprefix(file, "${WELL_KNOWN}"))) > 0]`;
  return `toset([for file in fileset("${directory}", "**") : file if !anytrue(${isHidden})])`;
}

/** Stand-ins for what differs between two expressions of one form, with what each may be. */
const DIRECTORY = ['DIRECTORY', String.raw`\$\{stack\.project_directory\}(?:/[A-Za-z0-9._@+ -]+)*`] as const;
const NAME = ['NAME', String.raw`[A-Za-z0-9._@+/-]+`] as const;
const TEXT = ['TEXT', String.raw`[A-Za-z0-9 ,;=+./-]+`] as const;
const EXTENSION = ['EXTENSION', '[a-z0-9.]+'] as const;

const [directory, name, text, extension] = [DIRECTORY, NAME, TEXT, EXTENSION].map(([word]) => word) as [
  string,
  string,
  string,
  string,
];

/** Returns every form of the expressions in this file. */
export const fileExpressions = once((): readonly RegExp[] => {
  const forms = [
    filesIn(directory),
    hasFiles(directory, [name]),
    hasFiles(directory, [name, name]),
    md5OfEach(directory),
    hashOfFiles(directory, name),
    byExtension(extension, text, text),
  ].map(formOf);
  const [start = '', end = ''] = fromTable({ TABLE: 'TABLE' }, text)
    .split('TABLE = "TABLE"')
    .map((part) => formOf(part).source.slice(1, -1));
  return [...forms, new RegExp(`^${start}(?:${EXTENSION[1]} = "${TEXT[1]}"(?:, )?)+${end}$`)];
});

function formOf(expression: string): RegExp {
  const literal = expression.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const form = [DIRECTORY, NAME, TEXT, EXTENSION].reduce(
    (source, [word, pattern]) => source.replaceAll(word, () => pattern),
    literal,
  );
  return new RegExp(`^${form}$`);
}
