/** `@atakora/component/deploy`: code into function apps, without Terraform. Nothing here loads cdktf. */
export { deployCode, type DeployedApp } from './deploy/deploy-code.js';
export type { DeployOptions, GetToken } from './deploy/deploy-options.js';
