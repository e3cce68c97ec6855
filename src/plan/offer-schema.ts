import * as v from 'valibot';

import { InvalidOfferError } from '../errors.js';
import { deepFreeze } from './deep-freeze.js';
import { isPlainObject } from './json.js';
import { type Offer, OFFER_FORMAT_VERSION } from './offer.js';
import { offeredPartSchema } from './offered-part.js';

const name = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));

/** `<backendId>.<environment>`. */
export const GUEST_NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}\.[A-Za-z][A-Za-z0-9-]{0,31}$/;

/** A GUID in lower case, as the Azure CLI shows it. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An offer. Not strict: a later minor version adds fields, which a guest of this version does not need. */
export const offerSchema: v.GenericSchema<unknown, Offer> = v.object({
  formatVersion: name(/^\d{1,6}\.\d{1,6}$/),
  host: v.object({
    id: name(/^[A-Za-z][A-Za-z0-9-]{0,39}$/),
    environment: name(/^[A-Za-z][A-Za-z0-9-]{0,31}$/),
    location: name(/^[a-z0-9]{1,40}$/),
    subscriptionId: name(GUID),
    resourceGroup: name(/^[\w.()-]{0,89}[\w()-]$/),
  }),
  guests: v.record(name(GUEST_NAME), offeredPartSchema),
});

const RESTORE = "Take the file as the host wrote it, with 'npx atakora offer'";

/**
 * Reads an offer, as text or as data. The result is a frozen copy, without fields that this version does not know.
 * @param subject - Subject of errors, such as the path of the file. Default `offer`.
 * @throws InvalidOfferError when the input is not an offer, or is one of a later major version.
 */
export function parseOffer(input: unknown, subject = 'offer'): Offer {
  const value = typeof input === 'string' ? fromText(input, subject) : input;
  const version = isPlainObject(value) ? value['formatVersion'] : undefined;
  const major = typeof version === 'string' ? /^(\d{1,6})\./.exec(version)?.[1] : undefined;
  if (major !== undefined && major !== OFFER_FORMAT_VERSION.split('.')[0])
    throw new InvalidOfferError(
      subject,
      `this library reads offers of format ${OFFER_FORMAT_VERSION}, received format ${major}`,
      'Update @atakora/component to the version that wrote the offer',
    );
  return deepFreeze(readPart(offerSchema, value, subject));
}

/**
 * Reads an offer, or a part of one, with its schema.
 * @param path - Path of the part within the offer. Default: the offer itself.
 * @throws InvalidOfferError when the value has another form.
 */
export function readPart<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  subject: string,
  path?: string,
): T {
  const refuse = (problem: string): never => {
    throw new InvalidOfferError(subject, problem, RESTORE);
  };
  try {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    const [issue] = result.issues;
    const within = [path, v.getDotPath(issue)].filter((each) => typeof each === 'string').join('.');
    const place = within === '' ? 'the offer' : within;
    return refuse(
      issue.received === 'undefined'
        ? `${place} must be there, received none`
        : `${place} must be ${issue.expected ?? issue.message}, received ${issue.received.slice(0, 60)}`,
    );
  } catch (error) {
    if (error instanceof InvalidOfferError) throw error;
    return refuse('an offer must be readable and not nested deeply, received another value');
  }
}

function fromText(text: string, subject: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidOfferError(subject, 'an offer must be JSON, received other text', RESTORE);
  }
}
