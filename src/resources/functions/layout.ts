import type { PlanError } from '../../plan/diagnostics.js';
import { ownValue, recordOf } from '../../plan/json.js';
import { GATEWAY_SETTING } from '../../runtime/contract/sign-in.js';
import { type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { layOutHostIdentity } from '../host/host-identity.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import { resolvePlaceholders } from '../placeholder.js';
import type { Fact, ResourceLayout } from '../resource-type.js';
import { type AppDependencies, dependenciesOf } from './app-dependencies.js';
import { packageOf, packageSettings } from './code/app-package.js';
import type { AppParts } from './app-parts.js';
import { authSettings, disabledAuth, FORMER_SIGN_IN, formerSignIn } from './auth/auth-settings.js';
import { gatewayOf } from './auth/gateway-lock.js';
import { validateLayout } from './check-app.js';
import { missingCode, undeployedCode, unsyncedTriggers } from './code/check-packages.js';
import { HOST_STORAGE, identityRef } from './connections.js';
import { identityFact } from './system-identity.js';
import { callerSettings, callersOf } from './calls/component-calls.js';
import { ORIGINS, resolveCors, SOME_ORIGINS } from './cors.js';
import { layOutFlexApp } from './flex-app.js';
import { layOutAvailabilityTests } from './availability-tests.js';
import { hostingOf } from './hosting/hosting.js';
import { layOutAccess } from './identity-access.js';
import { layOutLinuxApp } from './linux-app.js';
import { layOutServicePlan } from './hosting/layout-plan.js';
import { IDENTITY } from './naming.js';
import { layOutPackageBlob, layOutTriggerSync, reachesStorageByEntraId } from './code/package-blob.js';
import type { FunctionsResource } from './sharing.js';
import { connectionsOf, usesBlobs, waitsOnStorage } from './triggers/triggers.js';

/**
 * Lays out a service plan and its one app, with the identity that the app reaches its data with. A Flex plan holds exactly
 * one app, and the others of a backend differ in what they need of their plan.
 * Source: learn.microsoft.com/azure/azure-functions/functions-scale
 */
export function layOutFunctions(resource: FunctionsResource, context: LayoutContext): ResourceLayout {
  const dependencies = dependenciesOf(resource, context);
  // An app without an account is an error of the plan.
  if (dependencies === undefined) return { blocks: [] };
  const { config, variant } = resource;
  const { settings } = context;
  const { isolated } = settings;
  const isFlex = hostingOf(config.sku) === 'flex';
  const [servicePlan, ...scaling] = layOutServicePlan(resource, context);
  const identity = identityRef(resource, context);
  const ofHost = layOutHostIdentity(context);
  const isGuest = ofHost.length > 0;
  const access = layOutAccess(resource, dependencies, context);
  const code = packageOf(resource, context);
  const startsFromBlob = isFlex || code?.deployment === 'package-url';
  const packages = startsFromBlob ? layOutPackageBlob(variant, dependencies, code, context) : undefined;
  const own = resolveSettings(resource, context);
  const origins = resolveCors(resource, context);
  const callers = callersOf(resource, context);
  const gateway = gatewayOf(resource.key, context);
  const former = formerSignIn(resource, settings);
  // A sign-in that is there is among the constraints.
  const recorded = config.auth ? ownValue(lockedFacts(resource.key, settings), FORMER_SIGN_IN) : former;
  const parts: AppParts = {
    resource,
    servicePlan,
    identity,
    dependencies,
    settings: {
      // Tells the Azure SDKs which identity to use.
      AZURE_CLIENT_ID: ref(identity, 'client_id'),
      ...triggerConnections(resource, identity, dependencies),
      ...dependencies.settings,
      ...own.settings,
      ...callerSettings(callers),
      ...(gateway !== undefined && { [GATEWAY_SETTING]: gateway.principalId }),
      ...packageSettings(code, packages?.url, identity),
    },
    cors: origins.cors,
    code,
    after: [...(packages?.after ?? []), ...access, ...dependencies.endpoints],
    auth: config.auth ? authSettings(config, config.auth, callers, gateway) : disabledAuth(former),
  };
  const { app, others } =
    isFlex && packages !== undefined
      ? layOutFlexApp(parts, packages.container, context)
      : { app: layOutLinuxApp(parts, context), others: [] };
  return {
    blocks: [
      app,
      servicePlan,
      ...scaling,
      ...(isGuest ? [] : [ownIdentity(identity, variant, context)]),
      ...(packages?.blocks ?? []),
      ...others,
      ...(isGuest ? [] : access),
      ...layOutTriggerSync(variant, app, code, context),
      ...layOutAvailabilityTests(resource, context),
    ],
    // The apps of a guest have one identity, so that they have its roles together.
    shared: [...ofHost, ...(isGuest ? access : []), ...(packages?.access?.shared ?? [])],
    ...(packages?.access !== undefined && {
      moved: packages.access.moved,
      rights: [packages.access.right],
    }),
    facts: {
      ...factsOf(dependencies),
      ...identityFact(resource, context),
      ...(origins.cors !== undefined && { [ORIGINS]: { value: SOME_ORIGINS, mayChange: true } }),
      ...(recorded !== undefined && { [FORMER_SIGN_IN]: { value: recorded, mayChange: true } }),
    },
    package: code,
    provider: {
      resourceProvidersToRegister: isolated && isFlex ? ['Microsoft.App'] : [],
      storageUseAzuread: reachesStorageByEntraId(context),
    },
    errors: [...own.errors, ...origins.errors, ...validateLayout(resource, Object.keys(parts.settings))],
    warnings: [
      ...origins.warnings,
      ...missingCode(resource, code, context),
      ...undeployedCode(resource, code, context),
      ...unsyncedTriggers(resource, code, context),
    ],
  };
}

function ownIdentity({ id }: BlockRef, variant: string, context: LayoutContext): TerraformBlock {
  return block('azurerm_user_assigned_identity', id, {
    name: context.nameOf(IDENTITY, variant),
    ...placeOf(context),
  });
}

/**
 * Returns the immutable properties of an app. The next plan keeps the account, unless the triggers of the app
 * require another one.
 */
function factsOf({ host }: AppDependencies): Record<string, Fact> {
  return { [HOST_STORAGE]: { value: host.key, mayChange: true } };
}

/** Replaces the placeholders in the app settings of components. */
function resolveSettings(
  { config, requirements }: FunctionsResource,
  { values }: LayoutContext,
): { settings: Record<string, OrExpression<string>>; errors: PlanError[] } {
  const errors: PlanError[] = [];
  const resolved: [name: string, value: OrExpression<string>][] = [];
  for (const [name, text] of Object.entries(config.environmentVariables)) {
    const result = resolvePlaceholders(text, values, () => {
      const asking = requirements.find((each) => ownValue(each.config.environmentVariables, name) === text);
      return { component: asking?.component ?? '', path: `environmentVariables.${name}` };
    });
    errors.push(...result.errors);
    resolved.push([name, result.value]);
  }
  return { settings: recordOf(resolved), errors };
}

/**
 * Returns the app settings by which triggers sign in with the identity of the app. Queues and blobs share `Storage`; the component says where the others lead.
 * Sources: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger,
 * learn.microsoft.com/azure/azure-functions/functions-reference#common-properties-for-identity-based-connections
 */
function triggerConnections(
  { config }: FunctionsResource,
  identity: BlockRef,
  { account }: AppDependencies,
): Record<string, OrExpression<string>> {
  const usesStorage = waitsOnStorage(config);
  const connections = [...(usesStorage ? ['Storage'] : []), ...connectionsOf(config)];
  return {
    ...(usesStorage && { Storage__queueServiceUri: ref(account, 'primary_queue_endpoint') }),
    ...(usesBlobs(config) && { Storage__blobServiceUri: ref(account, 'primary_blob_endpoint') }),
    ...recordOf(
      connections.flatMap((name): [string, OrExpression<string>][] => [
        [`${name}__credential`, 'managedidentity'],
        [`${name}__clientId`, ref(identity, 'client_id')],
      ]),
    ),
  };
}
