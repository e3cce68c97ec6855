import { templateText } from '../../src/plan/expression/template.js';
import { expressionIn } from '../../src/plan/expression/expression-json.js';
import type { JsonValue } from '../../src/plan/json.js';
/** A plan as far as a state is made from it. Plans of released versions have other types. */
export interface AnyPlan {
  readonly backend: { readonly location: string | null };
  readonly terraform: readonly {
    readonly type: string;
    readonly id: string;
    readonly config: Readonly<Record<string, unknown>>;
  }[];
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
  const names = new Map(terraform.map(({ type, id, config }) => [`${type}.${id}`, config['name']]));
  const stack = { ...STACK, '${stack.location}': backend.location ?? 'eastus' };
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    const found = expressionIn(value as JsonValue);
    if (found !== undefined) return resolved(templateText(found));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [snakeCase(key), resolved(part)]));
    if (typeof value !== 'string') return value;
    return value

      .replace(/\$\{stack\.[a-z_]+\}/g, (parameter) => stack[parameter as keyof typeof stack] ?? parameter)
      .replace(/\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\.name\}/g, (expression, address: string) => {
        const name = names.get(address);
        return typeof name === 'string' ? String(resolved(name)) : expression;
      });
  };
  return terraform
    .filter(({ type }) => !type.startsWith('data.'))
    .map(({ type, id, config }) => ({
      address: `${type}.${id}`,
      mode: 'managed' as const,
      type,
      name: id,
      values: resolved(config) as Record<string, unknown>,
    }));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
