import { createRequire } from 'node:module';

import { CannotRunLocallyError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';

/** Packages that run a plan on this machine, by what of a plan needs them. All of them are optional peers. */
const PACKAGES = {
  functions: ['@azure/functions'],
  data: ['@vercel/cosmosdb-server'],
  queues: ['azurite', '@azure/storage-queue'],
  timers: ['croner'],
};

/** A part of a plan that needs packages on this machine. */
export type LocalNeed = keyof typeof PACKAGES;

/** Returns what a plan needs on this machine. */
export function needsOf({ resources }: Pick<ResourcePlan, 'resources'>): LocalNeed[] {
  const apps = resources.filter(({ type }) => type === 'functions');
  const triggers = apps.flatMap(({ config }) => {
    // The schema of the type checked it.
    const functions = (config['functions'] ?? []) as unknown as readonly { trigger: { type: string } }[];
    return functions.map(({ trigger }) => trigger.type);
  });
  return [
    ...(apps.length > 0 ? (['functions'] as const) : []),
    ...(resources.some(({ type }) => type === 'cosmos') ? (['data'] as const) : []),
    ...(triggers.includes('queue') ? (['queues'] as const) : []),
    ...(triggers.includes('timer') ? (['timers'] as const) : []),
  ];
}

/**
 * Checks that everything is installed which a plan needs, before any of it starts.
 * @throws CannotRunLocallyError with the command that installs the missing packages.
 */
export function checkPackages(backend: string, needs: readonly LocalNeed[]): void {
  const missing = needs.flatMap((need) => PACKAGES[need]).filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  throw new CannotRunLocallyError(
    `backend '${backend}'`,
    `${missing.join(', ')} must be installed to run it on this machine`,
    `Run 'npm install --save-dev ${missing.join(' ')}'`,
  );
}

function isInstalled(name: string): boolean {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const fs = process.getBuiltinModule('node:fs');
  return paths.some((folder) => fs.existsSync(`${folder}/${name}/package.json`));
}
