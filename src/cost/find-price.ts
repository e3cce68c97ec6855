import type { MeteredRange } from '../plan/meter.js';
import { EVERYWHERE, type MeterPrice, type PriceBook } from './price-book.js';
import type { CostRange } from './range.js';
import { parseUnit, type Unit } from './unit.js';

/** Finds the prices of one region: in the first book that has one, there rather than everywhere. */
export class PriceList {
  readonly #books: readonly PriceBook[];

  constructor(
    books: readonly PriceBook[],
    readonly region: string | null,
  ) {
    this.#books = books;
  }

  /** Returns the price of a meter, or the reason why it is missing. */
  find(meter: string): Price | string {
    for (const { prices } of this.#books) {
      const own = prices.filter((entry) => entry.meter === meter);
      const found =
        own.find(({ regions }) => this.region !== null && regions.includes(this.region)) ??
        own.find(({ regions }) => regions.includes(EVERYWHERE));
      const unit = found && parseUnit(found.unit);
      if (found !== undefined && unit !== undefined) return new Price(found, unit);
    }
    return this.region === null
      ? `the plan leaves the region to the stack, and the price of '${meter}' depends on it`
      : `the price book has no price of '${meter}' in '${this.region}'`;
  }
}

/** One price, for calculating. */
export class Price {
  constructor(
    readonly entry: MeterPrice,
    readonly unit: Unit,
  ) {}

  /** Returns the price of a quantity of single units, tier by tier. */
  of(quantity: number): number {
    const { tiers } = this.entry;
    return tiers.reduce((total, { from, price }, index) => {
      const upTo = Math.min(quantity, tiers[index + 1]?.from ?? Infinity);
      return total + (Math.max(0, upTo - from) / this.unit.count) * price;
    }, 0);
  }

  /** Returns the price of a range of quantities. */
  range({ low, high }: MeteredRange): CostRange {
    return { low: this.of(low), high: this.of(high) };
  }

  /** Returns the price of the part of a quantity that is free of charge. */
  granted(quantity: number): number {
    const { grant = 0 } = this.entry;
    return this.of(Math.min(quantity, grant));
  }
}
