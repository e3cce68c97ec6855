// Writes the JSON schema of the plan file, derived from the valibot schema that the library itself uses.
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { resourcePlanSchema } from '../../src/plan/schema.ts';

const schema = toJsonSchema(resourcePlanSchema, {
  // Checks written as code have no counterpart in JSON Schema; only the library applies those.
  errorMode: 'ignore',
});
writeFileSync('dist/resource-plan.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
