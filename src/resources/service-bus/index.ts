import { join, ref } from '../../plan/expression/expression.js';
import { defineResourceType } from '../define-resource-type.js';
import { validateServiceBus } from './check.js';
import { namespaceName, namespaceRef, serviceBusConnections } from './connections.js';
import { hostOf } from './hosted-namespace.js';
import { layOutServiceBus } from './layout.js';
import { serviceBusOffer } from './offered.js';
import { serviceBusMeters } from './meters.js';
import { ipRulesFact, RECORDED_IP_RANGES } from '../network/allowed-ip-ranges.js';
import { SERVICE_BUS } from './naming.js';
import type { ServiceBusConfig, ServiceBusRequirement } from './requirement.js';
import { serviceBusRequirementSchema } from './requirement-schema.js';
import { FILTER_RULE, messagingUnits, namespaceFacts } from './units.js';
import { serviceBusExposure } from './exposure.js';
import { SERVICE_BUS_DATA_TYPES, SERVICE_BUS_REPLACED_BY } from './replaced-by.js';
import { mergeServiceBus, serviceBusSharing, TIER, withServiceBusDefaults } from './sharing.js';
import { SERVICE_BUS_WEAKENED_BY } from './weakened-by.js';

/** Service Bus namespaces with queues, topics and subscriptions. */
export const serviceBus = defineResourceType<ServiceBusRequirement, ServiceBusConfig>({
  type: 'servicebus',
  title: 'Service Bus namespace',
  naming: SERVICE_BUS,
  schema: serviceBusRequirementSchema,
  sharing: serviceBusSharing,
  merge: mergeServiceBus,
  withDefaults: withServiceBusDefaults,
  existingName: (named, context) => hostOf(named, context)?.namespace ?? null,
  connections: {
    isolation: 'private-endpoint',
    isOfHost: (resource, context) => hostOf(resource, context) !== undefined,
    runsCode: false,
    exposure: serviceBusExposure,
    connect: serviceBusConnections,
    attributes(resource, context) {
      const name = namespaceName(resource, context);
      const isHosted = hostOf(resource, context) !== undefined;
      return {
        name,
        hostName: join`${name}.servicebus.windows.net`,
        endpoint: isHosted
          ? join`https://${name}.servicebus.windows.net:443/`
          : ref(namespaceRef(resource, context), 'endpoint'),
      };
    },
  },
  validate: {
    check: validateServiceBus,
    recorded: {
      [TIER]: ['standard', 'premium'],
      'duplicate detection': ['yes', 'no'],
      sessions: ['yes', 'no'],
      ...RECORDED_IP_RANGES,
      [FILTER_RULE]: ['yes'],
    },
  },
  replacedBy: SERVICE_BUS_REPLACED_BY,
  weakenedBy: SERVICE_BUS_WEAKENED_BY,
  dataTypes: SERVICE_BUS_DATA_TYPES,
  azureType: 'Microsoft.ServiceBus/namespaces',
  offered: serviceBusOffer,
  azurerm5: { registers: ['Microsoft.ServiceBus'] },
  meters: serviceBusMeters,
  layOut: (resource, context) => ({
    blocks: layOutServiceBus(resource, context),
    units: messagingUnits(resource, context),
    facts: { ...namespaceFacts(resource, context), ...ipRulesFact(resource, context.settings) },
  }),
});
