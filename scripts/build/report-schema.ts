// The JSON that `atakora check`, `diff` and `gate` write, from which its JSON Schema is made.
import * as v from 'valibot';
import { CHANGE_ACTIONS, VERDICTS } from '../../src/plan/diff/plan-diff.js';
import { CREDENTIALS, EXPOSURE_NETWORKS } from '../../src/plan/exposure.js';

const texts = v.array(v.string());
const maybe = v.nullable(v.string());
const verdict = v.picklist(VERDICTS);
const action = v.picklist(CHANGE_ACTIONS);
const value = v.strictObject({ path: v.string(), before: maybe, after: maybe });
const exposed = v.nullable(
  v.strictObject({
    resource: v.string(),
    name: v.string(),
    url: v.string(),
    network: v.picklist(EXPOSURE_NETWORKS),
    credentials: v.array(v.picklist(CREDENTIALS)),
    origins: texts,
    components: texts,
  }),
);

const risks = v.array(
  v.strictObject({
    code: v.picklist(['DATA_AT_RISK', 'DATA_NOT_COPIED']),
    subject: v.string(),
    argument: v.string(),
    before: maybe,
    after: maybe,
    effect: v.string(),
    components: texts,
  }),
);

const diff = v.strictObject({
  verdict,
  changes: v.array(
    v.strictObject({
      address: v.string(),
      type: v.string(),
      action,
      verdict,
      holdsData: v.boolean(),
      forcedBy: texts,
      changed: v.array(v.strictObject({ ...value.entries, causedBy: texts })),
      refused: maybe,
      movedFrom: maybe,
      resource: maybe,
      components: texts,
      causedBy: texts,
    }),
  ),
  risks,
  components: v.array(
    v.strictObject({
      id: v.string(),
      action: v.picklist(['add', 'remove', 'rename', 'change']),
      renamedFrom: maybe,
      verdict,
      fields: v.array(value),
      endpoints: v.array(value),
    }),
  ),
  api: v.array(
    v.strictObject({
      code: v.picklist(['API_CHANGES', 'API_OPENED']),
      component: v.string(),
      path: v.string(),
      before: maybe,
      after: maybe,
      effect: v.string(),
    }),
  ),
  exposure: v.array(
    v.strictObject({
      change: v.picklist(['opened', 'added', 'changed', 'removed']),
      verdict,
      before: exposed,
      after: exposed,
    }),
  ),
  options: v.array(value),
  refused: texts,
  totals: v.partial(v.strictObject(v.entriesFromList(CHANGE_ACTIONS, v.number()))),
});

const gated = v.strictObject({
  address: v.string(),
  type: v.string(),
  action,
  verdict,
  holdsData: v.nullable(v.boolean()),
  forcedBy: texts,
  lostWith: maybe,
  risks,
  isPermitted: v.boolean(),
  isPlanned: v.boolean(),
  isGone: v.exactOptional(v.literal(true)),
});

const range = v.strictObject({ low: v.number(), high: v.number() });

/** The fields that every estimate has. Their types are in `@atakora/component/cost`. */
const cost = v.looseObject({
  estimate: v.looseObject({
    currency: v.string(),
    total: v.looseObject({ fixed: range, use: range, all: range, complete: v.boolean() }),
    unknown: v.array(v.looseObject({ resource: v.string(), what: v.string(), reason: v.string() })),
  }),
  budget: v.exactOptional(v.number()),
});

export const reportSchema = v.strictObject({
  backend: v.strictObject({ id: v.string(), environment: v.string() }),
  isRefused: v.boolean(),
  diff: v.exactOptional(diff),
  gate: v.exactOptional(
    v.strictObject({
      passes: v.boolean(),
      errored: v.boolean(),
      verdict,
      changes: v.array(gated),
      refused: v.array(gated),
    }),
  ),
  lockProblems: v.exactOptional(
    v.array(
      v.strictObject({
        code: v.string(),
        message: v.string(),
        resource: v.exactOptional(v.string()),
        unit: v.exactOptional(v.string()),
        resolution: v.string(),
      }),
    ),
  ),
  cost: v.exactOptional(cost),
  findings: v.array(
    v.strictObject({
      rule: v.string(),
      level: v.picklist(['error', 'warning']),
      message: v.string(),
      resolution: v.string(),
    }),
  ),
});
