import { combinationError } from '../combination-error.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { askersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { sharedAmongGuests } from './check-guests.js';
import { hostConflicts } from './check-host.js';
import { ipRangeDiagnostics, ipRangesOfOthers } from '../network/allowed-ip-ranges.js';
import { isClosed } from './connections.js';
import { hostOf } from './hosted-namespace.js';
import type { ServiceBusRequirement } from './requirement.js';
import type { ServiceBusResource } from './sharing.js';
import { withoutEffect } from '../without-effect.js';

/** Checks the namespaces of a backend. */
export function validateServiceBus(
  namespaces: readonly ServiceBusResource[],
  context: LayoutContext,
): Diagnostics {
  const ipRanges = ipRangeDiagnostics('servicebus', namespaces, context);
  return {
    errors: [
      ...ipRanges.errors,
      ...namespaces.flatMap((namespace) => [
        ...openTier(namespace, context),
        ...twiceNamed(namespace),
        ...beyondTier(namespace),
        ...sharedAmongGuests(namespace, context),
        ...rulesBeyondTier(namespace, context),
        ...ipRangesOfOthers('servicebus', namespace, {
          isForeign: hostOf(namespace, context) !== undefined,
          hasGuests: namespace.requirements.some(({ config }) => config.owners !== undefined),
        }),
      ]),
      ...hostConflicts(namespaces, context),
    ],
    warnings: [
      ...ipRanges.warnings,
      ...namespaces.flatMap((namespace) => [...stayingOpen(namespace, context), ...unusedUnits(namespace)]),
    ],
  };
}

/** Refuses a tier that cannot be closed to the internet. Source: learn.microsoft.com/azure/service-bus-messaging/private-link-service */
function openTier(namespace: ServiceBusResource, { settings }: LayoutContext): PlanError[] {
  const { sku } = namespace.config;
  const isOther = ({ sku: asked }: ServiceBusRequirement) => asked !== undefined && asked !== 'Premium';
  // Components that leave the sku out get the error of their placement.
  if (!settings.isolated || !namespace.requirements.some(({ config }) => isOther(config))) return [];
  return [
    combinationError(namespace, isOther, {
      path: 'sku',
      message: `'${namespace.key}' is a ${sku} namespace, and in an isolated backend only a Premium one can be closed to the internet.`,
      resolution: "Ask for sku 'Premium', or leave the sku out.",
    }),
  ];
}

/** Refuses IP rules of a namespace that has none. Source: azurerm 4.55.0, documentation of network_rule_set */
function rulesBeyondTier(namespace: ServiceBusResource, context: LayoutContext): PlanError[] {
  const { sku, allowedIpRanges } = namespace.config;
  if (allowedIpRanges === undefined || sku === 'Premium' || hostOf(namespace, context) !== undefined)
    return [];
  const asks = ({ allowedIpRanges: own }: ServiceBusRequirement) => own !== undefined;
  const isOwn = namespace.requirements.some(({ config }) => asks(config));
  const option = isOwn ? 'allowedIpRanges' : 'networking.allowedIpRanges.servicebus';
  return [
    combinationError(namespace, isOwn ? asks : () => true, {
      path: option,
      message: `'${namespace.key}' is a ${sku} namespace, and azurerm gives IP rules to Premium ones only.`,
      resolution: `Leave ${option} out, or require sku 'Premium' in a component of your own.`,
    }),
  ];
}

/** Warns of a namespace of a backend that was public, in which only retained messages are: Azure cannot close it. */
function stayingOpen(namespace: ServiceBusResource, context: LayoutContext): PlanWarning[] {
  const { key } = namespace;
  if (!context.settings.isolated || isClosed(namespace, context)) return [];
  return [
    {
      code: 'DATA_RETAINED',
      message: `'${key}' has only retained messages and stays open to the internet, because only a Premium namespace can be closed.`,
      resource: key,
      path: 'networking',
      components: [],
      resolution: 'Handle the messages that wait there, then name its queues and topics in discard.',
    },
  ];
}

/**
 * Refuses names that are the same to Azure, which compares them without case: a namespace has one set of names for queues and topics. The
 * subscription `b` of the topic `a` is `a/b` in the lock, as the topic `a/b` is.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
function twiceNamed(namespace: ServiceBusResource): PlanError[] {
  const names = namesIn(namespace.config);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const twice = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
  return twice.map((name) =>
    combinationError(namespace, (asked) => namesIn(asked).includes(name), {
      path: namespace.config.queues.some((queue) => queue.name.toLowerCase() === name) ? 'queues' : 'topics',
      message: `'${namespace.key}' has the name '${name}' more than once among its queues, topics and subscriptions, and Azure compares names without case.`,
      resolution: 'Rename all but one of them.',
    }),
  );
}

function namesIn({ queues = [], topics = [] }: ServiceBusRequirement): string[] {
  const inTopics = topics.flatMap(({ name, subscriptions = [] }) => [
    name,
    ...subscriptions.map((subscription) => `${name}/${subscription.name}`),
  ]);
  return [...queues.map(({ name }) => name), ...inTopics].map((name) => name.toLowerCase());
}

/**
 * Refuses options that the tier of a namespace does not have.
 * Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-premium-messaging, azurerm 4.55.0
 */
function beyondTier(namespace: ServiceBusResource): PlanError[] {
  const { sku, queues, topics } = namespace.config;
  const found: [is: boolean, what: string, needs: string, asks: (asked: ServiceBusRequirement) => boolean][] =
    [
      [
        sku === 'Basic' && topics.length > 0,
        'topics',
        'Standard',
        (asked) => (asked.topics ?? []).length > 0,
      ],
      [
        sku === 'Basic' && queues.some(({ requiresSession }) => requiresSession === true),
        'sessions',
        'Standard',
        (asked) => (asked.queues ?? []).some(({ requiresSession }) => requiresSession === true),
      ],
      [
        sku === 'Basic' &&
          queues.some(({ duplicateDetectionSeconds }) => duplicateDetectionSeconds !== undefined),
        'duplicate detection',
        'Standard',
        (asked) => (asked.queues ?? []).some((queue) => queue.duplicateDetectionSeconds !== undefined),
      ],
      [
        sku !== 'Premium' && [...queues, ...topics].some(({ maxSize = 0 }) => maxSize > 5120),
        'queues or topics of more than 5120 MB',
        'Premium',
        (asked) =>
          [...(asked.queues ?? []), ...(asked.topics ?? [])].some(({ maxSize = 0 }) => maxSize > 5120),
      ],
    ];
  return found
    .filter(([is]) => is)
    .map(([, what, needs, asks]) =>
      combinationError(namespace, asks, {
        path: 'sku',
        message: `'${namespace.key}' is a ${sku} namespace, and has no ${what}.`,
        resolution: `Ask for sku '${needs}'.`,
      }),
    );
}

function unusedUnits(namespace: ServiceBusResource): PlanWarning[] {
  const { config } = namespace;
  if (config.messagingUnits === undefined || config.sku === 'Premium') return [];
  return [
    withoutEffect(
      'messagingUnits',
      `a ${config.sku} namespace does not have them`,
      "Leave messagingUnits out, or ask for sku 'Premium'.",
      askersOf(namespace, ({ messagingUnits }) => messagingUnits !== undefined),
    ),
  ];
}
