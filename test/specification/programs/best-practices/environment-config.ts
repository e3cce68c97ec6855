import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const environment: string = 'production';

// config/dev.ts
export const devConfig = {
  throughput: 400,
  ttl: 86400,
  monitoring: false
};

// config/prod.ts
export const prodConfig = {
  throughput: 4000,
  ttl: 2592000,
  monitoring: true
};

// main.ts
export const config = environment === 'production' ? prodConfig : devConfig;
export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' }, enableServerless: false, throughput: config.throughput, ttl: config.ttl }) }, { monitoring: config.monitoring });
