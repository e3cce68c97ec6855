import { quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { options } from '../../validation/rule.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import type { TypeOffer } from '../type-offer.js';
import type { OfferedWorkspace } from './hosted-workspace.js';
import { workspaceRef } from './layout.js';
import { monitoringOptions, type MonitoringSettings } from './settings.js';

/** The workspace of the host, for telemetry and logs of a guest with `monitoring`. */
export type MonitoringTerms = Readonly<Record<string, never>>;

/** A guest sends telemetry and logs to the workspace of its host. It reads none of them there. */
export const monitoringOffer: TypeOffer<MonitoringSettings, MonitoringSettings, MonitoringTerms> = {
  terms: options({}),
  part: ({ name }) => ({ workspace: name }) satisfies OfferedWorkspace,
  roles: {
    /**
     * Action that Azure asks for where a diagnostic setting or Application Insights names a workspace. Its key sends logs, and reads none.
     * Sources: learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource; github.com/JimGBritt/AzurePolicy/issues/17
     */
    workspace: ['Microsoft.OperationalInsights/workspaces/sharedKeys/action'],
  },
  deployerRoles: (_resource, _guest, context) => [{ role: 'workspace', scope: workspaceRef(context) }],
};

/** Refuses to offer a workspace that the backend does not make. */
export function monitoringTermsFaults(guests: readonly string[], settings: Settings): PlanError[] {
  if (guests.length === 0) return [];
  const own = typeOptionsOf(settings, monitoringOptions);
  if (own?.workspaceId === null) return [];
  const listed = quoted(guests);
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `offer: monitoring of ${listed} must be in a workspace that the backend makes, received ${own === null ? 'a backend without monitoring' : 'a workspace that exists'}.`,
      path: 'offer',
      components: [],
      resolution:
        own === null
          ? 'Set monitoring: true, or leave monitoring out of the record.'
          : 'Leave monitoring out of the record: the guest names the workspace in its monitoring.workspaceId.',
    },
  ];
}
