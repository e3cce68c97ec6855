import { type OrExpression, packageFact, ref } from '../../../plan/expression/expression.js';
import { compareText } from '../../../plan/json.js';
import {
  type PackageDeployment,
  type PackageSource,
  type PlannedPackage,
  sourcePath,
} from '../../../plan/package.js';
import type { BlockRef } from '../../block.js';
import { deployerOptions } from '../../deployer/options.js';
import type { LayoutContext } from '../../layout-context.js';
import { networkOptions } from '../../network/settings.js';
import { PACKAGE_SETTING } from '../app-settings.js';
import type { FunctionSource } from '../requirement.js';
import type { FunctionsResource } from '../sharing.js';
import { hostingOf } from '../hosting/hosting.js';
import { typeOptionsOf } from '../../settings.js';

/** Returns the package of an app; undefined for an app without code of this library. */
export function packageOf(
  { key, name, config }: FunctionsResource,
  context: LayoutContext,
): PlannedPackage | undefined {
  const deployment = deploymentOf(config, context);
  if (deployment === undefined) return undefined;
  const { sources = [] } = config;
  return {
    app: key,
    name,
    components: [...codeOwners(config)].sort(),
    parts: [
      ...sources.map(sourcePart).sort((a, b) => compareText(a.path, b.path)),
      { path: 'host.json', holds: 'host settings' },
      { path: 'licenses.txt', holds: 'licenses' },
      { path: 'main.cjs', holds: 'runtime' },
      { path: 'manifest.json', holds: 'manifest' },
      { path: 'package.json', holds: 'start' },
    ],
    deployment,
  };
}

/** Returns the components whose functions the package of an app answers. */
export function codeOwners({ apis = [], sources = [] }: FunctionsResource['config']): ReadonlySet<string> {
  return new Set([...apis, ...sources].map(({ name }) => name));
}

/** Returns the way to deploy the package of an app; undefined for an app without code of this library. */
export function deploymentOf(
  { apis = [], sources = [], sku }: FunctionsResource['config'],
  context: LayoutContext,
): PackageDeployment | undefined {
  if (apis.length + sources.length === 0) return undefined;
  return deploymentFrom(reachOf(context), context, deploymentOn(sku));
}

/** Networks of an app and of Terraform. */
export interface Reach {
  /** True if the app is closed to the internet. */
  readonly isolated: boolean;
  /** True if Terraform runs in a network that reaches private endpoints. */
  readonly inside: boolean;
}

/** Returns where the apps of a backend and Terraform are. */
export function reachOf({ settings }: Pick<LayoutContext, 'settings'>): Reach {
  return {
    isolated: settings.isolated,
    inside: typeOptionsOf(settings, networkOptions)?.deploysFromInside ?? false,
  };
}

/**
 * Returns the way to deploy a package. A zip is sent while the app is made, before an isolated app has a
 * private endpoint; a blob goes to its account.
 */
function deploymentFrom(
  { isolated, inside }: Reach,
  { settings }: LayoutContext,
  deployment: PackageDeployment,
): PackageDeployment {
  if (typeOptionsOf(settings, deployerOptions).codeDeployment === 'separate') return 'none';
  const isBlob = deployment === 'blob' || deployment === 'package-url';
  return !isolated || (inside && isBlob) ? deployment : 'none';
}

function sourcePart({ name, folder, directory, keyFiles }: FunctionSource): PackageSource {
  return {
    path: sourcePath(folder),
    holds: 'source',
    directory,
    ...(keyFiles && { keyFiles }),
    components: [name],
  };
}

/**
 * Returns the way to deploy a package on a plan:
 *
 * - azurerm 4.55.0 sends `zip_deploy_file` to an address that Flex Consumption does not have. A Flex app starts from
 *   `released-package.zip` in its container, so the blob is put there.
 * - An Elastic Premium app on Linux without a content share starts from the URL of a package. A content share needs the key of
 *   the account, which takes none.
 * - On a Consumption plan a zip deployment writes an app setting that Terraform would take away again.
 *
 * Sources: github.com/hashicorp/terraform-provider-azurerm/issues/29630,
 * learn.microsoft.com/azure/azure-functions/functions-infrastructure-as-code (deployment package),
 * learn.microsoft.com/azure/azure-functions/functions-deployment-technologies,
 * learn.microsoft.com/azure/azure-functions/storage-considerations (create an app without Azure Files)
 */
function deploymentOn(sku: FunctionsResource['config']['sku']): PackageDeployment {
  switch (hostingOf(sku)) {
    case 'flex':
      return 'blob';
    case 'elastic':
      return 'package-url';
    case 'consumption':
      return 'none';
    default:
      return 'zip-deploy';
  }
}

/**
 * Returns the app settings that a package brings.
 * Source: learn.microsoft.com/azure/azure-functions/functions-app-settings (WEBSITE_RUN_FROM_PACKAGE)
 */
export function packageSettings(
  planned: PlannedPackage | undefined,
  url: OrExpression<string> | undefined,
  identity: BlockRef,
): Record<string, OrExpression<string>> {
  switch (planned?.deployment) {
    case 'blob':
      return { [PACKAGE_SETTING]: packageFact(planned.app, 'sha256') };
    case 'package-url':
      return {
        [PACKAGE_SETTING]: packageFact(planned.app, 'sha256'),
        WEBSITE_RUN_FROM_PACKAGE: url ?? '',
        WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: ref(identity, 'id'),
      };
    case 'zip-deploy':
      // The app runs from the zip as it is. Source: the azurerm documentation of zip_deploy_file
      return { WEBSITE_RUN_FROM_PACKAGE: '1' };
    default:
      return {};
  }
}
