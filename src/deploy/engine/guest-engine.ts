import * as v from 'valibot';

import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { EngineProblem } from './engine-message.js';
import type { Engine } from './find-engine.js';

const offerSchema = v.object({
  host: v.object({ id: v.string(), environment: v.string(), resourceGroup: v.string() }),
});
const optionsSchema = v.object({ host: v.union([offerSchema, v.object({ offer: offerSchema })]) });

/**
 * Settings by which azurerm neither lists nor registers resource providers, for which the deployer of a guest has no right, by its major
 * version. azurerm 5 refuses the first setting of azurerm 4, and registers none by itself. A block of azurerm 4 for the first is ignored
 * (github.com/hashicorp/terraform-provider-azurerm/issues/32300).
 * Source: azurerm 4.55.0 and 5.2.0, internal/features and website/docs/index.html.markdown
 */
const OF_GUESTS = {
  4: { ARM_PROVIDER_ENHANCED_VALIDATION: 'false', ARM_RESOURCE_PROVIDER_REGISTRATIONS: 'none' },
  5: {
    ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: 'false',
    ARM_PROVIDER_ENHANCED_VALIDATION_RESOURCE_PROVIDERS: 'false',
  },
} as const;

/** Returns an engine that deploys plans: with the host and the environment of guests, where all of the plans are of guests. */
export function engineFor(
  engine: Engine,
  plans: readonly Pick<ResourcePlan, 'backend' | 'provider'>[],
): Engine {
  const hosts = plans.flatMap(({ backend }) => {
    if (!v.is(optionsSchema, backend.options)) return [];
    const given = backend.options.host;
    return ['offer' in given ? given.offer.host : given.host];
  });
  const [host] = hosts;
  if (host === undefined || hosts.length < plans.length) return engine;
  const [major = 4, ...others] = new Set(plans.map(({ provider }) => provider.azurerm ?? 4));
  return { ...engine, host, ...(others.length === 0 && { environment: OF_GUESTS[major] }) };
}

/**
 * Returns what to do where Azure refuses a guest what its host gives; undefined for any other failure.
 * Source: the texts of azurerm 4.55.0 and 5.2.0, which name the scope or the resource group.
 */
export function refusedByHost(
  problems: readonly Pick<EngineProblem, 'summary' | 'detail'>[],
  { host }: Engine,
): string | undefined {
  if (host === undefined) return undefined;
  const isRefused = problems.some(
    ({ summary, detail }) =>
      /\b403\b|AuthorizationFailed/.test(`${summary} ${detail}`) &&
      `${summary} ${detail}`.toLowerCase().includes(host.resourceGroup.toLowerCase()),
  );
  if (!isRefused) return undefined;
  const name = `${host.id}.${host.environment}`;
  return `the host '${name}' gives this right, and does not give it now: its record changed, or was not deployed yet. Have it admit this guest and deploy, read its new offer, and deploy again; Azure honours a new role after minutes`;
}
