import type { LayoutContext } from '../../layout-context.js';
import type { FunctionsResource } from '../sharing.js';
import { frontDoorRestriction } from './front-door-lock.js';

/** All rules have one priority: none contradicts another, and a new rule does not change those after it. */
const RULE = { priority: 100, action: 'Allow' };

/**
 * Returns the arguments that limit who may call an app: one Front Door, or the addresses of a list. Azure refuses other callers with
 * status 403. The site for deployments has no list, so that code is deployed from anywhere by callers who sign in.
 * Source: learn.microsoft.com/azure/app-service/overview-access-restrictions
 */
export function accessRestrictions(app: FunctionsResource, context: LayoutContext) {
  const { allowedIpRanges } = app.config;
  if (allowedIpRanges === undefined) return frontDoorRestriction(app.key, context);
  return {
    ip_restriction_default_action: 'Deny',
    ip_restriction: [
      ...allowedIpRanges.map((range) => ({
        name: `allowed-${range.replace('/', '-')}`,
        ...RULE,
        ip_address: range.includes('/') ? range : `${range}/32`,
      })),
      ...servicesThatCall(app).map((tag) => ({ name: tag, ...RULE, service_tag: tag })),
    ],
  };
}

/**
 * Returns the service tags of the services of Azure that call an app by HTTP: Event Grid brings the events of triggers, and
 * Application Insights tests the app from outside.
 * Source: learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
export function servicesThatCall({ config }: FunctionsResource): string[] {
  const { functions, availabilityTests = [] } = config;
  return [
    ...(functions.some(({ trigger }) => trigger.type === 'eventGrid') ? ['AzureEventGrid'] : []),
    ...(availabilityTests.length > 0 ? ['ApplicationInsightsAvailability'] : []),
  ];
}
