import { fewOf, quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { onlyFrom } from '../network/allowed-ip-ranges.js';
import { type Resource, sharersOf } from '../resource.js';
import { typeOptionsOf } from '../settings.js';
import { hostStorage } from '../storage/connections.js';
import { behindOptions } from './auth/behind-front-door.js';
import { onlyThrough } from './auth/front-door-lock.js';
import { gatewayOf } from './auth/gateway-lock.js';
import type { FunctionsResource } from './sharing.js';
import { callsInto } from './calls/component-calls.js';

/**
 * Refuses lists of addresses that keep out apps of the backend, its Front Door or its API gateway. An app without a virtual network calls from
 * addresses of Azure that change, and that other customers have too.
 * Source: learn.microsoft.com/azure/azure-functions/ip-addresses
 */
export function validateCallers(apps: readonly FunctionsResource[], context: LayoutContext): PlanError[] {
  return [
    ...context.graph.all().flatMap((resource) => closedToApps(resource, apps, context)),
    ...apps
      // Lists without a common address are an error of their own.
      .filter(({ config: { allowedIpRanges = [] } }) => allowedIpRanges.length > 0)
      .flatMap((app) => [...closedToEntry(app, context), ...closedToCallers(app, context)]),
  ];
}

/** Refuses an account, a namespace or a vault that is closed to an app whose code uses it, or that starts from it. */
function closedToApps(
  { key }: Resource,
  apps: readonly FunctionsResource[],
  { graph }: LayoutContext,
): PlanError[] {
  return graph.outgoing(key, onlyFrom).flatMap(({ data: { ranges, option, users, resolution } }) =>
    apps.flatMap((app): PlanError[] => {
      const own = users.filter((user) =>
        graph.principals.get(user)?.some(({ resource }) => resource === app.key),
      );
      const isHost = graph.incoming(key, hostStorage).some(({ from }) => from === app.key);
      if (own.length === 0 && !isHost) return [];
      const use = isHost ? 'starts from it' : `uses it for ${quoted(own)}`;
      return [
        {
          code: 'INVALID_COMBINATION',
          message: `'${key}' may be called from ${fewOf(ranges)} only. The public app '${app.key}', which ${use}, calls from addresses of Azure that are not known.`,
          resource: key,
          path: option,
          components: isHost ? sharersOf(app) : own,
          resolution,
        },
      ];
    }),
  );
}

/** Refuses a list of an app that only a Front Door or an API gateway calls. */
function closedToEntry(app: FunctionsResource, context: LayoutContext): PlanError[] {
  const { graph, settings } = context;
  const isBehind =
    graph.incoming(app.key, onlyThrough).length > 0 || typeOptionsOf(settings, behindOptions) !== null;
  const entry =
    gatewayOf(app.key, context) !== undefined ? 'API gateway' : isBehind ? 'Front Door' : undefined;
  if (entry === undefined) return [];
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${app.key}' may be called by its ${entry} only (entry), and from ${fewOf(app.config.allowedIpRanges ?? [])} only (allowedIpRanges): Azure checks the address of the ${entry}, not that of its caller.`,
      resource: app.key,
      path: 'allowedIpRanges.functions',
      components: sharersOf(app),
      resolution: 'Leave functions out of allowedIpRanges, or leave entry out.',
    },
  ];
}

/** Refuses calls of components to an app that does not let their app in. */
function closedToCallers(app: FunctionsResource, context: LayoutContext): PlanError[] {
  return callsInto(app, context).map(({ caller, callee, setting, placeholder }) => ({
    code: 'INVALID_COMBINATION',
    message: `'${caller}' reads \${${placeholder}} from the app setting ${setting}, and '${app.key}' of '${callee}' may be called from ${fewOf(app.config.allowedIpRanges ?? [])} only: Azure answers the calls of '${caller}' with status 403, even those from the same app.`,
    resource: app.key,
    path: 'allowedIpRanges.functions',
    components: [...new Set([caller, callee])].sort(),
    resolution: `Leave functions out of allowedIpRanges and protect '${callee}' by auth, or leave the setting out.`,
  }));
}
