import { EVERYWHERE, type MeterPrice } from '../price-book.js';
import { parseUnit } from '../unit.js';
import type { AzureMeter } from './azure-meters.js';
import type { RetailPrice } from './read-pages.js';

/** Makes one price of the tiers that the API lists, or returns the reason why it cannot. */
export function priceFromItems(
  meter: string,
  azure: AzureMeter,
  items: readonly RetailPrice[],
  origin: { readonly region: string; readonly source: string; readonly date: string },
): MeterPrice | string {
  const own = items.filter((item) => isOf(item, azure));
  const [first] = own;
  if (first === undefined) return 'the service lists no such price';
  const sorted = distinct(own).sort((a, b) => a.tierMinimumUnits - b.tierMinimumUnits);
  if (sorted.some((item, index) => item.tierMinimumUnits === sorted[index - 1]?.tierMinimumUnits))
    return 'the service lists several prices of that name';
  const unit = parseUnit(first.unitOfMeasure);
  if (unit === undefined) return `its unit is '${first.unitOfMeasure}', which is not known`;
  // Tiers are counted in units of the price: 25,000 are 250,000 executions where ten have a price.
  const tiers = sorted.map(({ tierMinimumUnits, retailPrice }) => ({
    from: tierMinimumUnits * unit.count,
    price: retailPrice,
  }));
  const free = azure.free === undefined && tiers[0]?.price === 0 ? tiers[1] : undefined;
  const paid = free === undefined ? tiers : [{ ...free, from: 0 }, ...tiers.slice(2)];
  if (paid[0]?.from !== 0) return 'its first tier is not listed';
  if (paid.every(({ price }) => price === 0)) return 'the service lists a price of 0';
  return {
    meter,
    meterName: first.meterName,
    regions: [azure.fixedRegion === undefined ? origin.region : EVERYWHERE],
    unit: first.unitOfMeasure,
    tiers: paid,
    ...(free !== undefined && { grant: free.from }),
    source: origin.source,
    date: origin.date,
    grade: 'A',
  };
}

function isOf(item: RetailPrice, { meterName, productName, skuName }: AzureMeter): boolean {
  return (
    item.type === 'Consumption' &&
    item.meterName === meterName &&
    (productName === undefined || item.productName === productName) &&
    (skuName === undefined || item.skuName === skuName)
  );
}

/** Removes duplicates: the service lists some prices twice, as parts of two offers. */
function distinct(items: readonly RetailPrice[]): RetailPrice[] {
  const key = ({ tierMinimumUnits, retailPrice, unitOfMeasure }: RetailPrice) =>
    `${tierMinimumUnits} ${retailPrice} ${unitOfMeasure}`;
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
