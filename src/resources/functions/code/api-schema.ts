import * as v from 'valibot';

import { FIELD_FORMATS, FIELD_TYPES } from '../../../runtime/contract/validate-field.js';
import type { ApiField, ApiManifest } from '../../../runtime/contract/manifest.js';
import { HOOKS } from '../../../runtime/contract/hooks.js';
import { dataSchema } from './source-schema.js';
import { flag, oneOf, options, rule, textLike } from '../../../validation/rule.js';
import { originSchema } from '../../azure/origin.js';
import { permissionsSchema } from '../auth/auth-schema.js';
import { cosmosNameSchema } from '../../cosmos/requirement-schema.js';
import { connectionSchema, EVENT_OPTIONS } from '../triggers/event-trigger-schema.js';
import { AUTH_LEVELS } from '../requirement.js';

const fieldName = textLike(
  'a field name',
  /^[A-Za-z][A-Za-z0-9_]*$/,
  'must start with a letter and have only letters, digits and underscores',
  "use a name like 'email'",
);

const amount = v.exactOptional(v.number(rule('must be a number', 'use a number')));
const switched = v.exactOptional(flag('an option of a field'));

const fieldSchema: v.GenericSchema<unknown, ApiField> = options({
  type: oneOf('a field type', FIELD_TYPES),
  required: v.exactOptional(flag('required')),
  enum: v.exactOptional(v.array(v.union([v.string(), v.number()]))),
  pattern: v.exactOptional(v.string()),
  minLength: amount,
  maxLength: amount,
  minimum: amount,
  maximum: amount,
  format: v.exactOptional(oneOf('a format', FIELD_FORMATS)),
  nullable: switched,
  default: v.exactOptional(v.unknown()),
  readOnly: switched,
  immutable: switched,
  fields: v.exactOptional(v.lazy(() => v.record(fieldName, fieldSchema))),
  items: v.exactOptional(v.lazy(() => fieldSchema)),
});

const on = v.literal(true, rule('must be true', 'leave it out'));

const sortField = textLike(
  'a field of a sort',
  /^-?[A-Za-z][A-Za-z0-9_]*$/,
  "must be the name of a field, after '-' for descending order",
  "write it like '-createdAt'",
);

/** One CRUD API that an app serves. The names in it become part of queries and routes. */
export const apiSchema: v.GenericSchema<unknown, ApiManifest> = options({
  name: v.string(rule('must be a string', 'use the id of its component')),
  route: textLike(
    'the route of an API',
    /^[a-z][a-z0-9-]*$/,
    'must start with a lower-case letter and have only lower-case letters, digits and hyphens',
    "write it like 'user-api'",
  ),
  operations: v.array(
    oneOf('an operation', ['create', 'read', 'update', 'delete', 'list', 'patch', 'batch', 'search']),
  ),
  schema: v.record(fieldName, fieldSchema),
  partitionKey: fieldName,
  expires: v.exactOptional(flag('expires')),
  softDelete: v.exactOptional(flag('softDelete')),
  corsOrigins: v.exactOptional(v.array(originSchema)),
  healthRoute: textLike(
    'a health route',
    /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/,
    "must have words between '/'",
    "write it like 'health'",
  ),
  authLevel: oneOf('an auth level', AUTH_LEVELS),
  permissions: v.exactOptional(permissionsSchema),
  ownerField: v.exactOptional(fieldName),
  tenant: v.exactOptional(
    options({ field: fieldName, claim: v.string(rule('must be a string', 'use the name of a claim')) }),
  ),
  queries: v.exactOptional(
    options({
      sorts: v.exactOptional(v.array(v.array(sortField))),
      contains: v.exactOptional(flag('contains')),
      select: v.exactOptional(flag('select')),
      count: v.exactOptional(flag('count')),
    }),
  ),
  answers: v.exactOptional(oneOf('a value of answers', ['stored'])),
  hooks: v.exactOptional(
    options({
      path: v.string(rule('must be a string', 'use the folder of the code in the package')),
      names: v.array(oneOf('a hook', HOOKS)),
      timeoutSeconds: v.exactOptional(v.number(rule('must be a number', 'write seconds'))),
    }),
  ),
  uses: v.exactOptional(dataSchema),
  search: v.exactOptional(
    options({
      index: textLike(
        'the beginning of index names',
        /^[a-z0-9][a-z0-9-]*$/,
        'must have lower-case letters, digits and hyphens',
        "write it like 'ticket-api'",
      ),
      version: textLike(
        'a version of fields',
        /^[0-9a-f]{8}$/,
        'must have 8 hexadecimal digits',
        "write it like '1f3a9c2e'",
      ),
      keepsDeleted: flag('keepsDeleted'),
      fields: v.record(
        fieldName,
        options({
          type: oneOf('a type of a field of an index', [
            'string',
            'number',
            'boolean',
            'timestamp',
            'strings',
          ]),
          text: v.exactOptional(on),
          filter: v.exactOptional(on),
          facet: v.exactOptional(on),
        }),
      ),
      feed: options({
        type: v.literal('cosmos'),
        ...EVENT_OPTIONS.cosmos,
        leaseContainerName: cosmosNameSchema,
        connection: connectionSchema,
      }),
    }),
  ),
});
