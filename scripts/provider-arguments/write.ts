// Writes src/terraform/arguments/azurerm-4.ts from the installed provider package, and azurerm-5.ts where a schema is given:
//   node --import tsx scripts/provider-arguments/write.ts [<file with what "terraform providers schema -json" prints> <version>]
// The tables are committed, so that a build needs neither.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

import { packageArguments, packageVersion } from './of-package.js';
import { type Schema, schemaArguments } from './of-schema.js';
import { changesOf, type ProviderTypes, tableOf } from './table.js';

const [file, version = ''] = process.argv.slice(2);
const four = packageArguments();
write('4', `Arguments of the types of azurerm ${packageVersion()}`, four);
if (file !== undefined)
  write(
    '5',
    `Arguments of the types of azurerm ${version} that differ from azurerm 4`,
    changesOf(four, schemaArguments(schemaIn(file))),
  );

/** Returns the schema of azurerm, which Terraform prints below the address of the provider. */
function schemaIn(path: string): Schema {
  const printed = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly provider_schemas: Readonly<Record<string, Schema>>;
  };
  const schema = printed.provider_schemas['registry.terraform.io/hashicorp/azurerm'];
  if (schema !== undefined) return schema;
  throw new Error(`${path} has no schema of hashicorp/azurerm.`);
}

function write(major: string, what: string, types: ProviderTypes): void {
  writeFileSync(
    `src/terraform/arguments/azurerm-${major}.ts`,
    `// Written by scripts/provider-arguments/write.ts.

/** ${what}, in the form that argument-table.ts reads. */
// The type keeps the table out of the declarations.
// eslint-disable-next-line @typescript-eslint/no-inferrable-types
export const AZURERM_${major}: string = \`
${tableOf(types)}
\`;
`,
  );
}
