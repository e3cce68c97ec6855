import { checkFrozen } from './check-frozen.js';
import { parseGivenPlan } from './parse-given-plan.js';
import { checkPlan } from './check-plan.js';
import { checkArguments } from './known-arguments.js';
import { combinedConstraint, oldestVersion } from './required-version.js';
import { stateBlocks } from './state-blocks.js';
import { escapeText, writeTemplate } from '../plan/expression/template.js';
import { CannotApplyError } from '../errors.js';
import { type JsonObject, ownValue } from '../plan/json.js';
import type { ResourcePlan, StateChanges } from '../plan/resource-plan.js';
import { parseRenderOptions } from './parse-options.js';
import { providerBlock } from './provider-block.js';
import type { RenderOptions } from './render-options.js';
import { renderBlocks } from './resource-blocks.js';
import { stackPart } from './stack-part.js';
import type { BlocksByType, TerraformJson } from './terraform-json.js';

/** Versions of azurerm by the major version that a plan is for. Of 5, those that read the state that 4 wrote. */
const AZURERM_VERSIONS = { 4: '4.55.0', 5: '>= 5.1.0, < 6.0.0' } as const;

/**
 * Renders a plan as Terraform JSON, with the addresses and arguments that `apply` gives it with cdktf. The plan may be fresh, or
 * come from `parsePlan`. Pure: the same plan and options always give the same data. A plan from elsewhere is checked as
 * `applyPlan` checks it.
 * @throws InvalidConfigError when an option is wrong.
 * @throws InvalidPlanError when it is not a plan, or holds what the library never writes.
 * @throws PlanChangedError when it is not the plan of `expectedHash`.
 * @throws PlanHasErrorsError, ResourceLimitError when the plan must not be applied.
 * @throws LockNotFrozenError when `options.frozen` is set and the lock of the plan is not the committed one.
 * @throws CannotApplyError when something is not said, or a custom provider has to make a resource.
 * @example
 * const json = renderTerraform(backend.plan(), { resourceGroup: { name: 'rg-shop', location: 'eastus', create: true } });
 */
export function renderTerraform(given: ResourcePlan, renderOptions: RenderOptions = {}): TerraformJson {
  const { allowCommands = false, expectedHash, ...options } = parseRenderOptions(renderOptions);
  const plan = parseGivenPlan(given, { allowCommands, expectedHash });
  checkPlan(plan, new Set());
  checkArguments(plan);
  checkMadeByPlan(plan);
  if (options.frozen === true) checkFrozen(plan);
  const { values, variables, resources, forgotten } = stackPart(plan, options);
  const state = { ...plan.state, removed: [...plan.state.removed, ...forgotten] };
  const known = { parameters: { ...values }, packages: packageFacts(plan, options) };
  const { resource, data } = renderBlocks(plan, known);
  return {
    terraform: settings(plan, state, options),
    ...(Object.keys(variables).length > 0 && { variable: variables }),
    provider: { azurerm: providerBlock(plan, options.provider) },
    ...(Object.keys(data).length > 0 && { data }),
    resource: withGroup(resources, resource),
    ...stateBlocks({
      ...state,
      imports: plan.state.imports.map(({ to, id }) => ({ to, id: writeTemplate(id, known) })),
    }),
  };
}

/**
 * Adds the resource group that Terraform makes to the blocks of a plan, which may make further groups.
 * @throws CannotApplyError when the plan has a block of that address.
 */
function withGroup(group: BlocksByType, blocks: BlocksByType): BlocksByType {
  const both = Object.entries(group).map(([type, byId]): [string, BlocksByType[string]] => {
    const own = ownValue(blocks, type) ?? {};
    const taken = Object.keys(byId).find((id) => Object.hasOwn(own, id));
    if (taken !== undefined)
      throw new CannotApplyError(
        `${type}.${taken}`,
        'a block must not have the address of the resource group, received this one',
        'give the block another id, with context.id(…)',
      );
    return [type, { ...byId, ...own }];
  });
  return { ...Object.fromEntries(both), ...without(blocks, group) };
}

function without(blocks: BlocksByType, others: BlocksByType): BlocksByType {
  return Object.fromEntries(Object.entries(blocks).filter(([type]) => !Object.hasOwn(others, type)));
}

/** Refuses what only code can make. */
function checkMadeByPlan({ resources }: ResourcePlan): void {
  const custom = resources.find(({ madeBy }) => madeBy === 'provider');
  if (custom === undefined) return;
  throw new CannotApplyError(
    `'${custom.key}'`,
    'its blocks must be in the plan, received a resource that provideResource of a custom provider makes',
    'give the provider a layOut, or apply the backend to a cdktf stack',
  );
}

function settings(
  { provider: { azurerm = 4 } }: ResourcePlan,
  state: StateChanges,
  options: RenderOptions,
): JsonObject {
  const oldest = oldestVersion(state, options.engine);
  const version =
    oldest === undefined ? options.requiredVersion : combinedConstraint(options.requiredVersion, oldest);
  return {
    ...(version !== undefined && { required_version: version }),
    required_providers: {
      azurerm: { source: 'hashicorp/azurerm', version: options.providerVersion ?? AZURERM_VERSIONS[azurerm] },
    },
    ...(options.backend && { backend: options.backend }),
  };
}

/**
 * Returns the facts of packages that the plan's blocks use, by placeholder. @throws CannotApplyError when one
 * is missing.
 */
function packageFacts(plan: ResourcePlan, { packages = [] }: RenderOptions): ReadonlyMap<string, string> {
  const deployed = plan.packages.filter(({ deployment }) => deployment !== 'none');
  const missing = deployed.find(({ app }) => !packages.some((made) => made.app === app));
  if (missing !== undefined)
    throw new CannotApplyError(
      `'${missing.app}'`,
      'the options must have the package of the app with its path and hashes, received none',
      'use writeTerraform, which makes the packages, or pass packages',
    );
  return new Map(
    packages.flatMap(({ app, path, md5, sha256 }): [string, string][] => [
      [`${app}.path`, escapeText(path)],
      [`${app}.md5`, md5],
      [`${app}.sha256`, sha256],
    ]),
  );
}
