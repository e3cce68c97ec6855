// Reads the arguments of Terraform types out of the classes of @cdktf/provider-azurerm: what `synthesizeAttributes` and the
// functions `…ToTerraform` write. That code is generated, one argument per line, so that its text is enough.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { ProviderArgument, ProviderTypes } from './table.js';

const manifest = createRequire(import.meta.url).resolve('@cdktf/provider-azurerm/package.json');
const lib = path.join(path.dirname(manifest), 'lib');

const STRUCT = /^function (\w+)ToTerraform\(struct\) \{\n[\s\S]*?^ {4}return \{(?:\n([\s\S]*?)^ {4})?\};/gm;
const CLASS = /^ {4}synthesizeAttributes\(\) \{\n {8}return \{\n([\s\S]*?)^ {8}\};/m;

/** Returns the version of the azurerm provider that the package was generated from. */
export function packageVersion(): string {
  const code = readFileSync(path.join(lib, 'provider/index.js'), 'utf8');
  return found(/providerVersion: '([^']+)'/, code);
}

/** Returns the arguments of every type of the package. */
export function packageArguments(): ProviderTypes {
  const folders = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'provider')
    .map(({ name }) => name);
  return new Map(folders.map(typeIn));
}

function typeIn(folder: string): [string, ProviderArgument[]] {
  const text = readFileSync(path.join(lib, folder, 'index.js'), 'utf8');
  // The source map holds the code once more.
  const code = text.slice(0, text.lastIndexOf('//# sourceMappingURL'));
  const bodies = new Map(
    Array.from(code.matchAll(STRUCT), ([, name = '', body = '']): [string, string] => [name, body]),
  );
  const type = found(/\.tfResourceType = "(\w+)";/, code);
  const all = argumentsIn(found(CLASS, code), bodies);
  return [folder.startsWith('data-azurerm-') ? `data.${type}` : type, all];
}

function argumentsIn(body: string, bodies: ReadonlyMap<string, string>): ProviderArgument[] {
  return Array.from(body.matchAll(/^ +"?(\w+)"?: (.+?),?$/gm), ([line, name = '', value = '']) => {
    const [, property] = /(?:this\._|struct\.)(\w+)/.exec(value) ?? [];
    const [, struct] = /(?<!\.)\b(\w+)ToTerraform\b/.exec(value) ?? [];
    const block = struct === undefined ? undefined : bodies.get(struct);
    if (property === undefined || (struct !== undefined && block === undefined))
      throw new Error(`The class of the package has an argument that this script does not read: ${line}`);
    return {
      name,
      property,
      isMap: value.startsWith('cdktf.hashMapper('),
      ...(block !== undefined && { block: argumentsIn(block, bodies) }),
    };
  });
}

function found(pattern: RegExp, code: string): string {
  const [, text] = pattern.exec(code) ?? [];
  if (text !== undefined) return text;
  throw new Error(`The package has code that this script does not read: nothing matches ${pattern.source}`);
}
