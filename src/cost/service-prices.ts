import { RECORDED, SECONDARY, HERE, BOTH, ALL, price } from './list-price.js';

const ZONE_1 = `${SECONDARY}, meter region Zone 1`;

/** Prices of Key Vault, Front Door, Service Bus, Event Hubs, AI Search and API Management. */
export const servicePrices = [
  price('keyvault/operations', 'Operations', BOTH, '10K', 0.03, 'B', RECORDED),
  price('frontdoor/standard-base', 'Standard Base Fees', ALL, '1/Month', 35, 'C', SECONDARY),
  price('frontdoor/standard-requests', 'Standard Requests', ALL, '10K', 0.009, 'C', ZONE_1),
  price('frontdoor/standard-traffic', 'Standard Data Transfer Out', ALL, '1 GB', 0.083, 'C', ZONE_1),
  price('frontdoor/premium-base', 'Premium Base Fees', ALL, '1/Month', 330, 'C', SECONDARY),
  price('frontdoor/premium-requests', 'Premium Requests', ALL, '10K', 0.015, 'C', ZONE_1),
  price('frontdoor/premium-traffic', 'Premium Data Transfer Out', ALL, '1 GB', 0.083, 'C', ZONE_1),
  price('servicebus/basic-operations', 'Basic Messaging Operations', HERE, '1M', 0.05, 'B', RECORDED),
  price('servicebus/standard-base', 'Standard Base Unit', BOTH, '1/Month', 9.81, 'B', RECORDED),
  price('servicebus/standard-operations', 'Standard Messaging Operations', BOTH, '1M', 0.8, 'B', RECORDED, {
    // The base unit includes the first thirteen million.
    tiers: [
      { from: 0, price: 0 },
      { from: 13_000_000, price: 0.8 },
    ],
  }),
  price('aisearch/basic-unit', 'Basic Unit', HERE, '1/Month', 73.73, 'B', RECORDED),
  price('aisearch/standard-unit', 'Standard S1 Unit', HERE, '1/Month', 245.28, 'C', SECONDARY),
  price('aisearch/standard2-unit', 'Standard S2 Unit', HERE, '1/Month', 981.12, 'B', RECORDED),
  price('apimanagement/consumption-calls', 'Consumption Calls', HERE, '10K', 0.035, 'B', RECORDED, {
    tiers: [
      { from: 0, price: 0 },
      { from: 1_000_000, price: 0.035 },
    ],
  }),
  price('apimanagement/basicv2-unit', 'Basic v2 Unit', HERE, '1/Month', 150, 'C', SECONDARY),
  price('servicebus/premium-unit', 'Premium Messaging Unit', HERE, '1/Month', 677.08, 'B', RECORDED),
  price('eventhubs/standard-unit', 'Standard Throughput Unit', HERE, '1 Hour', 0.03, 'B', RECORDED),
  price('eventhubs/standard-ingress', 'Standard Ingress Events', HERE, '1M', 0.028, 'B', RECORDED),
  price('eventhubs/standard-capture', 'Standard Capture', HERE, '1 Hour', 0.1, 'B', RECORDED),
  price('eventhubs/premium-unit', 'Premium Processing Unit', HERE, '1 Hour', 1.2, 'C', SECONDARY),
];
