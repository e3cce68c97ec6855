import type { ExposedEndpoint } from '../exposure.js';
import { pushTo } from '../maps.js';
import type { ExposureChange } from './plan-diff.js';

/**
 * Returns what changed for callers. Endpoints of a resource that change in the same way are one line:
 * `changed functions:shared: 37 endpoints, internet -> private`.
 */
export function exposureLines(changes: readonly ExposureChange[]): string[] {
  const names = new Map<string, string[]>();
  for (const { change, before, after } of changes) {
    const { resource = '', name = '' } = after ?? before ?? {};
    pushTo(names, JSON.stringify([`${change} ${resource}`, differenceOf(before, after)]), name);
  }
  return [...names].map(([key, own]) => {
    const [start, difference] = JSON.parse(key) as [string, string];
    return own.length === 1
      ? `${start} ${own.join()}: ${difference}`
      : `${start}: ${own.length} endpoints, ${difference}`;
  });
}

/** Returns what differs between the two sides of an endpoint, or everything where one of them does not exist. */
function differenceOf(before: ExposedEndpoint | null, after: ExposedEndpoint | null): string {
  if (before === null || after === null) return `${wholeOf(before)} -> ${wholeOf(after)}`;
  const [was, is] = [textsOf(before), textsOf(after)];
  const parts = was.flatMap((text, index) => (text === is[index] ? [] : [`${text} -> ${is[index] ?? ''}`]));
  if (before.resource !== after.resource) parts.push(`was in ${before.resource}`);
  return parts.length === 0 ? 'another URL' : parts.join(', ');
}

function wholeOf(side: ExposedEndpoint | null): string {
  return side === null
    ? 'nothing'
    : textsOf(side)
        .filter((text) => text !== NO_PAGES)
        .join(', ');
}

const NO_PAGES = 'no pages';

function textsOf({ network, credentials, origins, ipRanges }: ExposedEndpoint): string[] {
  return [
    ipRanges === undefined ? network : `${ipRanges.join(', ')} of the ${network}`,
    credentials.join(' or '),
    origins.length === 0 ? NO_PAGES : `pages of ${origins.join(', ')}`,
  ];
}
