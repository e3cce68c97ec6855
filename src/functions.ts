/** `@atakora/component/functions`: functions started by http calls, timers and queues. */
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/key-vault-secret.js';
export {
  FunctionsApp,
  type FunctionsAppDefinition,
  type FunctionsAppOutputs,
  type HttpFunctionName,
} from './components/functions-app/functions-app.js';
export type {
  FunctionDeclaration,
  FunctionDeclarations,
  FunctionsAppConfig,
  HttpFunction,
  QueueFunction,
  TimerFunction,
} from './components/functions-app/functions-app-config.js';
