import type { PlanWarning } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import type { LayoutContext } from '../layout-context.js';
import { ipRangeDiagnostics } from '../network/allowed-ip-ranges.js';
import { askersOf, componentsOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { servicesThatCall } from './auth/access-restrictions.js';
import { validateSignIn } from './auth/check-auth.js';
import { findCycles } from './calls/check-cycles.js';
import { validateDataAccess } from './calls/check-data-access.js';
import { validateCallers } from './check-ip-ranges.js';
import { missingGrants, sharedIdentities } from './calls/check-grants.js';
import { idleAvailabilityTests, refusedAvailabilityTests } from './availability-tests.js';
import { validateHealthCheck } from './hosting/check-health-check.js';
import { validateHosting } from './hosting/check-hosting.js';
import { validateHostStorage } from './hosting/check-host-storage.js';
import { validateScale } from './hosting/check-scale.js';
import { validateChangeFeeds, validateTriggers } from './triggers/check-triggers.js';
import { keylessCalls } from './calls/component-calls.js';
import { openedByOthers } from './cors.js';
import { hostingOf, planInWords } from './hosting/hosting.js';
import { ENDED_VERSIONS } from './requirement.js';
import { settingPlaceholders } from './calls/setting-placeholders.js';
import type { FunctionsResource } from './sharing.js';
import { secretsBeforeIdentity } from './system-identity.js';
import { defaultVersionOf } from './hosting/versions-by-hosting.js';
import { withoutEffect } from '../without-effect.js';

/** Checks the apps of a backend. */
export function validateFunctions(apps: readonly FunctionsResource[], context: LayoutContext): Diagnostics {
  const scales = apps.map(validateScale);
  const ipRanges = ipRangeDiagnostics('functions', apps, context, (app) => servicesThatCall(app).length);
  const read = apps.map((app) => ({ app, placeholders: settingPlaceholders(app.requirements) }));
  return {
    warnings: [
      ...scales.flatMap(({ warnings = [] }) => warnings),
      ...findCycles(
        read.flatMap(({ placeholders }) => placeholders),
        context.graph.components,
      ),
      ...read.flatMap(({ app, placeholders }) => missingGrants(app, placeholders, context)),
      ...apps.flatMap(sharedApp),
      ...sharedIdentities(apps, context),
      ...apps.flatMap((app) => keylessCalls(app, context)),
      ...apps.flatMap(openedByOthers),
      ...apps.flatMap(endedRuntime),
      ...apps.flatMap(validateHealthCheck),
      ...apps.flatMap((app) => idleAvailabilityTests(app, context)),
      ...apps.flatMap(ignoredAlwaysOn),
      ...apps.flatMap(ignoredExtensions),
      ...apps.flatMap(retiringPlan),
      ...ipRanges.warnings,
    ],
    errors: [
      ...scales.flatMap(({ errors = [] }) => errors),
      ...apps.flatMap(validateSignIn),
      ...apps.flatMap(refusedAvailabilityTests),
      ...apps.flatMap((app) => validateHosting(app, context)),
      ...apps.flatMap((app) => validateHostStorage(app, context)),
      ...apps.flatMap((app) => secretsBeforeIdentity(app, context)),
      ...apps.flatMap((app) => validateTriggers(app, context)),
      ...validateChangeFeeds(apps, context),
      ...validateDataAccess(apps, context),
      ...ipRanges.errors,
      ...validateCallers(apps, context),
    ],
  };
}

/**
 * Says what components couple by sharing a Flex Consumption app. Those of a group asked for it.
 * Source: learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates and flex-consumption-plan#per-function-scaling
 */
function sharedApp({ key, config, requirements }: FunctionsResource): PlanWarning[] {
  const components = componentsOf(requirements);
  if (hostingOf(config.sku) !== 'flex' || components.length < 2 || config.group !== undefined) return [];
  return [
    {
      code: 'APP_SHARED',
      message: `Components share the app '${key}': a deployment or a changed setting of one restarts the functions of all, their HTTP functions scale as one group, and their code has one identity.`,
      resource: key,
      components,
      resolution:
        'Nothing, if that is meant. Set separateIdentity: true on a component for an app of its own, which costs a further service plan.',
    },
  ];
}

function endedRuntime(app: FunctionsResource): PlanWarning[] {
  const { runtime, version, sku } = app.config;
  const ended = ownValue(ENDED_VERSIONS[runtime], version);
  if (ended === undefined) return [];
  return [
    {
      code: 'RUNTIME_SUPPORT_ENDED',
      message: `Support for ${runtime} ${version} ended on ${ended}.`,
      ...askersOf(app, (asked) => asked.version === version),
      path: 'version',
      resolution: `Use version '${defaultVersionOf(runtime, sku)}', or leave the version out.`,
    },
  ];
}

/** Warns of alwaysOn on plans that wake apps by themselves. Source: learn.microsoft.com/azure/azure-functions/dedicated-plan#always-on */
function ignoredAlwaysOn(app: FunctionsResource): PlanWarning[] {
  const { config } = app;
  if (config.alwaysOn === undefined || hostingOf(config.sku) === 'dedicated') return [];
  return [
    withoutEffect(
      'alwaysOn',
      `${planInWords(config.sku)} wakes apps by itself`,
      "Leave alwaysOn out, or use a dedicated sku such as 'B1'.",
      askersOf(app, ({ alwaysOn }) => alwaysOn !== undefined),
    ),
  ];
}

/** Warns of extensions, which the extension bundle brings. Source: learn.microsoft.com/azure/azure-functions/extension-bundles */
function ignoredExtensions(app: FunctionsResource): PlanWarning[] {
  const { extensions: asked = [] } = app.config;
  if (asked.length === 0) return [];
  return [
    withoutEffect(
      'extensions',
      `an app gets bindings from the extension bundle in its host.json, which has all of Microsoft's (received ${asked.join(', ')})`,
      'Leave extensions out. For an extension of another maker, deploy the code yourself, with a host.json and a compiled extension of your own.',
      askersOf(app, ({ extensions = [] }) => extensions.length > 0),
    ),
  ];
}

/** Warns of a plan that Azure retires. Source: learn.microsoft.com/azure/azure-functions/functions-scale */
function retiringPlan(app: FunctionsResource): PlanWarning[] {
  if (hostingOf(app.config.sku) !== 'consumption') return [];
  return [
    {
      code: 'RETIRING_PLAN',
      message: 'The Linux Consumption plan (Y1) retires on 2028-09-30 and gets no new language versions.',
      ...askersOf(app, ({ sku }) => sku === 'Y1'),
      path: 'sku',
      resolution: "Use sku 'FC1', which is the default.",
    },
  ];
}
