import { fileURLToPath } from 'node:url';

const checkedPlans = fileURLToPath(new URL('./checked-plans.ts', import.meta.url));

/**
 * Plugin of Vitest and of the bundler: has every plan of every test held against the rules that Azure checks while Terraform applies, also
 * in the processes that a test starts.
 */
export const checkedPlanner = {
  name: 'checked-plans',
  resolveId: (source: string, importer: string | undefined): string | undefined =>
    source.endsWith('/plan-backend.js') && importer !== checkedPlans ? checkedPlans : undefined,
};
