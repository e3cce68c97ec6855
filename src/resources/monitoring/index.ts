import * as v from 'valibot';

import { ref } from '../../plan/expression/expression.js';
import type { PlanWarning } from '../../plan/diagnostics.js';
import { appSettings, forPrincipals } from '../access.js';
import { nameIn } from '../azure/azure-id.js';
import { subscriptionScoped } from '../azure/subscription.js';
import { connection } from '../connection.js';
import { guestPart } from '../guest-part.js';
import { defineResourceType } from '../define-resource-type.js';
import { first } from '../merge/strategies.js';
import type { ConnectionContext } from '../layout-context.js';
import { diagnosticLogs, metricWatch, MONITORING } from '../platform.js';
import { hasReceivers, layOutAlerts } from './alerts.js';
import { layOutDiagnosticSetting } from './diagnostic-setting.js';
import { applicationInsightsRef, layOutInsights, layOutWorkspace, workspaceIdOf } from './layout.js';
import { monitoringMeters } from './meters.js';
import { ACTION_GROUP, APPLICATION_INSIGHTS, LOG_ANALYTICS, METRIC_ALERT } from './naming.js';
import { MONITORING_DATA_TYPES, MONITORING_REPLACED_BY } from './replaced-by.js';
import { monitoringOffer } from './offered.js';
import { monitoringOptions, type MonitoringSettings } from './settings.js';
import { MONITORING_WEAKENED_BY } from './weakened-by.js';
import { typeOptionsOf } from '../settings.js';
import { withoutEffect } from '../without-effect.js';

/** Application Insights, its workspace, alerts, and the logs of other resources. */
export const monitoring = defineResourceType<MonitoringSettings>({
  type: MONITORING,
  title: 'monitoring',
  naming: LOG_ANALYTICS,
  furtherNaming: [APPLICATION_INSIGHTS, ACTION_GROUP, METRIC_ALERT],
  // The settings were checked as options of the backend.
  schema: v.custom<MonitoringSettings>(() => true),
  requirements: {
    internal: true,
    implicitRequirement: (settings) => typeOptionsOf(settings, monitoringOptions) ?? undefined,
  },
  merge: first(),
  // The workspace keeps the logs of the past.
  sharing: { units: () => ['workspace'] },
  existingName: ({ config }) => config.workspaceName ?? (config.workspaceId && nameIn(config.workspaceId)),
  connections: {
    isolation: 'no-network',
    runsCode: false,
    connect: (resource, context) =>
      // The host takes settings of host.json from app settings.
      // Source: learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values
      resource.config.keepsAll
        ? forPrincipals(resource, context, (principal) => [
            connection(appSettings, principal.resource, resource.key, {
              AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled: 'false',
            }),
          ])
        : [],
    attributes: ({ config }, context) => ({
      workspaceId: workspaceIdOf(config, context),
      ...(hasInsights(context) && {
        connectionString: ref(applicationInsightsRef(context), 'connection_string'),
      }),
    }),
  },
  validate: {
    check: (resources) => ({ warnings: resources.flatMap(({ config }) => unheardAlerts(config)) }),
  },
  offered: monitoringOffer,
  replacedBy: MONITORING_REPLACED_BY,
  weakenedBy: MONITORING_WEAKENED_BY,
  dataTypes: MONITORING_DATA_TYPES,
  azureType: 'Microsoft.OperationalInsights/workspaces',
  azurerm5: { registers: ['Microsoft.OperationalInsights', 'Microsoft.Insights'] },
  meters: (resource, context) => {
    const watches = context.graph.incoming(resource.key, metricWatch).length;
    // Failed and slow requests.
    return monitoringMeters(resource, watches + (hasInsights(context) ? 2 : 0));
  },
  layOut({ key, config, name }, context) {
    const { graph } = context;
    const logs = graph
      .incoming(key, diagnosticLogs)
      .flatMap(({ data }) =>
        layOutDiagnosticSetting(data, config.diagnosticLogs, workspaceIdOf(config, context)),
      );
    const watches = graph.incoming(key, metricWatch).map(({ data }) => data);
    const insights = hasInsights(context) ? layOutInsights(config, context) : undefined;
    const workspace =
      insights === undefined && logs.length === 0 && graph.incoming(key, guestPart).length === 0
        ? []
        : layOutWorkspace(name, config, context);
    const importId = subscriptionScoped('Microsoft.OperationalInsights/workspaces', name, context);
    return {
      units: Object.fromEntries(
        workspace.map((block) => ['workspace', { blocks: [{ block, importId }] }] as const),
      ),
      // Telemetry is in the workspace: Application Insights comes and goes with the code that reports to it.
      parents: workspace,
      blocks: [
        ...workspace,
        ...(insights === undefined ? [] : [insights]),
        ...(config.alerting === null ? [] : layOutAlerts(config.alerting, insights, watches, context)),
        ...logs,
      ],
    };
  },
});

/** Returns true if the backend has code that can report to Application Insights. */
function hasInsights({ graph }: ConnectionContext): boolean {
  return graph.running().length > 0;
}

function unheardAlerts({ alerting }: MonitoringSettings): PlanWarning[] {
  if (alerting === null || hasReceivers(alerting)) return [];
  return [
    withoutEffect(
      'monitoring.alerting',
      'it has no receivers, so alerts show only in the portal',
      'Add emails, webhooks, sms or actionGroupIds.',
    ),
  ];
}
