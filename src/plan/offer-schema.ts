import * as v from 'valibot';

import { InvalidOfferError } from '../errors.js';
import { deepFreeze } from './deep-freeze.js';
import { isPlainObject } from './json.js';
import { type Offer, OFFER_FORMAT_VERSION } from './offer.js';

const name = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));

/** `<backendId>.<environment>`. */
export const GUEST_NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}\.[A-Za-z][A-Za-z0-9-]{0,31}$/;

/** A GUID in lower case, as the Azure CLI shows it. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// Not strict: a later minor version adds fields, which a guest of this version does not need.
const offerSchema: v.GenericSchema<unknown, Offer> = v.object({
  formatVersion: name(/^\d{1,6}\.\d{1,6}$/),
  host: v.object({
    id: name(/^[A-Za-z][A-Za-z0-9-]{0,39}$/),
    environment: name(/^[A-Za-z][A-Za-z0-9-]{0,31}$/),
    location: name(/^[a-z0-9]{1,40}$/),
    subscriptionId: name(GUID),
    resourceGroup: name(/^[\w.()-]{0,89}[\w()-]$/),
  }),
  guests: v.record(
    name(GUEST_NAME),
    v.object({
      identity: name(/^[A-Za-z0-9][\w-]{2,127}$/),
      cosmos: v.pipe(
        v.object({
          account: name(/^[a-z0-9][a-z0-9-]{1,42}[a-z0-9]$/),
          endpoint: name(/^https:\/\/[a-z0-9-]+\.documents\.azure\.(?:com|us|cn):443\/$/),
          capacityMode: v.picklist(['serverless', 'provisioned']),
          network: v.picklist(['public', 'isolated']),
          database: name(GUEST_NAME),
          containers: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(498)),
        }),
        // The apps of the guest send their tokens and data there.
        v.check(({ account, endpoint }) => endpoint.startsWith(`https://${account}.`), 'at its own endpoint'),
      ),
    }),
  ),
});

const RESTORE = "Take the file as the host wrote it, with 'atakora offer'";

/**
 * Reads an offer, as text or as data. The result is a frozen copy, without fields that this version does not know.
 * @param subject - Subject of errors, such as the path of the file. Default `offer`.
 * @throws InvalidOfferError when the input is not an offer, or is one of a later major version.
 */
export function parseOffer(input: unknown, subject = 'offer'): Offer {
  const value = typeof input === 'string' ? fromText(input, subject) : input;
  const major = isPlainObject(value) ? /^(\d{1,6})\./.exec(String(value['formatVersion']))?.[1] : undefined;
  if (major !== undefined && major !== OFFER_FORMAT_VERSION.split('.')[0])
    throw new InvalidOfferError(
      subject,
      `this library reads offers of format ${OFFER_FORMAT_VERSION}, received format ${major}`,
      'Update @atakora/component to the version that wrote the offer',
    );
  const result = v.safeParse(offerSchema, value);
  if (result.success) return deepFreeze(result.output);
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'the offer';
  throw new InvalidOfferError(
    subject,
    issue.received === 'undefined'
      ? `${place} must be there, received none`
      : `${place} must be ${issue.expected ?? issue.message}, received ${issue.received.slice(0, 60)}`,
    RESTORE,
  );
}

function fromText(text: string, subject: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidOfferError(subject, 'an offer must be JSON, received other text', RESTORE);
  }
}
