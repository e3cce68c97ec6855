import type { MergeNote } from './merge/strategy.js';

/** One resource that several components share, merged and named, before it is laid out. */
export interface SharedResource<C extends object, R extends C = C> {
  /** `cosmos:shared`. */
  readonly key: string;
  readonly type: string;
  /** What its Azure names and logical ids are made from. It does not depend on other resources. */
  readonly purpose: string;
  /** Name in Azure. */
  readonly name: string;
  readonly config: R;
  readonly needs: readonly Need<C>[];
  readonly notes: readonly MergeNote[];
}

/** One requirement of one component. */
export interface Need<C extends object = object> {
  /** Component id. */
  readonly component: string;
  /** `<resourceType>:<requirementKey>`. */
  readonly key: string;
  readonly config: C;
  readonly priority: number;
}

/** Ids of the components that use a resource, sorted, each once. */
export function sharersOf(resource: Pick<SharedResource<object>, 'needs'>): string[] {
  return [...new Set(resource.needs.map((need) => need.component))].sort();
}
