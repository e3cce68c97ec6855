/** Prices of one provider's meters, as data. Every number says where it is from and of when. */
export interface PriceBook {
  /** Reference to the JSON Schema, for editors. */
  readonly $schema?: string;
  /** ISO 4217: `USD`. */
  readonly currency: string;
  readonly prices: readonly MeterPrice[];
}

/** The price of one meter in some regions. */
export interface MeterPrice {
  /** Name of the meter in resource types: `cosmos/throughput`. */
  readonly meter: string;
  /** Name of the meter in Azure: `100 RU/s`. */
  readonly meterName: string;
  /** Azure regions such as `eastus`. `*`: the price is the same everywhere. */
  readonly regions: readonly string[];
  /** Billed unit, as Azure writes it: `1 Hour`, `10K`, `1 GB/Month`. */
  readonly unit: string;
  /** From the lowest to the highest; the first is from 0. */
  readonly tiers: readonly PriceTier[];
  /** Quantity that a subscription or billing account has free of charge, in single units. @default nothing */
  readonly grant?: number;
  /** Source of the price. */
  readonly source: string;
  /** The day on which the source had the price: `2026-11-21`. */
  readonly date: string;
  /**
   * Reliability of the price. A: quoted as fetched from the Retail Prices API. B: from the recorded prices of
   * another estimator. C: from a secondary source, or derived. @default A
   */
  readonly grade?: PriceGrade;
}

/** Sureness of a price, from the best to the least. */
export const PRICE_GRADES = ['A', 'B', 'C'] as const;

/** One of `PRICE_GRADES`. */
export type PriceGrade = (typeof PRICE_GRADES)[number];

/** A price that holds from a quantity upwards. */
export interface PriceTier {
  /** Single units in a month, such as 13,000,000 operations. */
  readonly from: number;
  /** For `unit`. */
  readonly price: number;
}

/** Region of prices that are the same everywhere. */
export const EVERYWHERE = '*';
