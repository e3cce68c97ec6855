import type { GenericSchema } from 'valibot';

import type { MergeDecision } from './merge/strategy.js';
import type { Requirement } from './requirement.js';
import type { Settings } from './settings.js';

/**
 * Identifies a resource type. Carries the types of its requirements and its resources, for lookups in a
 * graph.
 */
export interface ResourceTypeToken<Req extends object = object, Config extends Req = Req> {
  /** Such as `cosmos`. */
  readonly type: string;
  readonly schema: GenericSchema<unknown, Req>;
  /** Fills in what no requirement says. `constraints` are those of the resource, every default filled in. Pure. */
  withDefaults(merged: Req, settings: Settings, constraints: Readonly<Record<string, string>>): Config;
}

/** One Azure resource that several components share, merged and named, before it is laid out. */
export interface Resource<Req extends object = object, Config extends Req = Req> {
  /** `cosmos:shared`. */
  readonly key: string;
  readonly type: string;
  /** Part of its Azure names and logical ids: `shared`, `provisioned`. It does not depend on other resources. */
  readonly variant: string;
  /** Name in Azure. */
  readonly name: string;
  readonly config: Config;
  /** Values of its constraints, every default filled in: `{ 'capacity mode': 'serverless' }`. */
  readonly constraints: Readonly<Record<string, string>>;
  readonly requirements: readonly Requirement<Req>[];
  readonly decisions: readonly MergeDecision[];
}

/** Returns the ids of the components that have requirements, sorted, each once. */
export function componentsOf(requirements: readonly Pick<Requirement, 'component'>[]): string[] {
  return [...new Set(requirements.map(({ component }) => component))].sort();
}

/** Returns the ids of the components that use a resource, sorted, each once. */
export function sharersOf({ requirements }: Pick<Resource, 'requirements'>): readonly string[] {
  return componentsOf(requirements);
}

/** Returns true for equal lists. A type of the user may have none, which the check of the plan refuses later. */
export function areSame(one: readonly string[] | undefined, other: readonly string[]): boolean {
  return (
    one === other ||
    (one?.length === other.length && one.every((component, index) => component === other[index]))
  );
}

/** Returns a resource and the components whose requirements ask for something there, as a diagnostic names them. */
export function askersOf<Req extends object>(
  { key, requirements }: Pick<Resource<Req>, 'key' | 'requirements'>,
  asks: (config: Req) => boolean,
): { readonly resource: string; readonly components: readonly string[] } {
  return { resource: key, components: componentsOf(requirements.filter(({ config }) => asks(config))) };
}
