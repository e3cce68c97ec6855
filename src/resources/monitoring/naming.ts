import { namingRule } from '../naming-rule.js';

// Source of all: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
export const LOG_ANALYTICS = namingRule({ kind: 'logAnalytics', abbreviation: 'log', min: 4, max: 63 });
export const APPLICATION_INSIGHTS = namingRule({
  kind: 'applicationInsights',
  abbreviation: 'appi',
  max: 260,
});
export const ACTION_GROUP = namingRule({ kind: 'actionGroup', abbreviation: 'ag', max: 260 });
export const METRIC_ALERT = namingRule({ kind: 'metricAlert', abbreviation: 'ar', max: 260 });
