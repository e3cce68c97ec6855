import * as v from 'valibot';

import { InvalidPlanError } from '../../errors.js';
import { HOOKS } from '../../runtime/contract/hooks.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import type { JsonValue } from '../json.js';
import { FIELD_TYPES } from '../../runtime/contract/validate-field.js';

const text = v.string();

const permission = v.exactOptional(
  v.looseObject({ roles: v.exactOptional(v.array(text)), scopes: v.exactOptional(v.array(text)) }),
);

/** Also of the objects and arrays in a field. */
const field: v.GenericSchema = v.looseObject({
  type: v.picklist(FIELD_TYPES),
  required: v.exactOptional(v.boolean()),
  fields: v.exactOptional(v.lazy(() => v.record(text, field))),
  items: v.exactOptional(v.lazy(() => field)),
});

/** The part of a sign-in that a description uses. */
const signIn = v.looseObject({ tenantId: text });

/** The part of an API that a description uses. The planner checks the rest. */
const apis = v.array(
  v.looseObject({
    name: text,
    route: text,
    partitionKey: text,
    expires: v.exactOptional(v.boolean()),
    operations: v.array(
      v.picklist(['create', 'read', 'update', 'delete', 'list', 'patch', 'batch', 'search']),
    ),
    permissions: v.exactOptional(v.looseObject({ read: permission, write: permission })),
    ownerField: v.exactOptional(text),
    tenant: v.exactOptional(v.object({ field: text, claim: text })),
    queries: v.exactOptional(
      v.looseObject({
        sorts: v.exactOptional(v.array(v.array(text))),
        contains: v.exactOptional(v.boolean()),
        select: v.exactOptional(v.boolean()),
        count: v.exactOptional(v.boolean()),
      }),
    ),
    hooks: v.exactOptional(v.looseObject({ names: v.array(v.picklist(HOOKS)) })),
    search: v.exactOptional(v.looseObject({ fields: v.record(text, v.looseObject({})) })),
    schema: v.record(text, field),
  }),
);

/**
 * Reads the APIs of an app from its configuration. @throws InvalidPlanError when the configuration does not
 * have valid APIs.
 */
export function readApis(given: JsonValue | undefined): readonly ApiManifest[] {
  if (given === undefined) return [];
  const result = v.safeParse(apis, given);
  // The fields above are those that a description reads.
  if (result.success) return result.output as unknown as readonly ApiManifest[];
  const [issue] = result.issues;
  throw new InvalidPlanError(`an app has an API that is wrong at ${v.getDotPath(issue) ?? 'the top'}.`);
}

/**
 * Reads the tenant whose tokens an app takes from its configuration; undefined where callers do not sign in.
 * @throws InvalidPlanError when it does not name any.
 */
export function readTenant(given: JsonValue | undefined): string | undefined {
  if (given === undefined || given === false) return undefined;
  const result = v.safeParse(signIn, given);
  if (result.success) return result.output.tenantId;
  throw new InvalidPlanError('the auth of an app names no tenant.');
}
