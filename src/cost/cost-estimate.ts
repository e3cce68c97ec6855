import type { PriceGrade } from './price-book.js';
import type { CostRange } from './range.js';
import type { ComponentUsage } from './usage.js';

/** What a backend costs in a month, as far as prices are known. */
export interface CostEstimate {
  /** ISO 4217: `USD`. */
  readonly currency: string;
  /** Where the prices are of; null where the plan leaves it to the stack. */
  readonly region: string | null;
  /** The use that was assumed, by component id. */
  readonly usage: Readonly<Record<string, ComponentUsage>>;
  /** By key. */
  readonly resources: readonly ResourceCost[];
  /** By component id. */
  readonly components: readonly ComponentCost[];
  /** What subscriptions have free of charge. `low` takes it off; `high` does not, because other apps may have used it up. */
  readonly grants: readonly GrantedCost[];
  /** What is billed and has no price here. */
  readonly unknown: readonly UnknownCost[];
  readonly total: TotalCost;
}

/** The sum of what has a price. */
export interface TotalCost {
  /** What is billed without any use. */
  readonly fixed: CostRange;
  /** What the assumed use adds. */
  readonly use: CostRange;
  /** Both. */
  readonly all: CostRange;
  /** False: something is billed besides, whose price is not known. */
  readonly complete: boolean;
  /** The least sure of the prices in it; null without prices. */
  readonly grade: PriceGrade | null;
}

/** What one resource costs. */
export interface ResourceCost {
  /** `cosmos:shared`. */
  readonly key: string;
  /** Ids of the components that use it. */
  readonly sharedBy: readonly string[];
  readonly meters: readonly MeterCost[];
  readonly fixed: CostRange;
  /** Before grants. */
  readonly use: CostRange;
}

/** What one meter of a resource costs. */
export interface MeterCost {
  /** `cosmos/throughput`. */
  readonly meter: string;
  /** `throughput of user-db/user`. */
  readonly what: string;
  readonly kind: 'fixed' | 'use';
  /** Single units in a month: hours are counted, calls are not. */
  readonly quantity: CostRange;
  /** The price of its first paid tier, such as 0.4 for `1M`. */
  readonly price: number;
  readonly unit: string;
  readonly cost: CostRange;
  readonly grade: PriceGrade;
  readonly source: string;
  readonly date: string;
}

/** What one component costs. */
export interface ComponentCost {
  readonly id: string;
  /** What its own use adds, before grants. */
  readonly use: CostRange;
  /** Resources that it shares, and what they cost whoever uses them. No part is said to be its own. */
  readonly shares: readonly {
    readonly resource: string;
    readonly fixed: CostRange;
    /** Ids of the other components. */
    readonly with: readonly string[];
  }[];
}

/** What is free of charge for all that a subscription has. */
export interface GrantedCost {
  readonly meter: string;
  /** Single units in a month. */
  readonly quantity: number;
  /** What it takes off the low end of the total. */
  readonly amount: number;
}

/** Something that is billed, and whose price is not known. */
export interface UnknownCost {
  readonly resource: string;
  /** Absent: the resource type does not say what is billed. */
  readonly meter?: string;
  readonly what: string;
  readonly reason: string;
}
