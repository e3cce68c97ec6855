import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

import { describe, expect, it } from 'vitest';

// tests/backend.test.ts

describe('Backend Configuration', () => {
  it('should create backend with correct components', () => {
    const backend = defineBackend({
      userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } })
    });

    expect(backend.components).toBeDefined();
    expect(backend.backendId).toBeTruthy();
  });

  it('should validate resource requirements', () => {
    const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) });
    const validation = backend.validate();

    expect(validation.valid).toBe(true);
    expect(validation.errors).toBeUndefined();
  });

  it('should enforce resource limits', () => {
    expect(() => {
      defineBackend({
        api1: CrudApi.define('Api1', { entityName: 'Api1', schema: { id: 'string' } }),
        api2: CrudApi.define('Api2', { entityName: 'Api2', schema: { id: 'string' } })
      }, {
        limits: { maxCosmosAccounts: 1 }
      });
    }).not.toThrow();
  });
});
