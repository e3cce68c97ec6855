import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { lineDiff } from '../line-diff.js';
import { blockDifferences } from './block-differences.js';
import type { Blocks } from './block-list.js';

/** Folders of one example. */
export interface GoldenFolders {
  /** Folder of the recorded files, beside the program. */
  readonly recorded: string;
  /** Folder of the files that the program made now, under the same names. */
  readonly made: string;
  /** The whole plans that the program made now. */
  readonly plans: string;
  /** The whole plans of the last run that made what is recorded. */
  readonly matched: string;
}

/** Returns whether a file in the folder of an example is of a recorded plan. */
export function isGoldenFile(name: string): boolean {
  return /^plan(?:\..+)?\.(?:json|txt)$/.test(name);
}

/** Puts what was made in the place of what is recorded. */
export function recordPlans(folders: GoldenFolders): void {
  for (const file of filesIn(folders.recorded).filter(isGoldenFile)) rmSync(`${folders.recorded}/${file}`);
  for (const file of filesIn(folders.made)) {
    copyFileSync(`${folders.made}/${file}`, `${folders.recorded}/${file}`);
  }
  keepPlans(folders);
}

/** Returns how what was made differs from what is recorded, a text for each file. */
export function comparePlans(folders: GoldenFolders): string[] {
  const { recorded, made } = folders;
  const written = filesIn(made);
  const stale = filesIn(recorded).filter((file) => isGoldenFile(file) && !written.includes(file));
  const differences = [
    ...stale.map((file) => `${recorded}/${file} is recorded but the example no longer makes it`),
    ...written.flatMap((file) => differenceOf(file, folders)),
  ];
  if (differences.length === 0) keepPlans(folders);
  return differences;
}

function differenceOf(file: string, { recorded, made, plans, matched }: GoldenFolders): string[] {
  const path = `${recorded}/${file}`;
  if (!existsSync(path)) return [`${path} is missing`];
  const [before, now] = [readFileSync(path, 'utf8'), readFileSync(`${made}/${file}`, 'utf8')];
  if (before === now) return [];
  if (!file.endsWith('.blocks.txt')) return [`${path} differs, ${lineDiff(before, now)}`];
  const plan = file.replace(/blocks\.txt$/, 'json');
  const differences = blockDifferences(before, blocksIn(`${plans}/${plan}`), blocksIn(`${matched}/${plan}`));
  return [`${path} differs:\n${differences || lineDiff(before, now)}\nThe whole plan: ${plans}/${plan}`];
}

/** A list of blocks has hashes only, so that the next difference needs the plan behind it to be readable. */
function keepPlans({ plans, matched }: GoldenFolders): void {
  rmSync(matched, { recursive: true, force: true });
  mkdirSync(matched, { recursive: true });
  for (const file of filesIn(plans)) copyFileSync(`${plans}/${file}`, `${matched}/${file}`);
}

function blocksIn(file: string): Blocks {
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly terraform: Blocks }).terraform;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}
