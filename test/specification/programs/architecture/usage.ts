import { ResourceGroupStack } from '@atakora/component/cdk';
import { newStack } from '../../new-stack.js';
import { defineBackend } from '@atakora/component';
import { CrudApi } from '@atakora/component/crud';
import { StaticSite } from '@atakora/component/web';

export const { app } = newStack();

// Phase 1: Define components
const userApi = CrudApi.define('UserApi', {
  entityName: 'User',
  schema: {
    id: 'string',
    name: { type: 'string', required: true },
    email: { type: 'string', required: true }
  }
});

const productApi = CrudApi.define('ProductApi', {
  entityName: 'Product',
  schema: {
    id: 'string',
    name: 'string',
    price: 'number'
  }
});

const adminPortal = StaticSite.define('AdminPortal', {
  sourceDirectory: './admin',
  buildCommand: 'npm run build'
});

// Phase 2: Create backend
export const backend = defineBackend({
  // Components
  userApi,
  productApi,
  adminPortal,

  // Configuration
  monitoring: {
    enabled: true,
    retentionDays: 90
  },
  networking: 'isolated',
  tags: {
    Environment: 'Production',
    Team: 'Platform'
  }
});

// Phase 3: Add to stack
const stack = new ResourceGroupStack(app, 'MyAppStack', {
  resourceGroupName: 'rg-myapp-prod',
  location: 'eastus'
});

backend.addToStack(stack);
