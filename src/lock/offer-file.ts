import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { InvalidOfferError } from '../errors.js';
import { parseOffer } from '../plan/offer-schema.js';
import { type Offer, offerOf, type OfferOptions } from '../plan/offer.js';
import { parsePlanValue } from '../plan/serialize.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { writeAtomically } from './atomic-file.js';

/**
 * Writes what a plan offers to its guests, for their teams to read. Applied first, because a guest finds what the host has made.
 * @param path - Such as `platform.prod.offer.json`.
 * @returns Whether the file changed.
 * @throws InvalidOfferError as `offerOf` does.
 * @throws InvalidPlanError when `plan` is not a plan.
 * @example
 * writeOffer('platform.prod.offer.json', platform.plan(), { subscriptionId: '00000000-0000-0000-0000-000000000000' });
 */
export function writeOffer(path: string, plan: ResourcePlan, options: OfferOptions): boolean {
  const offer = parseOffer(offerOf(parsePlanValue(plan), options), basename(path));
  return writeAtomically(path, `${JSON.stringify(offer, null, 2)}\n`);
}

/**
 * Reads the offer of a host from its file.
 * @param path - Such as `platform.prod.offer.json`, from the working directory.
 * @throws InvalidOfferError when the file cannot be read, or is not an offer of this format.
 * @example
 * defineBackend({ backendId: 'orders', environment: 'prod', location: 'eastus', host: readOffer('platform.prod.offer.json') });
 */
export function readOffer(path: string): Offer {
  return parseOffer(readText(path), basename(path));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'an error', message } = error as NodeJS.ErrnoException;
    throw new InvalidOfferError(
      basename(path),
      `the file must be readable, received ${code} (${message})`,
      "Have the host write it, with 'npx atakora offer'",
    );
  }
}
