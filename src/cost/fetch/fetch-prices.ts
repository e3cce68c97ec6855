import * as v from 'valibot';

import type { MeterPrice, PriceBook } from '../price-book.js';
import { InvalidConfigError } from '../../errors.js';
import { AZURE_METERS, type AzureMeter } from './azure-meters.js';
import { priceFromItems } from './price-from-items.js';
import { type Patience, readPages } from './read-pages.js';

/** Options of `fetchPrices`. */
export interface FetchPricesOptions extends Partial<Patience> {
  /** Azure region such as `eastus`. */
  readonly region: string;
  /** ISO 4217. Small prices in other currencies than US dollars are rounded by the service. @default 'USD' */
  readonly currency?: string;
  /** Further meters, such as those of resource types of the user. @default none */
  readonly meters?: Readonly<Record<string, AzureMeter>>;
  /** Address of the service. @default the public Retail Prices API */
  readonly endpoint?: string;
}

/** A book of today's list prices, and the meters that it lacks. */
export interface FetchedPrices {
  readonly book: PriceBook;
  readonly missing: readonly { readonly meter: string; readonly reason: string }[];
}

const ENDPOINT = 'https://prices.azure.com/api/retail/prices';
const PATIENCE: Patience = { retries: 4, retryDelay: 1000, timeout: 30_000 };

const schema = v.object({
  region: v.pipe(v.string(), v.regex(/^[a-z0-9]+$/)),
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
});

/**
 * Fetches the list prices of the built-in resource types from the public Retail Prices API, which needs no
 * login. One request after the other: the service refuses too many at once.
 * @throws InvalidConfigError when the region or the currency is not valid.
 * @throws PricesNotFetchedError when the service does not answer.
 * @example
 * const { book, missing } = await fetchPrices({ region: 'eastus' });
 */
export async function fetchPrices(options: FetchPricesOptions): Promise<FetchedPrices> {
  if (!v.safeParse(schema, options).success)
    throw new InvalidConfigError('fetchPrices', [
      {
        path: 'options',
        value: `region '${options.region}', currency '${options.currency ?? 'USD'}'`,
        rule: "a region is written like 'eastus', and a currency like 'USD'",
        resolution: 'use the short name of an Azure region and an ISO 4217 code',
      },
    ]);
  const { region, currency = 'USD', meters = {}, endpoint = ENDPOINT, ...patience } = options;
  const date = new Date().toISOString().slice(0, 10);
  const prices: MeterPrice[] = [];
  const missing: { meter: string; reason: string }[] = [];
  for (const [meter, azure] of Object.entries({ ...AZURE_METERS, ...meters })) {
    const url = question(endpoint, azure, region, currency);
    const items = await readPages(url, { ...PATIENCE, ...patience });
    const own = items.filter(({ currencyCode }) => currencyCode === currency);
    const source = `Azure Retail Prices API, ${azure.serviceName}, ${azure.fixedRegion ?? region}`;
    const found = priceFromItems(meter, azure, own, { region, source, date });
    if (typeof found === 'string') missing.push({ meter, reason: found });
    else prices.push(found);
  }
  return { book: { currency, prices }, missing };
}

function question(endpoint: string, azure: AzureMeter, region: string, currency: string): URL {
  const { serviceName, meterName, fixedRegion: everywhere = region } = azure;
  const url = new URL(endpoint);
  url.searchParams.set('currencyCode', `'${currency}'`);
  const filters = {
    serviceName,
    meterName,
    armRegionName: everywhere,
    priceType: 'Consumption',
  };
  const filter = Object.entries(filters).map(
    ([name, value]) => `${name} eq '${value.replaceAll("'", "''")}'`,
  );
  url.searchParams.set('$filter', filter.join(' and '));
  return url;
}
