import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

import { bundleLibrary } from '../../scripts/build/bundle-library.mjs';
import { checkedPlanner } from './checked-planner.js';

const root = join(import.meta.dirname, '../..');

/** Packages that a project has besides this one. */
export const PEERS = [
  'valibot',
  'immer',
  'fflate',
  'es-module-lexer',
  'cjs-module-lexer',
  'cdktf',
  'constructs',
  '@cdktf/provider-azurerm',
  'cdktn',
  '@cdktn/provider-azurerm',
  'jiti',
  '@azure/functions',
  '@azure/storage-queue',
  '@vercel/cosmosdb-server',
  '@viz-js/viz',
  'azurite',
  'croner',
];

/** The folder of a project that has the package and all its peers, made by `buildPackage`. */
export function builtProject(): string {
  return process.env['ATAKORA_BUILT_PROJECT'] ?? '';
}

/** Builds the package once for all tests that run it in processes of their own, so that none needs or changes `dist`. */
export async function buildPackage(within: string): Promise<void> {
  const folder = join(within, 'built');
  const own = join(folder, 'node_modules/@atakora/component');
  // To call a command without a process for each call.
  await bundleLibrary(join(own, 'dist'), { modules: ['cli/main'], plugins: [checkedPlanner] });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  cpSync(join(root, 'dist/runtime'), join(own, 'dist/runtime'), { recursive: true });
  linkPackages(folder, PEERS);
  process.env['ATAKORA_BUILT_PROJECT'] = folder;
}

/** Links installed packages into a project. */
export function linkPackages(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const target = join(folder, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), target, 'junction');
  }
}
