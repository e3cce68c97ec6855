/** Source of a backend whose partition key, lock and limit are those of environment variables. It prints when it is defined. */
export const SHOP = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { readLock } from '@atakora/component/lock';

const define = (environment) => {
  console.log('printed by the configuration');
  return defineBackend(
    {
      users: CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string', email: 'string' },
        partitionKey: process.env.KEY ?? '/id',
        ...(process.env.TTL && { ttl: Number(process.env.TTL) }),
      }),
      orders: CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string', total: 'number' } }),
    },
    {
      backendId: 'shop',
      environment,
      location: process.env.REGION ?? 'eastus',
      ...(process.env.ISOLATED && { networking: 'isolated' }),
      ...(process.env.LOCK && { lock: readLock(process.env.LOCK) }),
      ...(process.env.LIMIT && { limits: { maxFunctionsPerApp: 1 } }),
    },
  );
};
`;

/** A configuration that exports a function, so that every call reads its own environment. */
export const BY_CALL = `${SHOP}export default () => define('prod');\n`;
