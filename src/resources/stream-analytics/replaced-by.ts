import type { Replacement } from '../../plan/replacement.js';
import { ROLE_ASSIGNMENT_REPLACED_BY } from '../access.js';

/** Arguments whose change makes azurerm replace a job or a part of it. Source: azurerm 4.55.0, ForceNew; terraform_data of Terraform */
export const STREAM_ANALYTICS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_stream_analytics_job: { arguments: ['location', 'name', 'resource_group_name', 'type'] },
  azurerm_stream_analytics_stream_input_eventhub_v2: { arguments: ['name', 'stream_analytics_job_id'] },
  azurerm_stream_analytics_output_blob: {
    arguments: ['name', 'resource_group_name', 'stream_analytics_job_name'],
  },
  azurerm_stream_analytics_job_schedule: { arguments: ['stream_analytics_job_id'] },
  ...ROLE_ASSIGNMENT_REPLACED_BY,
  terraform_data: { arguments: ['triggers_replace'] },
};
