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
