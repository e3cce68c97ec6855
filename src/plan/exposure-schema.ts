import * as v from 'valibot';

import { CREDENTIALS, EXPOSURE_NETWORKS, type PlannedExposure } from './exposure.js';

const text = v.string();
const texts = v.array(text);

const endpoint = v.pipe(
  v.strictObject({
    name: v.exactOptional(text),
    routes: v.exactOptional(texts),
    credentials: v.array(v.picklist(CREDENTIALS)),
    origins: v.exactOptional(texts),
    components: v.exactOptional(texts),
    codeMissing: v.exactOptional(v.literal(true)),
    ipRanges: v.exactOptional(texts),
  }),
  v.check(
    ({ name, routes }) => (name === undefined) !== (routes === undefined),
    'must have either a name or routes',
  ),
);

/** Everything of a plan that callers can reach. */
export const exposureSchema: v.GenericSchema<unknown, readonly PlannedExposure[]> = v.array(
  v.strictObject({
    resource: text,
    network: v.picklist(EXPOSURE_NETWORKS),
    url: text,
    endpoints: v.array(endpoint),
  }),
);
