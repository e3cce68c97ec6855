import type { PlanWarning } from '../plan/diagnostics.js';
import { planInWords } from '../resources/functions/hosting.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { FunctionsLayout } from '../resources/functions/functions-layout.js';

/**
 * Components whose code would be deployed by a pipeline of their own to an app that this library deploys to: each
 * deployment replaces the whole content of an app.
 */
export function contestedApps(apps: readonly FunctionsLayout[]): PlanWarning[] {
  return apps.flatMap(({ code, resource: { key, needs } }) => {
    if (code === undefined) return [];
    const served = new Set(code.parts.flatMap(({ components }) => components));
    const others = sharersOf({
      needs: needs.filter(
        ({ component, config }) => !served.has(component) && (config.functions ?? []).length > 0,
      ),
    });
    if (others.length === 0) return [];
    return {
      code: 'CODE_CONTESTED',
      message: `Code is deployed to '${key}' with the plan, and deploying that of ${others.map((id) => `'${id}'`).join(', ')} to it would replace it.`,
      resource: key,
      path: 'functions',
      components: others,
      resolution: 'Give them a sourceDirectory, or declare them in a backend of their own.',
    };
  });
}

/** Packages that Terraform does not bring to their app. Without a word the app would stay empty. */
export function undeployedPackages(apps: readonly FunctionsLayout[], isolated: boolean): PlanWarning[] {
  return apps.flatMap(({ code, resource }) => {
    if (code?.deployment !== 'none') return [];
    const reason = isolated
      ? 'it is closed to every network but its own, and Terraform runs outside of it'
      : `on ${planInWords(resource.config.sku)} a deployment by Terraform would be undone by the next one`;
    return {
      code: 'PACKAGE_NOT_DEPLOYED',
      message: `The code of '${code.app}' is not deployed with it: ${reason}.`,
      resource: code.app,
      components: [...new Set(code.parts.flatMap(({ components }) => components))].sort(),
      resolution:
        `Write it with writePackages(plan, "packages") of @atakora/component/cdk, and` +
        `${isolated ? ', from a machine inside the network,' : ''} run 'az functionapp deployment source config-zip ` +
        `--resource-group <group> --name ${code.name} --src packages/${code.name}.zip'.`,
    };
  });
}
