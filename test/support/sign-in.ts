import type { Issuer } from '../../src/dev/issuer.js';
import type { EntraAuth } from '../../src/resources/functions/auth/auth.js';

export const TENANT = '11111111-1111-4111-8111-111111111111';

/** A sign-in, as most tests have it. */
export const ENTRA: EntraAuth = {
  provider: 'entra',
  tenantId: TENANT,
  clientId: '22222222-2222-4222-8222-222222222222',
};

/** Returns the header of a caller of {@link ENTRA}, whose token has further claims. */
export function tokenOf(
  issuer: Issuer,
  claims: Readonly<Record<string, unknown>>,
): { authorization: string } {
  const token = issuer.token({
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    aud: `api://${ENTRA.clientId}`,
    tid: TENANT,
    oid: 'ann',
    scp: 'all',
    exp: Date.now() / 1000 + 600,
    ...claims,
  });
  return { authorization: `Bearer ${token}` };
}

/** Another registration of the same tenant. */
export const OTHER_ENTRA: EntraAuth = { ...ENTRA, clientId: '33333333-3333-4333-8333-333333333333' };
