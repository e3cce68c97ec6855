import { copyPlain } from '../plan/deep-freeze.js';
import type { PlanError } from '../plan/diagnostics.js';
import { addressOf, escapeTexts, referencesIn, type TerraformBlock } from '../plan/terraform-block.js';
import { callHook, RETURNS } from '../providers/custom-code.js';
import type { LayoutContext } from '../providers/layout-context.js';
import { plainJson } from '../resources/plain-data.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { Site } from '../resources/site.js';
import { customName } from './custom-names.js';
import type { CustomResource } from './custom-resources.js';
import { allBlocks, type Layout } from './lay-out.js';

/** A custom provider's resource and its blocks; null when the provider makes them while applying. */
export interface CustomLayout {
  readonly resource: CustomResource;
  readonly blocks: readonly TerraformBlock[] | null;
}

/** Has the custom providers lay out their resources, after the built-in ones, which their blocks may refer to. */
export function layOutCustom(
  custom: readonly CustomResource[],
  layout: Layout,
  site: Site,
): { resources: CustomLayout[]; warnings: readonly []; errors: PlanError[] } {
  const existingBlocks = new Map(
    [...layout.cosmos, ...layout.functions, ...layout.storage].map(({ resource, blocks }) => [
      resource.key,
      blocks,
    ]),
  );
  const resources = custom.map((resource): CustomLayout => {
    const { provider, requirement } = resource;
    if (provider.layOut === undefined) return { resource, blocks: null };
    const escaped = { ...requirement, config: escapeTexts(copyPlain(requirement.config)) };
    const owner = `Provider '${provider.providerId}'`;
    const blocks = callHook({ owner, hook: 'layOut', resource: resource.key }, RETURNS.blocks, () =>
      provider.layOut?.(escaped, contextOf(resource, existingBlocks, site)),
    );
    return { resource, blocks: (blocks ?? []).map((block) => ownBlock(block, owner)) };
  });
  return { resources, warnings: [], errors: faultsOf(resources, allBlocks(layout)) };
}

/** A copy: the provider may go on using its data, and may have written it without `block`. */
function ownBlock(block: TerraformBlock, owner: string): TerraformBlock {
  plainJson(block, `block ${addressOf(block)} of ${owner}`);
  return copyPlain(block);
}

function contextOf(
  { key, type, name, provider }: CustomResource,
  existingBlocks: LayoutContext['existingBlocks'],
  site: Site,
): LayoutContext {
  const { settings, location, resourceGroupName } = site;
  return {
    backend: { backendId: settings.backendId },
    environment: settings.environment,
    name,
    location,
    resourceGroupName,
    naming: {
      formatResourceName: (abbreviation, _backendId, suffix = 'shared') =>
        customName(settings, abbreviation, suffix),
    },
    tags: { ...site.tags },
    existingBlocks,
    block: (blockType, role, config, dependsOn = []) => ({
      type: blockType,
      id: site.id(type, role),
      config: plainJson(
        config,
        `block '${blockType}' (${role}) of provider '${provider.providerId}' for '${key}'`,
      ),
      dependsOn: dependsOn.map(addressOf),
    }),
  };
}

const TYPE = /^(?:data\.)?azurerm_[a-z0-9]+(?:_[a-z0-9]+)*$/;
const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** What would only show in `apply` or Terraform: bad types and ids, one address twice, references to nothing. */
function faultsOf(custom: readonly CustomLayout[], builtIn: readonly TerraformBlock[]): PlanError[] {
  if (custom.length === 0) return [];
  const laidOut = custom.flatMap(({ resource, blocks }) =>
    (blocks ?? []).map((block) => ({ resource, block })),
  );
  const known = new Set([...builtIn, ...laidOut.map(({ block }) => block)].map(addressOf));
  const taken = new Set(builtIn.map(addressOf));
  return laidOut.flatMap(({ resource, block }) => {
    const address = addressOf(block);
    const twice = taken.has(address);
    taken.add(address);
    const missing = [...referencesIn(block.config), ...block.dependsOn].filter(
      (needed) => !known.has(needed),
    );
    const faults = [
      ...(TYPE.test(block.type) ? [] : [`'${block.type}' is no resource type of azurerm`]),
      ...(ID.test(block.id) ? [] : [`'${block.id}' is no Terraform id`]),
      ...(twice ? [`there are two blocks ${address}; give each a role of its own`] : []),
      ...missing.map((needed) => `${address} refers to ${needed}, which is not in the plan`),
    ];
    return faults.map((fault) => rejected(resource, fault));
  });
}

function rejected(resource: CustomResource, fault: string): PlanError {
  return {
    code: 'PROVIDER_REJECTED',
    message: `Provider '${resource.provider.providerId}' laid out '${resource.key}' wrongly: ${fault}.`,
    resource: resource.key,
    components: sharersOf(resource),
    resolution: 'Correct what its layOut returns.',
  };
}
