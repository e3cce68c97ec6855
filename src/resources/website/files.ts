import {
  type Expression,
  expression,
  join,
  type OrExpression,
  parameter,
} from '../../plan/expression/expression.js';
import { isAbsolute } from '../../plan/expression/template.js';
import { DEFAULT_OUTPUT_DIRECTORY, type WebsiteConfig } from './requirement.js';

/** Returns a directory as it is from the project's, which is ''. */
export function directoryOf(sourceDirectory: string): string {
  const path = sourceDirectory.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  return path === '.' ? '' : path;
}

/** Returns the directory that a build writes to. */
export function builtDirectoryOf({ sourceDirectory = '.', outputDirectory }: WebsiteConfig): string {
  const directory = directoryOf(sourceDirectory);
  return `${directory === '' ? '' : `${directory}/`}${outputDirectory ?? DEFAULT_OUTPUT_DIRECTORY}`;
}

// Planning reads no file. Terraform does, each time it plans, by these expressions. A relative directory starts in the project's.

const PROJECT = parameter('projectDirectory');

/** Returns the path of a directory from where Terraform runs. */
export function pathTo(directory: string): OrExpression<string> {
  if (isAbsolute(directory)) return directory;
  return directory === '' ? PROJECT : join`${PROJECT}/${directory}`;
}

/** Returns an expression for the published files of a directory, with their paths below it. */
export function filesIn(directory: string): Expression {
  return expression({ $files: directory });
}

export function hasFiles(directory: string, files: readonly string[]): Expression {
  return expression({ $hasFiles: [directory, ...files] });
}

/** Returns an expression for the path of the file `each.value`. */
export function pathOfEach(directory: string): OrExpression<string> {
  return join`${pathTo(directory)}/${expression({ $each: 'value' })}`;
}

/** Returns an expression for the MD5 of the file `each.value`, by which Terraform notices changes. */
export function md5OfEach(directory: string): Expression {
  return expression({ $md5: directory });
}

/**
 * Returns an expression for one hash of all input of a build: every file except those that it writes, its packages and hidden
 * directories.
 */
export function hashOfFiles(directory: string, written: string): Expression {
  return expression({ $hash: [directory, written] });
}

/** Returns an expression for one of two strings for the file `each.value`, by its extension. */
export function byExtension(extension: string, matching: string, others: string): Expression {
  return expression({ $extension: [extension, matching, others] });
}

/** Returns an expression for the string of a table for the file `each.value`, by its extension. */
export function fromTable(table: Readonly<Record<string, string>>, others: string): Expression {
  return expression({ $table: [table, others] });
}
