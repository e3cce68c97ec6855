import * as v from 'valibot';

import { PricesNotFetchedError } from '../../errors.js';

/** One price as the Retail Prices API has it: one tier of one meter. */
export interface RetailPrice {
  readonly currencyCode: string;
  readonly tierMinimumUnits: number;
  readonly retailPrice: number;
  readonly armRegionName: string;
  readonly meterName: string;
  readonly productName: string;
  readonly skuName: string;
  readonly unitOfMeasure: string;
  readonly type: string;
}

const pageSchema = v.object({
  Items: v.array(
    v.object({
      currencyCode: v.string(),
      tierMinimumUnits: v.number(),
      retailPrice: v.number(),
      armRegionName: v.nullish(v.string(), ''),
      meterName: v.string(),
      productName: v.string(),
      skuName: v.string(),
      unitOfMeasure: v.string(),
      type: v.string(),
    }),
  ),
  NextPageLink: v.nullish(v.string(), ''),
});

/** Number of tries and waiting times. */
export interface Patience {
  /** Number of further tries for a page. */
  readonly retries: number;
  /** Milliseconds before the first further try; each later one waits twice as long. */
  readonly retryDelay: number;
  /** Milliseconds until a try is given up. */
  readonly timeout: number;
}

/** A filter finds a handful of prices; more pages mean that the service answers something else. */
const MAX_PAGES = 50;

/** Longer waits than a service may reasonably ask for. */
const MAX_WAIT = 60_000;

/**
 * Reads all pages of one question.
 * @throws PricesNotFetchedError when the service does not answer, or answers something else.
 */
export async function readPages(first: URL, patience: Patience): Promise<RetailPrice[]> {
  const found: RetailPrice[] = [];
  let next: URL | null = first;
  for (let page = 0; next !== null; page += 1) {
    if (page === MAX_PAGES) throw refusal(first, `there are more than ${MAX_PAGES} pages`);
    const result = v.safeParse(pageSchema, await readPage(next, patience));
    if (!result.success)
      throw refusal(first, `the answer is not a page of prices (${result.issues[0].message})`);
    found.push(...result.output.Items);
    next = nextPage(first, result.output.NextPageLink);
  }
  return found;
}

/** Returns the URL of the next page. A link to another server is refused. */
function nextPage(first: URL, link: string): URL | null {
  if (link === '') return null;
  const next = URL.canParse(link) ? new URL(link) : undefined;
  if (next?.origin !== first.origin) throw refusal(first, `the next page is on another server, '${link}'`);
  return next;
}

async function readPage(url: URL, { retries, retryDelay, timeout }: Patience): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await tryOnce(url, timeout);
    if ('page' in outcome) return outcome.page;
    if (!outcome.again || attempt === retries) throw refusal(url, outcome.problem, outcome.cause);
    const wait = outcome.wait ?? retryDelay * 2 ** attempt;
    await new Promise((resolve) => setTimeout(resolve, Math.min(wait, MAX_WAIT)));
  }
}

type Outcome =
  | { readonly page: unknown }
  | { readonly problem: string; readonly again: boolean; readonly wait?: number; readonly cause?: unknown };

async function tryOnce(url: URL, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    if (response.ok) return { page: await response.json() };
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    return {
      problem: `the service answered ${response.status}`,
      again: response.status === 429 || response.status >= 500,
      ...(Number.isFinite(seconds) && { wait: seconds * 1000 }),
    };
  } catch (error) {
    return { problem: `there was no answer (${(error as Error).message})`, again: true, cause: error };
  }
}

function refusal(url: URL, problem: string, cause?: unknown): PricesNotFetchedError {
  const resolution = 'try again later, or use a price book that was fetched before';
  return new PricesNotFetchedError(`prices from ${url.origin}`, problem, resolution, cause);
}
