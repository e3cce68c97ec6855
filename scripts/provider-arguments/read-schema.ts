import { readFileSync } from 'node:fs';

import type { Schema } from './schema.js';

/** Types that a schema file of chosen types may lack, the same in azurerm 4.55.0 and 5.2.0. Source: `terraform providers schema -json` */
const FURTHER = new URL('further-types.json', import.meta.url);

/** Reads the schema of one provider. */
export function readSchema(file: string): Schema {
  const schema = readJson(file) as Schema;
  const further = readJson(FURTHER) as Schema['resource_schemas'];
  return { ...schema, resource_schemas: { ...further, ...schema.resource_schemas } };
}

function readJson(file: string | URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
