import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { LogSource } from '../platform.js';
import type { DiagnosticLogs } from './options-schema.js';

/**
 * Lays out the logs that a resource sends to the workspace; nothing for a resource without the wanted
 * categories.
 */
export function layOutDiagnosticSetting(
  { target, id = 'logs', part = '', audit, calls }: LogSource,
  wanted: DiagnosticLogs,
  workspaceId: OrExpression<string>,
): TerraformBlock[] {
  const categories = { none: [], audit, all: [...audit, ...calls] }[wanted];
  if (categories.length === 0) return [];
  return [
    block('azurerm_monitor_diagnostic_setting', `${target.id}_${id}`, {
      // Unique within its target.
      name: 'logs',
      target_resource_id: join`${ref(target, 'id')}${part}`,
      log_analytics_workspace_id: workspaceId,
      enabled_log: categories.map((category) => ({ category })),
    }),
  ];
}
