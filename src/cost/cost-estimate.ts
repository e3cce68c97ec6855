import type { PriceGrade } from './price-book.js';
import type { CostRange } from './range.js';
import type { ComponentUsage } from './usage.js';

/** Cost of a backend in a month, as far as prices are known. */
export interface CostEstimate {
  /** ISO 4217: `USD`. */
  readonly currency: string;
  /** Azure region of the prices; null where the plan leaves it to the stack. */
  readonly region: string | null;
  /** The use that was assumed, by component id. */
  readonly usage: Readonly<Record<string, ComponentUsage>>;
  /** By key. */
  readonly resources: readonly ResourceCost[];
  /** By component id. */
  readonly components: readonly ComponentCost[];
  /**
   * Quantities that a subscription has free of charge. `low` subtracts them; `high` does not, because other
   * apps may have used them up.
   */
  readonly grants: readonly GrantedCost[];
  /** Billed meters without a known price. */
  readonly unknown: readonly UnknownCost[];
  readonly total: TotalCost;
}

/** The sum of what has a price. */
export interface TotalCost {
  /** Cost without any use. */
  readonly fixed: CostRange;
  /** Additional cost of the assumed use. */
  readonly use: CostRange;
  /** Both. */
  readonly all: CostRange;
  /** False: something is billed besides, whose price is not known. */
  readonly complete: boolean;
  /** The least sure of the prices in it; null without prices. */
  readonly grade: PriceGrade | null;
}

/** Cost of one resource. */
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

/** Cost of one meter of a resource. */
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

/** Cost of one component. */
export interface ComponentCost {
  readonly id: string;
  /** Cost of its own use, before grants. */
  readonly use: CostRange;
  /** Shared resources that it uses, with their fixed cost. The cost is not divided between components. */
  readonly shares: readonly {
    readonly resource: string;
    readonly fixed: CostRange;
    /** Ids of the other components. */
    readonly with: readonly string[];
  }[];
}

/** Quantity of a meter that a whole subscription has free of charge. */
export interface GrantedCost {
  readonly meter: string;
  /** Single units in a month. */
  readonly quantity: number;
  /** Amount that it subtracts from the low end of the total. */
  readonly amount: number;
}

/** Something that is billed, and whose price is not known. */
export interface UnknownCost {
  readonly resource: string;
  /** Absent: the resource type does not declare its meters. */
  readonly meter?: string;
  readonly what: string;
  readonly reason: string;
}
