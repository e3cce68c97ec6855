import type { Replacement } from '../../plan/replacement.js';
import { ROLE_ASSIGNMENT_REPLACED_BY } from '../access.js';
import { BLOB_REPLACED_BY, STORAGE_REPLACED_BY } from '../storage/replaced-by.js';

/**
 * Changes that make Terraform replace a site. Source: azurerm 4.55.0, ForceNew; terraform_data of Terraform
 */
export const WEBSITE_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  ...STORAGE_REPLACED_BY,
  ...BLOB_REPLACED_BY,
  ...ROLE_ASSIGNMENT_REPLACED_BY,
  azurerm_storage_account_static_website: { arguments: ['storage_account_id'] },
  terraform_data: { arguments: ['triggers_replace'] },
};
