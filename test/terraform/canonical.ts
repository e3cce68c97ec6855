import type { Blocks } from '../engines/stacks.js';
import { isPlainObject } from '../../src/plan/json.js';

/** A configuration as far as engines agree on it. */
export interface Configuration {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly [part: string]: unknown;
}

/**
 * Returns a configuration without what engines write for themselves:
 *   - `//`: notes of cdktf,
 *   - `terraform.backend`: cdktf keeps the state in a file named for the stack unless it is told otherwise,
 *   - `hashicorp/azurerm` for `azurerm`, which Terraform takes for the same,
 *   - a provider's single blocks as objects, which cdktf writes as lists of one.
 */
export function canonical({ '//': _, ...json }: Configuration): unknown {
  const { backend: _backend, ...terraform } = json.terraform;
  return withoutNotes({
    ...json,
    terraform: renamed(terraform),
    provider: unlisted(json.provider),
  });
}

function renamed(settings: object): unknown {
  return JSON.parse(JSON.stringify(settings).replace('"hashicorp/azurerm"', '"azurerm"'));
}

function unlisted(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1 && isPlainObject(value[0])) return unlisted(value[0]);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unlisted(part)]));
}

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === '//' ? [] : [[key, withoutNotes(part)]])),
  );
}
