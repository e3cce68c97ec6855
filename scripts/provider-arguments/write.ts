// Writes the types and the names of the arguments that src lays out, from what `terraform providers schema -json` prints for one
// provider:
//   node --import tsx scripts/provider-arguments/write.ts <schema of azurerm 4> <schema of azurerm 5>
// The results are committed, so that a build needs no schema.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

import { argumentNames, argumentTypes } from './generated-files.js';
import { readSchema } from './read-schema.js';

const [four, five] = process.argv.slice(2).map(readSchema);
if (four === undefined || five === undefined) throw new Error('Name the schema files of azurerm 4 and 5.');
const written = {
  'src/resources/azurerm-arguments.ts': argumentTypes(four, five),
  'src/terraform/argument-names.ts': argumentNames(four, five),
};
for (const [file, text] of Object.entries(written)) writeFileSync(file, text);
