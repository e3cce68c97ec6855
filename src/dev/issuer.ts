import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A stand-in for Entra ID on this machine: it signs tokens as asked, good and bad ones. */
export interface Issuer {
  /** Public keys by key id. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  /**
   * Returns a token with these claims. `key: 'foreign'` signs with the key of another issuer; `alg: 'none'`
   * does not sign.
   */
  token(
    claims: Readonly<Record<string, unknown>>,
    how?: { readonly alg?: string; readonly key?: 'own' | 'foreign' },
  ): string;
}

/** Creates an issuer with a key of its own. */
export function createIssuer(): Issuer {
  const kid = 'local-1';
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keys: new Map([[kid, createPublicKey(own.privateKey)]]),
    token: (claims, { alg = 'RS256', key = 'own' } = {}) => {
      const text = [{ alg, kid, typ: 'JWT' }, claims].map(encode).join('.');
      if (alg === 'none') return `${text}.`;
      const signer = key === 'own' ? own.privateKey : foreign.privateKey;
      return `${text}.${sign('RSA-SHA256', Buffer.from(text), signer).toString('base64url')}`;
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
