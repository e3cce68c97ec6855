import { FunctionsApp } from '@atakora/component/functions';

// Connection strings (secrets to manage)
export const app = FunctionsApp.define('App', {
  functions: { run: { trigger: 'http' } },
  environmentVariables: {
  COSMOS_CONNECTION_STRING: 'AccountEndpoint=https://...;AccountKey=...' // Avoid
  },
});
