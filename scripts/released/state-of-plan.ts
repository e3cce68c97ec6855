import { writeArguments } from '../../src/terraform/write-arguments.js';
import { PLACEHOLDERS } from '../../src/plan/expression/template.js';
import type { JsonObject } from '../../src/plan/json.js';

/** A plan as far as a state is made from it. Plans of released versions have other types. */
export interface AnyPlan {
  readonly backend: { readonly location: string | null };
  readonly terraform: readonly AnyBlock[];
}

interface AnyBlock {
  readonly type: string;
  readonly id: string;
  /** Arguments of a plan of format 2 or before: camelCase names, expressions within strings. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly arguments?: JsonObject;
}

/** One resource in the output of `terraform show -json`, as far as the library reads it. */
export interface StateResource {
  readonly address: string;
  readonly mode: 'managed';
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values that the stack gives to a plan, in recorded states. */
const STACK: Readonly<Record<string, string>> = {
  '${stack.resource_group_name}': 'rg-released',
  '${stack.virtual_network_name}': 'vnet-released',
  '${stack.subnet_name}': 'snet-released',
  '${stack.private_endpoint_subnet_name}': 'snet-endpoints-released',
  '${stack.project_directory}': '.',
};

/** Returns the blocks of a plan as Terraform would show them after it applied the plan: as values, by the provider's names. */
export function stateOfPlan({ backend, terraform }: AnyPlan): StateResource[] {
  const blocks = terraform.map((block) => ({ ...block, values: valuesOf(block) }));
  const names = new Map(blocks.map(({ type, id, values }) => [`${type}.${id}`, values['name']]));
  const stack = { ...STACK, '${stack.location}': backend.location ?? 'eastus' };
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolved(part)]));
    if (typeof value !== 'string') return value;
    return withStack(value, stack).replace(
      /\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\.name\}/g,
      (expression, address: string) => {
        const name = names.get(address);
        return typeof name === 'string' ? String(resolved(name)) : expression;
      },
    );
  };
  return blocks
    .filter(({ type }) => !type.startsWith('data.'))
    .map(({ type, id, values }) => ({
      address: `${type}.${id}`,
      mode: 'managed' as const,
      type,
      name: id,
      values: knownValues(resolved(values) as Record<string, unknown>),
    }));
}

/** Returns the arguments of a block of any format, with expressions as Terraform writes them. */
function valuesOf(block: AnyBlock): Readonly<Record<string, unknown>> {
  return block.arguments === undefined
    ? (inSnakeCase(block.config ?? {}) as Record<string, unknown>)
    : writeArguments(block.arguments, PLACEHOLDERS);
}

/** Arguments whose keys users choose. */
const MAPS = new Set(['appSettings', 'tags']);

function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [snakeCase(key), MAPS.has(key) ? part : inSnakeCase(part)]),
  );
}

/**
 * Returns values without expressions, which each plan format writes differently. A value that Azure gives, such as an id, is
 * named after its block: `azurerm_subnet.shop_network_functions.id`. Values that are computed while applying are left out.
 */
export function knownValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const known = knownValue(value);
      return known === undefined ? [] : [[name, known]];
    }),
  );
}

/** Returns an Azure id of a plan with the values of the stack, and with references as addresses. */
export function withoutReferences(id: string): string {
  return withAddresses(withStack(id, STACK));
}

function withAddresses(text: string): string {
  return text.replace(REFERENCE, '$1');
}

function withStack(text: string, stack: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{stack\.[a-z_]+\}/g, (parameter) => stack[parameter] ?? parameter);
}

const REFERENCE = /(?<!\$)\$\{((?:data\.)?azurerm_[a-z0-9_]+\.[\w.[\]-]+)\}/g;

function knownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(knownValue).filter((part) => part !== undefined);
  if (typeof value === 'object' && value !== null) return knownValues(value as Record<string, unknown>);
  if (typeof value !== 'string') return value;
  const known = withAddresses(value);
  return /(?<!\$)\$\{/.test(known) ? undefined : known;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
