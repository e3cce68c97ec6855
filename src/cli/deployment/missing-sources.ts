import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { DeploymentOptions } from '../../deploy/deployment-options.js';
import { expressionIn, pathBelowProject } from '../../plan/expression/expression-json.js';
import { quoted } from '../../plan/phrases.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { PlannedBlock } from '../../plan/terraform-block.js';
import { CliError } from '../cli-error.js';
import { say } from '../progress.js';

/**
 * Refuses a plan whose sites or functions name a directory that does not exist: Terraform would fail, for a site with a build while it applies.
 * @throws CliError for the first one.
 */
export function refuseMissingSources(plan: ResourcePlan): void {
  const [first] = missingSources(plan);
  if (first !== undefined) throw first;
}

/** Warns on stderr of directories that do not exist, where no hook of the deployment may make them. */
export async function warnOfMissingSources(
  plan: ResourcePlan,
  readOptions: () => Promise<DeploymentOptions>,
): Promise<void> {
  const missing = missingSources(plan);
  if (missing.length === 0) return;
  const { hooks } = await readOptions();
  if ((hooks?.beforePlan ?? []).length > 0) return;
  for (const { message } of missing) say(`Warning: ${message}`);
}

function missingSources({ terraform, resources, packages }: ResourcePlan): CliError[] {
  const users = new Map<string, readonly string[]>();
  for (const block of terraform) {
    const components = resources.find(({ key }) => key === block.resource)?.sharedBy ?? [];
    for (const directory of directoriesOf(block)) users.set(directory, components);
  }
  for (const { deployment, parts } of packages) {
    for (const part of deployment === 'none' ? [] : parts)
      if (part.holds === 'source') users.set(part.directory, part.components);
  }
  return [...users].flatMap(([directory, components]) => {
    const place = resolve(directory);
    if (isDirectory(place)) return [];
    return [
      new CliError(
        `sourceDirectory '${directory}' of ${quoted(components)}`,
        `must be a directory, received none (looked for at ${place})`,
        "Correct its path, or make it first, for example with hooks.beforePlan of the export 'deployment'",
      ),
    ];
  });
}

/** Returns false also where a part of the path is a file, or may not be read. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Returns the directories whose files a block uploads, and those in which it runs commands, relative to the project's. */
function directoriesOf({ meta }: PlannedBlock): string[] {
  const files = expressionIn(meta?.for_each);
  const listed = files !== undefined && '$files' in files ? [files.$files] : [];
  const working = (meta?.local_exec ?? []).flatMap(({ working_dir: directory }) =>
    typeof directory === 'string' ? [directory] : (pathBelowProject(directory) ?? []),
  );
  return [...listed, ...working];
}
