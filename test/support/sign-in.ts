import type { EntraAuth } from '../../src/resources/functions/auth/auth.js';

export const TENANT = '11111111-1111-4111-8111-111111111111';

/** A sign-in, as most tests have it. */
export const ENTRA: EntraAuth = {
  provider: 'entra',
  tenantId: TENANT,
  clientId: '22222222-2222-4222-8222-222222222222',
};

/** Another registration of the same tenant. */
export const OTHER_ENTRA: EntraAuth = { ...ENTRA, clientId: '33333333-3333-4333-8333-333333333333' };
