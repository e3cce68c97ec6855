// Writes the JSON schemas of configurations, deployment options, plan files, lock files, price books and reports, derived from the valibot schemas that the library itself uses.
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { backendConfigSchema } from '../../src/backend/config-schema.ts';
import { priceBookSchema } from '../../src/cost/price-book-schema.ts';
import { deploymentOptionsSchema } from '../../src/deploy/deployment-options.ts';
import { planLockSchema } from '../../src/plan/lock/lock-schema.ts';
import { resourcePlanSchema } from '../../src/plan/schema.ts';
import { reportSchema } from './report-schema.ts';

const schemas = {
  config: backendConfigSchema,
  deployment: deploymentOptionsSchema,
  'resource-plan': resourcePlanSchema(),
  'plan-lock': planLockSchema,
  'price-book': priceBookSchema,
  report: reportSchema,
};
for (const [name, schema] of Object.entries(schemas)) {
  const json = toJsonSchema(schema, {
    // Checks written as code have no counterpart in JSON Schema; only the library applies those.
    errorMode: 'ignore',
  });
  if (name === 'config') describeFile(json);
  if (name === 'deployment') json.properties.$schema = { type: 'string' };
  writeFileSync(`dist/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}

/** Leaves out what only code can give, and lets the file name its schema. */
function describeFile({ properties }) {
  for (const option of ['lock', 'providers', 'resourceTypes']) delete properties[option];
  delete properties.naming.properties.formatResourceName;
  properties.$schema = { type: 'string' };
}
