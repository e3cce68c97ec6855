import type { CostOptions } from '../../cost/estimate-cost.js';
import type { PriceBook } from '../../cost/price-book.js';
import type { UsageProfile } from '../../cost/usage.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { ReportedCost } from '../../report/report.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { readText } from '../read-text.js';
import { isOwn } from '../sentence-of.js';
import { loadingError } from './load-module.js';
import type { PlanSource } from './read-source.js';

/**
 * Returns true if a call asks for an estimate, by `--cost`, `--usage` or `--prices`.
 * Returns true if a call asks for an estimate. Otherwise a price book or a usage file without an estimate
 * would pass unnoticed.
 */
export function wantsCost(call: Call): boolean {
  return call.flag('cost') || call.text('usage') !== undefined || call.list('prices').length > 0;
}

/**
 * Estimates what a plan costs, with the usage and the prices of a call, what sharing saves and advice.
 * @param before - Plan to compare with; null for a first deployment, undefined for no comparison.
 * @throws CliError when a file is not valid.
 */
export async function readCost(
  call: Call,
  { plan, backend, file }: PlanSource,
  before?: ResourcePlan | null,
): Promise<ReportedCost> {
  const { adviseOnCost, compareCosts, estimateCost, whatSharingSaves } = await import('../../cost.js');
  const options = await readOptions(call);
  const usageFile = call.text('usage');
  try {
    const ids = [...plan.components, ...(before?.components ?? [])].map(({ id }) => id);
    const optionsOf = (each: ResourcePlan) => ({ ...options, usage: usageFor(each, ids, options.usage) });
    const estimate = estimateCost(plan, optionsOf(plan));
    const advice = adviseOnCost(plan, optionsOf(plan));
    if (before !== undefined) {
      const earlier = before === null ? null : estimateCost(before, optionsOf(before));
      return { estimate, advice, comparison: compareCosts(earlier, estimate) };
    }
    // A saved plan does not know its components well enough to plan each alone.
    if (backend === undefined) return { estimate, advice };
    return { estimate, advice, savings: whatSharingSaves(plan, alone(backend, file), optionsOf(plan)) };
  } catch (error) {
    throw isOwn(error) && !(error instanceof CliError) && usageFile !== undefined
      ? new CliError(usageFile, error.message, undefined, error)
      : error;
  }
}

function alone(backend: NonNullable<PlanSource['backend']>, file: string) {
  try {
    return backend.plansAlone();
  } catch (error) {
    throw loadingError(file, error);
  }
}

/**
 * Returns the profile without components that the plan does not have. A profile for two plans may name them.
 */
function usageFor(
  { components }: ResourcePlan,
  known: readonly string[],
  { components: single = {}, ...rest }: UsageProfile = {},
): UsageProfile {
  const own = components.map(({ id }) => id);
  const kept = Object.entries(single).filter(([id]) => own.includes(id) || !known.includes(id));
  return { ...rest, components: Object.fromEntries(kept) };
}

async function readOptions(call: Call): Promise<CostOptions> {
  const { defaultPrices } = await import('../../cost.js');
  const books = await Promise.all(call.list('prices').map(readBook));
  const currency = books[0]?.currency ?? defaultPrices.currency;
  const usage = call.text('usage');
  const region = call.text('region');
  return {
    // Prices in another currency replace the default ones.
    prices: currency === defaultPrices.currency ? [...books, defaultPrices] : books,
    currency,
    ...(region !== undefined && { region }),
    ...(usage !== undefined && { usage: readUsage(usage) }),
  };
}

async function readBook(file: string): Promise<PriceBook> {
  const text = readText(file, 'a price book');
  const { parsePriceBook } = await import('../../cost.js');
  try {
    return parsePriceBook(text);
  } catch (error) {
    throw isOwn(error) ? new CliError(file, error.message, undefined, error) : error;
  }
}

/** Reads a usage file. Its content is checked later, with the components that it names. */
function readUsage(file: string): UsageProfile {
  const text = readText(file, 'a usage profile');
  try {
    const usage: unknown = JSON.parse(text);
    if (typeof usage === 'object' && usage !== null && !Array.isArray(usage)) return usage;
  } catch (error) {
    throw new CliError(file, `it must be JSON, received ${(error as Error).message}`, EXAMPLE, error);
  }
  throw new CliError(file, 'it must be an object with every or components, received something else', EXAMPLE);
}

const EXAMPLE = 'Write {"every": {"requests": 200000}, "components": {"UserApi": {"dataGb": 5}}}';
