import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const ACCOUNT = {
  global: true,
  min: 3,
  max: 24,
  pattern: /^[a-z0-9]+$/,
  alphabet: 'lower-case letters and digits only',
  separator: '',
} as const;

/** Names of accounts for data of components. */
export const STORAGE_ACCOUNT = namingRule({ ...ACCOUNT, kind: 'storageAccount', abbreviation: 'st' });

/** Names of accounts for websites. The abbreviation keeps the account of a site named `Shared` apart from the shared one. */
export const WEBSITE_ACCOUNT = namingRule({ ...ACCOUNT, kind: 'websiteAccount', abbreviation: 'stweb' });
