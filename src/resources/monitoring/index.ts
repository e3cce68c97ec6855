import * as v from 'valibot';

import { ref } from '../../plan/terraform-block.js';
import { subscriptionScoped } from '../azure/subscription.js';
import { defineResourceType } from '../define-resource-type.js';
import { first } from '../merge/strategies.js';
import { diagnosticLogs, MONITORING } from '../platform.js';
import { layOutDiagnosticSetting } from './diagnostic-setting.js';
import { applicationInsightsRef, layOutMonitoring, workspaceRef } from './layout.js';
import { ACTION_GROUP, APPLICATION_INSIGHTS, LOG_ANALYTICS, METRIC_ALERT } from './naming.js';
import { MONITORING_DATA_TYPES, MONITORING_REPLACED_BY } from './replaced-by.js';
import { monitoringOptions, type MonitoringSettings } from './settings.js';

/** Application Insights, its workspace, alerts, and the logs of other resources. */
export const monitoring = defineResourceType<MonitoringSettings>({
  type: MONITORING,
  title: 'monitoring',
  naming: LOG_ANALYTICS,
  furtherNaming: [APPLICATION_INSIGHTS, ACTION_GROUP, METRIC_ALERT],
  // The settings were checked as options of the backend.
  schema: v.custom<MonitoringSettings>(() => true),
  demand: {
    internal: true,
    implicitRequirement: (settings) => settings.section(monitoringOptions) ?? undefined,
  },
  merge: first(),
  // The workspace keeps the logs of the past.
  sharing: { units: () => ['workspace'] },
  existingName: ({ config }) => config.workspaceName,
  wiring: {
    isolation: 'no-network',
    attributes: (_resource, context) => ({
      workspaceId: ref(workspaceRef(context), 'id'),
      connectionString: ref(applicationInsightsRef(context), 'connection_string'),
    }),
  },
  replacedBy: MONITORING_REPLACED_BY,
  dataTypes: MONITORING_DATA_TYPES,
  layOut({ key, config, name }, context) {
    const sources = context.graph.incoming(key, diagnosticLogs).map(({ data }) => data);
    const workspace = workspaceRef(context);
    const importId = subscriptionScoped('Microsoft.OperationalInsights/workspaces', name, context);
    return {
      units: { workspace: { blocks: [{ block: workspace, importId }] } },
      blocks: [
        ...layOutMonitoring(name, config, context),
        ...sources.flatMap((source) => layOutDiagnosticSetting(source, config.diagnosticLogs, workspace)),
      ],
    };
  },
});
