// Writes the JSON schemas of configurations, deployment options, plan files, lock files, offers, price books and reports, derived from the valibot schemas that the library itself uses.
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { backendConfigSchema } from '../../src/backend/config-schema.ts';
import { priceBookSchema } from '../../src/cost/price-book-schema.ts';
import { deploymentOptionsSchema } from '../../src/deploy/deployment-options.ts';
import { planLockSchema } from '../../src/plan/lock/lock-schema.ts';
import { offerSchema } from '../../src/plan/offer-schema.ts';
import { resourcePlanSchema } from '../../src/plan/schema.ts';
import { offeredDatabaseSchema } from '../../src/resources/cosmos/hosted-account.ts';
import { cosmosOffer } from '../../src/resources/cosmos/offered.ts';
import { offeredWorkspaceSchema } from '../../src/resources/monitoring/hosted-workspace.ts';
import { monitoringOffer } from '../../src/resources/monitoring/offered.ts';
import { offeredNetworkSchema } from '../../src/resources/network/hosted-network.ts';
import { networkOffer } from '../../src/resources/network/offered.ts';
import { offeredNamespaceSchema } from '../../src/resources/service-bus/hosted-namespace.ts';
import { serviceBusOffer } from '../../src/resources/service-bus/offered.ts';
import { reportSchema } from './report-schema.ts';

const schemas = {
  config: backendConfigSchema,
  deployment: deploymentOptionsSchema,
  'resource-plan': resourcePlanSchema(),
  'plan-lock': planLockSchema,
  offer: offerSchema,
  'price-book': priceBookSchema,
  report: reportSchema,
};
for (const [name, schema] of Object.entries(schemas)) {
  const json = toJson(schema);
  if (name === 'config') describeFile(json);
  if (name === 'offer') describeParts(json);
  if (name === 'deployment') json.properties.$schema = { type: 'string' };
  writeFileSync(`dist/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}

function toJson(schema) {
  // Checks written as code have no counterpart in JSON Schema; only the library applies those.
  return toJsonSchema(schema, { errorMode: 'ignore' });
}

/** Says what the parts of built-in types are, which their types read. Those of other types are any objects. */
function describeParts({ properties }) {
  Object.assign(properties.guests.additionalProperties.properties.parts, {
    properties: {
      cosmos: part(offeredDatabaseSchema),
      monitoring: part(offeredWorkspaceSchema),
      network: part(offeredNetworkSchema),
      servicebus: part(offeredNamespaceSchema),
    },
  });
}

/** Says what the record of a guest has of each built-in type, which the types read. */
function describeTerms({ properties }) {
  Object.assign(properties.guests.additionalProperties.properties, {
    cosmos: part(cosmosOffer.terms),
    monitoring: part(monitoringOffer.terms),
    network: part(networkOffer.terms),
    servicebus: part(serviceBusOffer.terms),
  });
}

function part(schema) {
  const json = toJson(schema);
  delete json.$schema;
  return json;
}

/** Leaves out what only code can give, and lets the file name its schema. */
function describeFile({ properties }) {
  describeTerms(properties.offer);
  for (const option of ['lock', 'providers', 'resourceTypes']) delete properties[option];
  delete properties.naming.properties.formatResourceName;
  properties.$schema = { type: 'string' };
}
