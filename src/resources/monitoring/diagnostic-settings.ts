import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { DiagnosticLogs } from '../settings.js';
import type { MonitoringLayout } from './monitoring-layout.js';

interface LogSource {
  /** What of the resource has the logs, after its id. */
  readonly part: string;
  /** Few: who changed or read what is worth knowing. */
  readonly audit: readonly string[];
  /** Many: one entry for each call, which costs by the gigabyte. */
  readonly calls: readonly string[];
}

/**
 * Logs of each type that the workspace keeps. Function apps send theirs through Application Insights.
 * Sources: learn.microsoft.com/azure/cosmos-db/monitor-resource-logs, learn.microsoft.com/azure/key-vault/general/logging,
 * learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference, learn.microsoft.com/azure/frontdoor/monitor-front-door-reference
 */
const SOURCES: Readonly<Record<string, LogSource>> = {
  azurerm_cosmosdb_account: { part: '', audit: ['ControlPlaneRequests'], calls: ['DataPlaneRequests'] },
  azurerm_key_vault: { part: '', audit: ['AuditEvent'], calls: [] },
  azurerm_storage_account: {
    part: '/blobServices/default',
    audit: [],
    calls: ['StorageDelete', 'StorageRead', 'StorageWrite'],
  },
  azurerm_cdn_frontdoor_profile: { part: '', audit: [], calls: ['FrontDoorAccessLog'] },
};

/** Lays out what the resources of a backend log. Those that somebody else made log what their owner says. */
export function layOutDiagnosticSettings(
  targets: readonly TerraformBlock[],
  { workspace, settings }: Pick<MonitoringLayout, 'workspace' | 'settings'>,
): TerraformBlock[] {
  const queued = new Set(
    targets.flatMap(({ type, config }) =>
      type === 'azurerm_storage_queue' ? config['storageAccountId'] : [],
    ),
  );
  return targets.flatMap((target) => {
    const source = SOURCES[target.type];
    const categories = source === undefined ? [] : categoriesOf(source, settings.diagnosticLogs);
    if (source === undefined || categories.length === 0) return [];
    const setting = (id: string, part: string) =>
      block('azurerm_monitor_diagnostic_setting', `${target.id}_${id}`, {
        // Unique within its target.
        name: 'logs',
        targetResourceId: `${ref(target, 'id')}${part}`,
        logAnalyticsWorkspaceId: ref(workspace, 'id'),
        enabledLog: categories.map((category) => ({ category })),
      });
    return [
      setting('logs', source.part),
      // The services of a storage account log for themselves, in the same categories.
      ...(queued.has(ref(target, 'id')) ? [setting('queue_logs', '/queueServices/default')] : []),
    ];
  });
}

function categoriesOf({ audit, calls }: LogSource, wanted: DiagnosticLogs): readonly string[] {
  return { none: [], audit, all: [...audit, ...calls] }[wanted];
}
