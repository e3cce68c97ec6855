import {
  addressIn,
  eachExpression,
  type PlanValue,
  type StackParameter,
} from './expression/expression-json.js';
import { isAbsolute } from './expression/template.js';
import { dependenciesOf, type TerraformBlock } from './terraform-block.js';

/** Everything that the expressions of a value refer to, each once. */
export interface References {
  /** Addresses of blocks. */
  readonly addresses: Set<string>;
  readonly parameters: Set<StackParameter>;
  /** Facts of packages: `functions:shared.sha256`. */
  readonly packages: Set<string>;
}

/** Addresses in Terraform's own language, which only types of users write. */
const ADDRESS = /(?:\bdata\.)?\bazurerm_[a-z0-9_]+\.[A-Za-z0-9_-]+/g;

/** Returns references to nothing, to be filled. */
export function noReferences(): References {
  return { addresses: new Set(), parameters: new Set(), packages: new Set() };
}

/** Adds what the expressions of a value refer to. */
export function addReferences(value: PlanValue | undefined, references: References): References {
  const { addresses, parameters, packages } = references;
  eachExpression(value, (found) => {
    if ('$ref' in found) addresses.add(addressIn(found.$ref));
    else if ('$parameter' in found) parameters.add(found.$parameter);
    else if ('$package' in found) packages.add(found.$package);
    else if ('$terraform' in found)
      for (const [address] of found.$terraform.matchAll(ADDRESS)) addresses.add(address);
    else if (directoriesIn(found).some((directory) => !isAbsolute(directory)))
      parameters.add('projectDirectory');
  });
  return references;
}

/** Returns the directories that an expression reads files of. */
export function directoriesIn(found: object): readonly string[] {
  if ('$files' in found) return [found.$files as string];
  if ('$md5' in found) return [found.$md5 as string];
  if ('$hasFiles' in found) return (found.$hasFiles as readonly string[]).slice(0, 1);
  return '$hash' in found ? (found.$hash as readonly string[]).slice(0, 1) : [];
}

/** Adds what a block refers to in its arguments and meta-arguments, and the blocks that it depends on. */
export function addBlockReferences(block: TerraformBlock, references: References): References {
  addReferences(block.arguments, references);
  if (block.meta === undefined) return references;
  const { for_each, precondition, local_exec } = block.meta;
  const commands = local_exec?.flatMap(({ command, working_dir, interpreter = [] }) => [
    command,
    working_dir,
    ...interpreter,
  ]);
  for (const value of [for_each, precondition?.condition, ...(commands ?? [])])
    addReferences(value, references);
  for (const address of [...dependenciesOf(block), ...(block.meta.replace_triggered_by ?? [])])
    references.addresses.add(address);
  return references;
}

/** Returns the addresses of the blocks that a block needs, each once. */
export function referencesOf(block: TerraformBlock): ReadonlySet<string> {
  return addBlockReferences(block, noReferences()).addresses;
}
