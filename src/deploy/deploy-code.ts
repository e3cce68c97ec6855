import { checkGivenPlan } from '../engine/check-given-plan.js';
import { makePackages } from '../engine/package/make-packages.js';
import { readSources } from '../engine/package/read-sources.js';
import { CannotApplyError, InvalidConfigError } from '../errors.js';
import type { PlannedPackage } from '../plan/package.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { checkDeployOptions, type DeployOptions } from './deploy-options.js';
import { defaultTokens } from './entra-token.js';
import { oneDeploy } from './one-deploy.js';

/** An app whose code was deployed. */
export interface DeployedApp {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Azure name of the function app. */
  readonly name: string;
  /** Id of the deployment; empty where Azure gave none. */
  readonly deployment: string;
  /** Hash of the zip, in hexadecimal. */
  readonly sha256: string;
}

/** The deployment site takes tokens for the resource manager. */
const SCOPE = 'https://management.azure.com/.default';

/**
 * Deploys the code of function apps that a plan made, one after the other, with the token of a login of Entra ID. Azure reads the
 * triggers of each app afterwards. Run it after `terraform apply`, with `codeDeployment: 'separate'` in the backend.
 * @throws InvalidConfigError when an option is wrong.
 * @throws InvalidPlanError when `given` is not a plan, or one from elsewhere packs what is outside of the project.
 * @throws PlanChangedError when it is not the plan of `expectedHash`.
 * @throws CannotApplyError when Terraform deploys the code of an app, or its plan takes no code in this way.
 * @throws DeploymentFailedError when Azure refuses a package, or a deployment fails.
 * @example
 * await deployCode(backend.plan());
 */
export async function deployCode(given: ResourcePlan, options: DeployOptions = {}): Promise<DeployedApp[]> {
  checkDeployOptions(options);
  // No command of the plan runs here.
  const plan = checkGivenPlan(given, { allowCommands: true, expectedHash: options.expectedHash });
  const chosen = choose(plan, options.apps);
  const packages = makePackages(
    { ...plan, packages: chosen },
    readSources({ packages: chosen }, options.projectDirectory),
  );
  const {
    getToken = defaultTokens(),
    siteOf = (name: string) => `https://${name}.scm.azurewebsites.net`,
    timeoutSeconds = 600,
    pollMilliseconds = 5000,
  } = options;
  const deployed: DeployedApp[] = [];
  for (const { app, name, bytes, sha256 } of packages) {
    const deployment = await oneDeploy({
      name,
      site: siteOf(name).replace(/\/+$/, ''),
      hosting: typeOf(plan, app) === 'azurerm_function_app_flex_consumption' ? 'flex' : 'other',
      bytes,
      token: await getToken(SCOPE),
      timeoutSeconds,
      pollMilliseconds,
    });
    deployed.push({ app, name, deployment, sha256 });
  }
  return deployed;
}

function choose(plan: ResourcePlan, apps: readonly string[] | undefined): PlannedPackage[] {
  const known = plan.packages.map(({ app }) => app);
  const unknown = apps?.find((app) => !known.includes(app));
  if (unknown !== undefined) {
    throw new InvalidConfigError('options of deployCode', [
      {
        path: 'apps',
        value: `'${unknown}'`,
        rule: 'the plan has code for the app',
        resolution: known.length === 0 ? 'leave apps out' : `use one of ${known.join(', ')}`,
      },
    ]);
  }
  const chosen = plan.packages.filter(({ app, deployment }) => apps?.includes(app) ?? deployment === 'none');
  for (const { app, deployment } of chosen) {
    if (deployment !== 'none')
      throw new CannotApplyError(
        `Terraform deploys the code of '${app}', and would put back its own with the next apply.`,
        "set codeDeployment: 'separate' in the backend",
      );
    const sku = plan.resources.find(({ key }) => key === app)?.config['sku'];
    if (typeof sku === 'string' && sku.startsWith('EP'))
      throw new CannotApplyError(
        `'${app}' runs on ${sku} without a content share, and starts from the address of a package alone.`,
        "leave codeDeployment out, so that Terraform puts the package there, or use sku 'FC1'",
      );
  }
  return chosen;
}

function typeOf(plan: ResourcePlan, app: string): string | undefined {
  const [address] = plan.resources.find(({ key }) => key === app)?.terraform ?? [];
  return address?.split('.')[0];
}
