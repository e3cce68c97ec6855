import * as v from 'valibot';

import { azureIdSchema } from '../azure/azure-id.js';
import { givenNameSchema } from '../azure/given-name.js';
import { flag, oneOf, options, rule, textLike, together, wholeNumber } from '../../validation/rule.js';

/** Logs that resources send to the workspace: none, changes and reads of secrets, or every call besides. */
export const DIAGNOSTIC_LOGS = ['none', 'audit', 'all'] as const;

/** One of `DIAGNOSTIC_LOGS`. */
export type DiagnosticLogs = (typeof DIAGNOSTIC_LOGS)[number];

/** Days that Application Insights can keep data. Source: learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource */
const RETENTIONS = [30, 60, 90, 120, 180, 270, 365, 550, 730];

const positive = (what: string) => wholeNumber(what, 1, 1_000_000_000);

const retentionRule = rule(`must be one of ${RETENTIONS.join(', ')} days`, 'use one of these numbers');

const samplingRule = rule(
  'must be more than 0 and at most 100 percent',
  'use a number such as 10 or 100, or monitoring: false',
);

const severity = v.exactOptional(wholeNumber('a severity', 0, 4));

const capRule = rule('must be more than 0 gigabytes', 'use a number such as 1 or 0.5');

const alerting = options({
  enabled: v.exactOptional(flag('alerting.enabled')),
  errorThreshold: v.exactOptional(positive('an error threshold')),
  latencyThreshold: v.exactOptional(positive('a latency threshold')),
  throttlingThreshold: v.exactOptional(positive('a throttling threshold')),
  severities: v.exactOptional(
    options({ errors: severity, latency: severity, throttling: severity, availability: severity }),
  ),
  webhooks: v.exactOptional(
    v.array(
      textLike(
        'a webhook',
        /^https:\/\/[^\s${}%]+$/,
        'must be a URL with https and without an expression',
        "write it like 'https://hooks.example.com/alerts'",
      ),
    ),
  ),
  sms: v.exactOptional(
    v.array(
      options({
        countryCode: textLike(
          'a country code',
          /^[1-9]\d{0,3}$/,
          'must have 1 to 4 digits, the first of them not 0',
          "write it like '49'",
        ),
        phoneNumber: textLike(
          'a phone number',
          /^\d{4,14}$/,
          'must have 4 to 14 digits',
          "write it like '1701234567'",
        ),
      }),
    ),
  ),
  actionGroupIds: v.exactOptional(
    v.array(azureIdSchema('the id of an action group', 'Microsoft.Insights/actionGroups')),
  ),
  emails: v.exactOptional(
    v.array(
      textLike(
        'an e-mail address',
        /^[^\s@${}%]+@[^\s@${}%]+$/,
        "must have one '@'",
        "write it like 'team@example.com'",
      ),
    ),
  ),
});

const fields = options({
  enabled: v.exactOptional(flag('monitoring.enabled')),
  retentionDays: v.exactOptional(v.picklist(RETENTIONS, retentionRule)),
  samplingPercentage: v.exactOptional(
    v.pipe(
      v.number(samplingRule),
      v.check((share) => share > 0 && share <= 100, samplingRule),
    ),
  ),
  workspaceName: v.exactOptional(givenNameSchema),
  workspaceId: v.exactOptional(
    azureIdSchema('the id of a workspace', 'Microsoft.OperationalInsights/workspaces'),
  ),
  dailyCapGb: v.exactOptional(
    v.pipe(
      v.number(capRule),
      v.check((cap) => cap > 0 && cap <= 100_000, capRule),
    ),
  ),
  diagnosticLogs: v.exactOptional(oneOf('diagnosticLogs', DIAGNOSTIC_LOGS)),
  alerting: v.exactOptional(alerting),
});

const monitoringSchema = v.pipe(
  fields,
  together(
    ['workspaceName', 'workspaceId'],
    ({ workspaceName, workspaceId }) => workspaceName === undefined || workspaceId === undefined,
    rule(
      'must not be set with workspaceId: it names a workspace that the backend creates',
      'omit workspaceName or workspaceId',
    ),
  ),
);

const onOrOff = v.boolean(
  rule('must be true, false or an object of options', 'use true, false or { retentionDays: 90 }'),
);

/** `monitoring` of a backend. */
export const monitoringEntries = {
  monitoring: v.exactOptional(v.lazy((value) => (typeof value === 'object' ? monitoringSchema : onOrOff))),
};
