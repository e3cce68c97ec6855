import type { MonitorDiagnosticSettingConfig } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { LogSource } from '../platform.js';
import type { DiagnosticLogs } from './options-schema.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_monitor_diagnostic_setting: MonitorDiagnosticSettingConfig;
  }
}

/**
 * Lays out the logs that a resource sends to the workspace; nothing for a resource without the wanted
 * categories.
 */
export function layOutDiagnosticSetting(
  { target, id = 'logs', part = '', audit, calls }: LogSource,
  wanted: DiagnosticLogs,
  workspaceId: string,
): TerraformBlock[] {
  const categories = { none: [], audit, all: [...audit, ...calls] }[wanted];
  if (categories.length === 0) return [];
  return [
    block('azurerm_monitor_diagnostic_setting', `${target.id}_${id}`, {
      // Unique within its target.
      name: 'logs',
      targetResourceId: `${ref(target, 'id')}${part}`,
      logAnalyticsWorkspaceId: workspaceId,
      enabledLog: categories.map((category) => ({ category })),
    }),
  ];
}
