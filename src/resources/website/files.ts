import { STACK_PARAMETERS } from '../../plan/terraform-block.js';
import { DEFAULT_OUTPUT_DIRECTORY, type WebsiteConfig } from './requirement.js';

// Planning reads no file. Terraform does, each time it plans, by these expressions. Directories have nothing in them
// that would need quoting: see their schema.

/** A directory as Terraform finds it: relative ones start where the stack was synthesized. */
export function directoryOf(sourceDirectory: string): string {
  const path = sourceDirectory.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  if (/^(?:\/|[A-Za-z]:)/.test(path)) return path;
  return path === '' || path === '.'
    ? STACK_PARAMETERS.projectDirectory
    : `${STACK_PARAMETERS.projectDirectory}/${path}`;
}

/** The directory that a build writes to. */
export function builtDirectoryOf({ sourceDirectory = '.', outputDirectory }: WebsiteConfig): string {
  return `${directoryOf(sourceDirectory)}/${outputDirectory ?? DEFAULT_OUTPUT_DIRECTORY}`;
}

/** The set of all files in a directory, with their paths below it. */
export function filesIn(directory: string): string {
  return `\${fileset("${directory}", "**")}`;
}

/** Whether a directory has some files. */
export function hasFiles(directory: string, files: readonly string[]): string {
  const has = files.map((file) => `contains(fileset("${directory}", "**"), "${file}")`);
  return `\${${has.join(' && ')}}`;
}

/** Path of the file `each.value`. */
export function pathOfEach(directory: string): string {
  return `${directory}/\${each.value}`;
}

/** MD5 of the file `each.value`, by which Terraform notices that it has changed. */
export function md5OfEach(directory: string): string {
  return `\${filemd5("${directory}/\${each.value}")}`;
}

/**
 * One hash of what a build reads: every file but those that it writes, its packages and hidden directories, where tools
 * keep caches that change with each build.
 */
export function hashOfSources({ sourceDirectory = '.', outputDirectory }: WebsiteConfig): string {
  const directory = directoryOf(sourceDirectory);
  const written = `${outputDirectory ?? DEFAULT_OUTPUT_DIRECTORY}/`;
  return (
    `\${sha256(join("\\n", [for file in sort(fileset("${directory}", "**")) : ` +
    `"\${file} \${filesha256("${directory}/\${file}")}" ` +
    `if !startswith(file, "${written}") && length(regexall("(^|/)(node_modules|[.][^/]+)/", file)) == 0]))}`
  );
}
