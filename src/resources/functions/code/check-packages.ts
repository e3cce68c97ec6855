import { quoted } from '../../../plan/phrases.js';
import type { PlanWarning } from '../../../plan/diagnostics.js';
import { compareText, ownValue } from '../../../plan/json.js';
import type { PlannedPackage } from '../../../plan/package.js';
import { deployerOptions } from '../../deployer/options.js';
import type { LayoutContext } from '../../layout-context.js';
import { askersOf, componentsOf } from '../../resource.js';
import { codeOwners, reachOf } from './app-package.js';
import { hostingOf, planInWords } from '../hosting/hosting.js';
import type { FunctionsRequirementConfig } from '../requirement.js';
import type { FunctionsResource } from '../sharing.js';
import { hasOtherTriggers } from '../triggers/triggers.js';
import { typeOptionsOf } from '../../settings.js';

/**
 * Warns of functions that get no code from the plan. Where the app has a package, code that another pipeline deploys replaces it,
 * because each deployment replaces the whole content of an app.
 */
export function missingCode(
  { key, config, requirements }: FunctionsResource,
  code: PlannedPackage | undefined,
  { settings }: LayoutContext,
): PlanWarning[] {
  // Without a package, `separate` says that another pipeline deploys the code.
  if (code === undefined && typeOptionsOf(settings, deployerOptions).codeDeployment === 'separate') return [];
  const served = codeOwners(config);
  const components = componentsOf(
    requirements.filter((each) => !served.has(each.component) && (each.config.functions ?? []).length > 0),
  );
  if (components.length === 0) return [];
  const replaced = [...served].sort(compareText);
  const elsewhere =
    code === undefined
      ? "set codeDeployment: 'separate' if your own pipeline deploys it"
      : 'declare them in a backend of their own';
  return [
    {
      code: 'CODE_MISSING',
      message:
        `The functions of ${quoted(components)} in '${key}' have no code in this plan, so they do not run.` +
        (code === undefined
          ? ''
          : ` Code that another pipeline deploys to '${key}' replaces that of ${quoted(replaced)}.`),
      resource: key,
      path: 'functions',
      components,
      resolution:
        config.runtime === 'node'
          ? `Set sourceDirectory to the directory of their code, or ${elsewhere}.`
          : `${elsewhere.charAt(0).toUpperCase()}${elsewhere.slice(1)}.`,
    },
  ];
}

/** Warns of a package that Terraform does not bring to its app, which stays empty, or loses the code of an earlier plan. */
export function undeployedCode(
  { key, config }: FunctionsResource,
  code: PlannedPackage | undefined,
  context: LayoutContext,
): PlanWarning[] {
  const { isolated, inside } = reachOf(context);
  // Code that is deployed separately on purpose is not missing.
  if (
    code?.deployment !== 'none' ||
    typeOptionsOf(context.settings, deployerOptions).codeDeployment === 'separate'
  )
    return [];
  const closed = inside
    ? 'the app gets its code while it is made, before its private endpoint exists'
    : "Terraform cannot reach an isolated app from outside its network (networking.deployFrom is 'outside')";
  const reason = isolated
    ? closed
    : `on ${planInWords(config.sku)} a deployment by Terraform would be undone by the next one`;
  const isKnown = ownValue(context.settings.lock?.resources, key) !== undefined;
  return [
    {
      code: 'PACKAGE_NOT_DEPLOYED',
      message: `The code of '${key}' is not deployed: ${reason}.`,
      resource: key,
      components: code.components,
      resolution:
        `Run 'npx atakora deploy-code' right after the apply${isolated ? ', on a machine inside the network that is ready before it' : ''}.` +
        (isKnown
          ? ' Terraform removes the code that an earlier plan deployed, so the functions do not run until then.'
          : '') +
        (isolated && ['flex', 'elastic'].includes(hostingOf(config.sku))
          ? " Where Terraform itself runs inside the network, set networking: { mode: 'isolated', deployFrom: 'inside' } instead."
          : '') +
        " 'npx atakora packages' writes the packages for another tool, as writePackages of @atakora/component/terraform does:" +
        " 'az functionapp deployment source config-zip --resource-group <group> --name <app> --src packages/<app>.zip'.",
    },
  ];
}

/**
 * Warns of triggers that Azure may not know after the code of a Flex Consumption app changed in its container.
 * Source: learn.microsoft.com/azure/azure-functions/functions-deployment-technologies (trigger syncing)
 */
export function unsyncedTriggers(
  app: FunctionsResource,
  code: PlannedPackage | undefined,
  { settings }: LayoutContext,
): PlanWarning[] {
  const isBlob = code?.deployment === 'blob' || code?.deployment === 'package-url';
  if (!isBlob || typeOptionsOf(settings, deployerOptions).codeDeployment === 'terraform-sync') return [];
  const starts = (config: FunctionsRequirementConfig) =>
    (config.sources ?? []).length > 0 && hasOtherTriggers(config);
  if (!app.requirements.some(({ config }) => starts(config))) return [];
  return [
    {
      code: 'TRIGGERS_NOT_SYNCED',
      message: `Terraform puts the code of '${app.key}' into a container, and Azure may not notice new or changed triggers other than HTTP.`,
      ...askersOf(app, starts),
      path: 'codeDeployment',
      resolution:
        "Set codeDeployment: 'terraform-sync', which runs the Azure CLI after the code, or codeDeployment: 'separate' with deployCode of @atakora/component/deploy.",
    },
  ];
}
