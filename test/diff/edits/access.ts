import type { CrudApiConfig } from '../../../src/components/crud-api/crud-api-config.js';
import type { EntraAuth } from '../../../src/resources/functions/auth/auth.js';
import { crud } from '../../support/definitions.js';
import { ENTRA } from '../../support/sign-in.js';
import type { Declared, Edits } from './edit.js';

const api = (options: Partial<CrudApiConfig> = {}, auth: Partial<EntraAuth> = {}): Declared => ({
  components: [
    crud('UserApi', {
      schema: { id: 'string', clinic: 'string', owner: 'string' },
      partitionKey: '/clinic',
      ...options,
    }),
  ],
  config: { auth: { ...ENTRA, ...auth } },
});

const tenant = { tenantField: 'clinic', tenantClaim: 'extn.clinic' } as const;

/** Edits that change which callers reach the items of an API. */
export const ACCESS_EDITS: Edits = {
  'tenant-removed': {
    title: 'Take tenantField away from an API',
    before: api(tenant),
    after: api(),
  },
  'tenant-claim': {
    title: 'Take the tenant from another claim',
    before: api(tenant),
    after: api({ ...tenant, tenantClaim: 'extn.group' }),
  },
  'owner-removed': {
    title: 'Take ownerField away from an API',
    before: api({ ownerField: 'owner' }),
    after: api(),
  },
  'permission-removed': {
    title: 'Take permissions away from an API',
    before: api({ permissions: { write: { roles: ['Users.Write'] } } }),
    after: api(),
  },
  'permission-added': {
    title: 'Ask callers of an API for a role',
    before: api(),
    after: api({ permissions: { write: { roles: ['Users.Write'] } } }),
  },
  'sign-in-wider': {
    title: 'Let further people sign in',
    before: api({}, { allowedIdentities: ['11111111-2222-3333-4444-555555555555'] }),
    after: api(),
  },
};
