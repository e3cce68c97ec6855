import { namingRule } from '../naming-rule.js';

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.StreamAnalytics) */
export const STREAMING_JOB = namingRule({
  kind: 'streamAnalyticsJob',
  abbreviation: 'asa',
  min: 3,
  max: 63,
  pattern: /^[\w-]+$/,
  alphabet: 'letters, digits, hyphens and underscores',
});
