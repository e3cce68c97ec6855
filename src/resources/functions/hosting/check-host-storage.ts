import type { PlanError } from '../../../plan/diagnostics.js';
import type { LayoutContext } from '../../layout-context.js';
import { componentsOf } from '../../resource.js';
import { hostOf } from '../connections.js';
import type { FunctionsResource } from '../sharing.js';

/**
 * Refuses apps that would keep their files in a Premium account.
 * Source: learn.microsoft.com/azure/azure-functions/storage-considerations (storage account requirements)
 */
export function validateHostStorage(app: FunctionsResource, context: LayoutContext): PlanError[] {
  const host = hostOf(app, context);
  if (host?.config.performanceTier !== 'Premium') return [];
  const asking = host.requirements.filter(({ config }) => config.performanceTier === 'Premium');
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${app.key}' would keep its files in '${host.key}', a Premium storage account, which has neither the queues nor the tables that a function app needs.`,
      resource: app.key,
      path: 'performanceTier',
      components: componentsOf(asking),
      resolution: 'Declare what needs a Premium account in another component, which has no functions.',
    },
  ];
}
