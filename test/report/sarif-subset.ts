import * as v from 'valibot';

/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.50) asks of the parts that these logs use, written by hand from the standard.
 * Closed: a property that is not here was not compared with it.
 */
const text = v.pipe(v.string(), v.minLength(1));
/** Section 3.4.4: a relative reference, percent-encoded. */
const uri = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._~!$&'()*+,;=:@/%-]+$/));
/** Section 3.49.3. */
const rule = v.strictObject({
  id: text,
  shortDescription: v.strictObject({ text }),
  helpUri: v.pipe(v.string(), v.url()),
});
const location = v.strictObject({
  physicalLocation: v.strictObject({
    artifactLocation: v.strictObject({ uri, uriBaseId: text }),
    /** Section 3.30.5: lines count from 1. */
    region: v.strictObject({ startLine: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  }),
});
const result = v.strictObject({
  ruleId: text,
  ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  level: v.picklist(['none', 'note', 'warning', 'error']),
  message: v.strictObject({ text }),
  locations: v.array(location),
  partialFingerprints: v.record(v.string(), v.string()),
});
const run = v.strictObject({
  tool: v.strictObject({
    driver: v.strictObject({
      name: text,
      informationUri: v.pipe(v.string(), v.url()),
      /** Section 3.19.23: unique. */
      rules: v.pipe(
        v.array(rule),
        v.check((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'rules are unique'),
      ),
    }),
  }),
  results: v.array(result),
});

/** The part of SARIF 2.1.0 that logs of this package use. */
export const sarifSubset = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.array(run),
});
