import * as v from 'valibot';

import { CREDENTIALS, EXPOSURE_NETWORKS, type PlannedExposure } from './exposure.js';

const text = v.string();
const texts = v.array(text);

/** Everything of a plan that callers can reach. */
export const exposureSchema: v.GenericSchema<unknown, readonly PlannedExposure[]> = v.array(
  v.pipe(
    v.strictObject({
      resource: text,
      name: v.exactOptional(text),
      url: text,
      routes: v.exactOptional(texts),
      network: v.picklist(EXPOSURE_NETWORKS),
      credentials: v.array(v.picklist(CREDENTIALS)),
      origins: texts,
      components: texts,
      codeMissing: v.exactOptional(v.literal(true)),
      ipRanges: v.exactOptional(texts),
    }),
    v.check(
      ({ name, routes }) => (name === undefined) !== (routes === undefined),
      'must have either a name or routes',
    ),
  ),
);
