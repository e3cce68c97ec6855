import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora packages`: writes the packages of the apps whose code Terraform leaves out, or of those that the call names. */
export async function run(call: Call): Promise<Outcome> {
  const { plan } = await readPlanSource(call);
  const named = call.list('app');
  const apps =
    named.length > 0
      ? named
      : plan.packages.filter(({ deployment }) => deployment === 'none').map(({ app }) => app);
  const { writePackages } = await import('../../terraform/package/write-packages.js');
  const written = apps.length === 0 ? [] : writePackages(plan, call.text('out') ?? 'packages', { apps });
  const lines = written.map(({ app, file, sha256 }) => `${file} has the code of ${app}, sha256 ${sha256}\n`);
  return {
    text:
      lines.length === 0
        ? 'Terraform deploys the code of every app. To write a package all the same, name it with --app.\n'
        : lines.join(''),
    exitCode: EXIT.ok,
  };
}
