import { blocksByAddress } from '../engines/planned-json.js';
import type { Arguments, TerraformJson } from '../engines/stacks.js';
import { blockFaults } from './block-faults.js';
import { blockOf, type ProviderSchema } from './schema.js';

/** Arguments that Terraform itself takes, whatever the type. */
const META = ['depends_on', 'provider', 'count', 'for_each', 'lifecycle', 'provisioner', 'connection'];

const REFERENCE = /(?<!\$)\$\{((?:data\.)?azurerm_[a-z0-9_]+)\.([A-Za-z0-9_-]+)\.([a-z0-9_]+)[^{}]*\}/g;

/** What is wrong with the JSON of a stack: its blocks, its provider blocks and the references between blocks. */
export function stackFaults(json: TerraformJson, schema: ProviderSchema): string[] {
  const blocks = blocksByAddress(json);
  return [
    ...Object.entries(blocks).flatMap(([address, block]) => [
      ...resourceFaults(address, block, schema),
      ...dependencyFaults(address, block, blocks),
      ...referenceFaults(address, block, blocks, schema),
    ]),
    ...(json.provider?.['azurerm'] ?? []).flatMap(({ alias: _, ...block }) =>
      blockFaults(block, schema.provider.block, 'provider.azurerm'),
    ),
  ];
}

function resourceFaults(address: string, block: Arguments, schema: ProviderSchema): string[] {
  const type = address.slice(0, address.lastIndexOf('.'));
  const own = Object.fromEntries(Object.entries(block).filter(([name]) => !META.includes(name)));
  const known = blockOf(schema, type);
  return known === undefined ? [`${address}: there is no such type`] : blockFaults(own, known, address);
}

function dependencyFaults(
  address: string,
  { depends_on: needed }: Arguments,
  blocks: Record<string, Arguments>,
) {
  if (needed === undefined) return [];
  if (!Array.isArray(needed)) return [`${address}.depends_on: it is no list`];
  const gone = needed.filter((other) => typeof other !== 'string' || !Object.hasOwn(blocks, other));
  return gone.map((other) => `${address}.depends_on: there is no ${String(other)}`);
}

/** References to blocks that are not there, and to attributes that their type does not have. */
function referenceFaults(
  address: string,
  block: Arguments,
  blocks: Record<string, Arguments>,
  schema: ProviderSchema,
): string[] {
  return [...JSON.stringify(block).matchAll(REFERENCE)].flatMap(([, type = '', id = '', attribute = '']) => {
    const target = `${type}.${id}`;
    if (!Object.hasOwn(blocks, target)) return [`${address}: it refers to ${target}, which is not there`];
    const { attributes = {}, block_types: nested = {} } = blockOf(schema, type) ?? {};
    return attribute in attributes || attribute in nested
      ? []
      : [`${address}: it refers to ${target}.${attribute}, which ${type} does not have`];
  });
}
