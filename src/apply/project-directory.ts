import type { TerraformStack } from 'cdktf';

import { escapeText } from '../plan/expression/template.js';
import type { ApplyOptions } from './apply-options.js';
import { engineOf } from './engine.js';
import { loadCdk } from './load.js';

/**
 * Returns the project's directory as an expression. It is relative to the directory that cdktf writes the
 * stack to, so the result is the same on every machine where both are in one project.
 */
export function projectDirectoryOf(stack: TerraformStack, { projectDirectory = '.' }: ApplyOptions): string {
  const path = process.getBuiltinModule('node:path');
  const { App, Manifest } = loadCdk(engineOf(stack));
  const written = path.resolve(App.of(stack).outdir, Manifest.stacksFolder, stack.node.id);
  const way = escapeText(path.relative(written, path.resolve(projectDirectory)).split(path.sep).join('/'));
  // On Windows a relative path cannot lead from one drive to another.
  return path.isAbsolute(way) ? way : `\${path.module}/${way}`;
}
