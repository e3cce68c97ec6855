import { STACK_PARAMETERS } from '../../plan/terraform-block.js';
import { DEFAULT_OUTPUT_DIRECTORY, type WebsiteConfig } from './requirement.js';

/** Returns a directory as Terraform finds it: relative ones start where the stack was synthesized. */
export function directoryOf(sourceDirectory: string): string {
  const path = sourceDirectory.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  if (/^(?:\/|[A-Za-z]:)/.test(path)) return path;
  return path === '' || path === '.'
    ? STACK_PARAMETERS.projectDirectory
    : `${STACK_PARAMETERS.projectDirectory}/${path}`;
}

/** Returns the directory that a build writes to. */
export function builtDirectoryOf({ sourceDirectory = '.', outputDirectory }: WebsiteConfig): string {
  return `${directoryOf(sourceDirectory)}/${outputDirectory ?? DEFAULT_OUTPUT_DIRECTORY}`;
}
