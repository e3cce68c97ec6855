import type { PlanWarning } from '../plan/diagnostics.js';
import type { FunctionsLayout } from '../resources/functions/functions-layout.js';

/** Packages that Terraform does not bring to their app. Without a word the app would stay empty. */
export function undeployedPackages(apps: readonly FunctionsLayout[], isolated: boolean): PlanWarning[] {
  return apps.flatMap(({ code, resource }) => {
    if (code?.deployment !== 'none') return [];
    const reason = isolated
      ? 'it is closed to every network but its own, and Terraform runs outside of it'
      : `on a ${resource.config.sku} plan a deployment by Terraform would be undone by the next one`;
    return {
      code: 'PACKAGE_NOT_DEPLOYED',
      message: `The code of '${code.app}' is not deployed with it: ${reason}.`,
      resource: code.app,
      components: code.parts[0]?.components ?? [],
      resolution:
        `Write it with writePackages(plan, "packages") of @atakora/component/cdk, and` +
        `${isolated ? ', from a machine inside the network,' : ''} run 'az functionapp deployment source config-zip ` +
        `--resource-group <group> --name ${code.name} --src packages/${code.name}.zip'.`,
    };
  });
}
