import type { GenericSchema } from 'valibot';

import type { Strategy } from './merge/strategy.js';

/**
 * What sharing and merging must know of a resource type. The layout is a separate function of each type.
 *
 * @typeParam C - What a requirement may say.
 * @typeParam R - What holds for a resource, every default filled in.
 */
export interface ResourceType<C extends object, R extends C = C> {
  readonly type: string;
  /** What a requirement of the type may say. */
  readonly schema: GenericSchema<unknown, C>;
  /** The merge table. */
  readonly merge: Strategy<C>;
  /** Facts that hold for the resource as a whole. Requirements that differ in one need two resources. */
  traits(config: C): readonly Trait[];
  /** What must not be spread over two resources: the names of databases, of queues. */
  indivisible(config: C): readonly string[];
  /** What a requirement takes of the capacity, by name: what several name alike is counted once. */
  parts(config: C): readonly string[];
  /** What it takes of the capacity once for all requirements of a resource that name it. Absent: nothing. */
  common?(config: C): readonly string[];
  /** Parts of others without which a requirement means nothing. Absent: there are none. */
  borrowed?(config: C): readonly string[];
  readonly capacity: Capacity;
  /** Fills in what nobody asked for. */
  complete(config: C): R;
  /** Every requirement has a resource of its own, by the nature of the type. Its key is its purpose, and nobody is told of a split. */
  readonly alone?: true;
  /** Names a resource after its traits. It is part of Azure names, so it never depends on other resources. */
  purpose(config: C): string;
}

/** One fact about a resource as a whole. */
export interface Trait {
  /** `capacity mode`, `runtime version`. */
  readonly name: string;
  readonly value: string;
  /** A higher priority overrides it instead of splitting. */
  readonly yields: boolean;
}

/** What fits into one resource. */
export interface Capacity {
  readonly max: number;
  /** What is counted: `databases and containers`. */
  readonly unit: string;
}
