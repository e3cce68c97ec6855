import type { PlanWarning } from '../../plan/diagnostics.js';
import type { PlannedPackage } from '../../plan/package.js';
import { componentsOf } from '../resource.js';
import type { Reach } from './app-package.js';
import { planInWords } from './hosting.js';
import type { FunctionsResource } from './sharing.js';

/**
 * Warns of components whose code another pipeline would deploy to an app that this library deploys to: each deployment
 * replaces the whole content of an app.
 */
export function contestedCode(
  { key, requirements }: FunctionsResource,
  code: PlannedPackage | undefined,
): PlanWarning[] {
  if (code === undefined) return [];
  const served = new Set(code.parts.flatMap(({ components }) => components));
  const others = componentsOf(
    requirements.filter(
      ({ component, config }) => !served.has(component) && (config.functions ?? []).length > 0,
    ),
  );
  if (others.length === 0) return [];
  return [
    {
      code: 'CODE_CONTESTED',
      message: `Code is deployed to '${key}' with the plan, and deploying that of ${others.map((id) => `'${id}'`).join(', ')} to it would replace it.`,
      resource: key,
      path: 'functions',
      components: others,
      resolution: 'Give them a sourceDirectory, or declare them in a backend of their own.',
    },
  ];
}

/** Warns of a package that Terraform does not bring to its app, which would stay empty. */
export function undeployedCode(
  { config }: FunctionsResource,
  code: PlannedPackage | undefined,
  { isolated, inside }: Reach,
): PlanWarning[] {
  if (code?.deployment !== 'none') return [];
  const closed = inside
    ? 'its private endpoint exists only after the app, which takes its code while it is made'
    : "it is closed to every network but its own, and Terraform runs outside of it (networking.deployFrom is 'outside')";
  const reason = isolated
    ? closed
    : `on ${planInWords(config.sku)} a deployment by Terraform would be undone by the next one`;
  return [
    {
      code: 'PACKAGE_NOT_DEPLOYED',
      message: `The code of '${code.app}' is not deployed with it: ${reason}.`,
      resource: code.app,
      components: [...new Set(code.parts.flatMap(({ components }) => components))].sort(),
      resolution:
        `Write it with writePackages(plan, "packages") of @atakora/component/cdk, and` +
        `${isolated ? ', from a machine inside the network,' : ''} run 'az functionapp deployment source config-zip ` +
        `--resource-group <group> --name ${code.name} --src packages/${code.name}.zip'.`,
    },
  ];
}
