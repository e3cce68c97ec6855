import * as v from 'valibot';

import type { ApiPermissions } from '../../../runtime/contract/manifest.js';
import type { Permission } from '../../../runtime/contract/sign-in.js';
import { options, rule, textLike } from '../../../validation/rule.js';
import { guidSchema } from '../../azure/guid.js';
import type { EntraAuth } from './auth.js';

const guid = (what: string) =>
  guidSchema(what, "copy it from Entra ID, such as '00000000-0000-0000-0000-000000000000'");

const listOf = (what: string, entry: v.GenericSchema<string, string>) =>
  v.pipe(
    v.array(entry),
    // An empty list would read as "none may call", and Azure takes it for "all may".
    v.minLength(1, rule(`a list of ${what} must have at least one entry`, 'add one, or omit the list')),
  );

/** Sign-in of callers with Entra ID. */
export const entraAuthSchema: v.GenericSchema<EntraAuth, EntraAuth> = options({
  provider: v.literal('entra', rule("must be 'entra'", "write provider: 'entra'")),
  tenantId: guid('a tenant id'),
  clientId: guid('a client id'),
  audiences: v.exactOptional(
    listOf(
      'audiences',
      textLike(
        'an audience',
        // A policy of API Management would evaluate `@(…)`, and look `{{…}}` up.
        /^(?!@)[!-z|~]{1,200}$/,
        'must have 1 to 200 characters without spaces and braces, and not begin with @',
        "use the application id URI, such as 'api://orders'",
      ),
    ),
  ),
  allowedApplications: v.exactOptional(listOf('applications', guid('a client id'))),
  allowedIdentities: v.exactOptional(listOf('identities', guid('an object id'))),
});

/** Source: learn.microsoft.com/entra/identity-platform/howto-add-app-roles-in-apps, and quickstart-configure-app-expose-web-apis */
const claimValue = (what: string) =>
  textLike(
    what,
    /^[!-~]{1,120}$/,
    'must have 1 to 120 characters without spaces',
    "use a name like 'Orders.Read'",
  );

/** Permission that signed-in callers need. */
export const permissionSchema: v.GenericSchema<Permission, Permission> = v.pipe(
  options({
    roles: v.exactOptional(listOf('roles', claimValue('a role'))),
    scopes: v.exactOptional(listOf('scopes', claimValue('a scope'))),
  }),
  v.check(
    ({ roles, scopes }) => roles !== undefined || scopes !== undefined,
    rule('a permission must have roles or scopes', 'add roles or scopes, or omit the permission'),
  ),
);

/** Permissions that signed-in callers need to read and to write. */
export const permissionsSchema: v.GenericSchema<ApiPermissions, ApiPermissions> = options({
  read: v.exactOptional(permissionSchema),
  write: v.exactOptional(permissionSchema),
});
