import { CannotApplyError } from '../errors.js';
import { parseLock } from '../plan/lock/parse-lock.js';
import type { PlannedPackage } from '../plan/package.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { isOwn } from '../plan/serialize.js';
import { parseGivenPlan } from '../terraform/parse-given-plan.js';
import { checkKnownApps } from '../terraform/package/known-apps.js';
import { makePackages } from '../terraform/package/make-packages.js';
import { readSources } from '../terraform/package/read-sources.js';
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

/** The deployment site accepts tokens for the resource manager. */
const SCOPE = 'https://management.azure.com/.default';

/**
 * Deploys the code of function apps that a plan made, one after the other, with the token of a login of Entra ID. Azure reads the
 * triggers of each app afterwards. Run it after `terraform apply`, with `codeDeployment: 'separate'` in the backend.
 * @throws InvalidConfigError when an option is invalid.
 * @throws InvalidPlanError when `given` is not a plan, or a plan from elsewhere with packages of files outside of the project.
 * @throws PlanChangedError when `given` is not the plan of `expectedHash`.
 * @throws InvalidLockError when `lock` is not a lock.
 * @throws CannotApplyError when Terraform deploys the code of an app, the plan of the app does not support this deployment, the
 *   lock does not have the app, or a plan from a file comes with neither hash nor lock.
 * @throws DeploymentFailedError when Azure refuses a package, a deployment fails, or the signal aborts.
 * @example
 * await deployCode(backend.plan());
 */
export async function deployCode(given: ResourcePlan, options: DeployOptions = {}): Promise<DeployedApp[]> {
  checkDeployOptions(options);
  // No command of the plan runs here.
  const plan = parseGivenPlan(given, { allowCommands: true, expectedHash: options.expectedHash });
  const chosen = choose(plan, options.apps);
  checkApps(plan, chosen, options);
  const packages = makePackages(
    { ...plan, packages: chosen },
    readSources(plan, options.projectDirectory, chosen),
  );
  const {
    getToken = defaultTokens(),
    siteOf = (name: string) => `https://${name}.scm.azurewebsites.net`,
    timeoutSeconds = 600,
    pollMilliseconds = 5000,
    signal,
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
      signal,
    });
    deployed.push({ app, name, deployment, sha256 });
  }
  return deployed;
}

function choose(plan: ResourcePlan, apps: readonly string[] | undefined): PlannedPackage[] {
  checkKnownApps(plan, apps, 'options of deployCode');
  const chosen = plan.packages.filter(({ app, deployment }) => apps?.includes(app) ?? deployment === 'none');
  for (const { app, deployment } of chosen) {
    if (deployment !== 'none')
      throw new CannotApplyError(
        `'${app}'`,
        'its code must not be deployed by Terraform, whose next apply would replace this code, received an app whose code Terraform deploys',
        "set codeDeployment: 'separate' in the backend",
      );
    const sku = plan.resources.find(({ key }) => key === app)?.config['sku'];
    if (typeof sku === 'string' && sku.startsWith('EP'))
      throw new CannotApplyError(
        `'${app}'`,
        `must not run on a premium plan, where an app without a content share starts only from the address of a package, received ${sku}`,
        "remove codeDeployment, so that Terraform deploys the package, or use sku 'FC1'",
      );
  }
  return chosen;
}

/** Refuses apps that only the plan knows. Each receives a token of the caller, so a plan from a file must not name them alone. */
function checkApps(
  plan: ResourcePlan,
  chosen: readonly PlannedPackage[],
  { expectedHash, lock }: DeployOptions,
): void {
  if (lock === undefined) {
    if (expectedHash !== undefined || isOwn(plan) || chosen.length === 0) return;
    throw new CannotApplyError(
      'resource plan',
      'a plan from a file names the apps that receive a token, and must come with its hash or a lock, received neither',
      'pass expectedHash: planHash(plan) of the reviewed plan, or lock: readLock(…) of the backend',
    );
  }
  const { resources } = parseLock(lock);
  for (const { app, name } of chosen) {
    const known = Object.hasOwn(resources, app) ? resources[app]?.name : undefined;
    if (known !== name)
      throw new CannotApplyError(
        `'${app}'`,
        `the lock must have the app as '${name}', received ${known === undefined ? 'no such app' : `'${known}'`}`,
        'pass the lock that the plan was made with, and do not deploy a plan of another backend',
      );
  }
}

function typeOf(plan: ResourcePlan, app: string): string | undefined {
  return plan.resources.find(({ key }) => key === app)?.block?.split('.')[0];
}
