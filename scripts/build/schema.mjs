// Writes the JSON schemas of plan files, lock files and price books, derived from the valibot schemas that the library itself uses.
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { priceBookSchema } from '../../src/cost/price-book-schema.ts';
import { planLockSchema } from '../../src/plan/lock/lock-schema.ts';
import { resourcePlanSchema } from '../../src/plan/schema.ts';

const schemas = {
  'resource-plan': resourcePlanSchema,
  'plan-lock': planLockSchema,
  'price-book': priceBookSchema,
};
for (const [name, schema] of Object.entries(schemas)) {
  const json = toJsonSchema(schema, {
    // Checks written as code have no counterpart in JSON Schema; only the library applies those.
    errorMode: 'ignore',
  });
  writeFileSync(`dist/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}
