import type { ResourcePlan } from '../plan/resource-plan.js';
import { deepFreeze } from '../plan/deep-freeze.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import { cdnType } from '../resources/cdn/cdn-type.js';
import { cosmosType } from '../resources/cosmos/cosmos-type.js';
import { functionsType } from '../resources/functions/functions-type.js';
import type { CosmosSettings, Settings } from '../resources/settings.js';
import { storageType } from '../resources/storage/storage-type.js';
import { websiteType } from '../resources/website/website-type.js';
import { assemblePlan } from './assemble.js';
import { crowdedSubnet, unusedServiceTags } from './check-network.js';
import { collectNeeds, type ComponentInput } from './collect.js';
import { contestedApps, undeployedPackages } from './check-packages.js';
import { findCycles } from './component-cycles.js';
import { outputsOf, valuesOf } from './component-outputs.js';
import { planCustom } from './custom-resources.js';
import { diagnose } from './diagnose.js';
import { followers } from './followers.js';
import { layOut } from './lay-out.js';
import { layOutCustom } from './lay-out-custom.js';
import { countAll, findViolations, usageOf } from './limits.js';
import { mergeGroups } from './merge.js';
import { createNaming } from './naming.js';
import { qualifyNeeds } from './qualify.js';
import { applyAccountSettings, serverlessMisfits } from './account-wide.js';
import { adviseOnResources } from './advice.js';
import { adviseOnBackend, consistencyMisfits } from './advice-on-backend.js';
import { share } from './share.js';
import { createSite } from './site.js';
import { adviseOnSites } from './site-advice.js';

/** What a plan is made from. */
export interface PlanInput {
  readonly settings: Settings;
  /** At least one, each with an id of its own. */
  readonly components: readonly ComponentInput[];
  /** Custom providers, the preferred one first. */
  readonly providers: readonly IResourceProvider[];
}

/**
 * Makes the plan: the same input always gives the same plan.
 * @throws MissingProviderError when a component requires a type that nobody provides.
 */
export function planBackend({ settings, components, providers }: PlanInput): ResourcePlan {
  const naming = createNaming(settings);
  const site = createSite(settings, naming);

  const needs = collectNeeds(components, providers, settings);
  const custom = planCustom(needs.custom, settings);
  const taken = new Set(custom.resources.map(({ key }) => key));
  const cosmosShares = share(cosmosType, applyAccountSettings(needs.cosmos, settings.cosmos));
  const { existing } = settings.cosmos;
  const cosmos = mergeGroups(
    accountsOf(settings.cosmos),
    cosmosShares.groups,
    'cosmosAccount',
    existing === null ? naming : { ...naming, name: () => existing.name },
    taken,
  );
  const storageShares = share(storageType, needs.storage);
  const storage = mergeGroups(storageOf(settings), storageShares.groups, 'storageAccount', naming, taken);
  // Settings such as ${cosmos.endpoint} mean the component's own account, so apps come after accounts.
  const functionsShares = share(functionsType, qualifyNeeds(needs.functions, [...cosmos, ...storage]));
  const functions = mergeGroups(functionsType, functionsShares.groups, 'functionApp', naming, taken);
  const websiteShares = share(websiteType, needs.website);
  const website = mergeGroups(websiteType, websiteShares.groups, 'websiteAccount', naming, taken);
  const cdnShares = share(cdnType, needs.cdn);
  const cdn = mergeGroups(cdnType, cdnShares.groups, 'frontDoorProfile', naming, taken);

  const shared = {
    cosmos: cosmos.map(({ resource }) => resource),
    functions: functions.map(({ resource }) => resource),
    storage: storage.map(({ resource }) => resource),
    website: website.map(({ resource }) => resource),
    cdn: cdn.map(({ resource }) => resource),
  };
  const outputs = outputsOf(components, shared, custom.resources, site);
  const layout = layOut(shared, valuesOf(components, outputs), site);
  const ownBlocks = layOutCustom(custom.resources, layout, site);

  const counts = countAll(layout);

  const notes = [
    diagnose(cosmosType, cosmos, cosmosShares.contradictions),
    diagnose(storageType, storage, storageShares.contradictions),
    diagnose(functionsType, functions, functionsShares.contradictions),
    diagnose(websiteType, website, websiteShares.contradictions),
    diagnose(cdnType, cdn, cdnShares.contradictions),
    custom,
    ownBlocks,
    naming,
  ];
  return deepFreeze(
    assemblePlan({
      settings,
      components,
      outputs,
      layout,
      custom: ownBlocks.resources,
      warnings: [
        ...unusedServiceTags(settings.network),
        ...adviseOnBackend(settings, shared.cosmos),
        ...adviseOnResources(shared),
        ...adviseOnSites(shared, settings),
        ...findCycles(needs.functions, components),
        ...contestedApps(layout.functions),
        ...undeployedPackages(layout.functions, layout.network !== null),
        ...notes.flatMap(({ warnings }) => warnings),
        ...followers(cosmosType, cosmos),
        ...followers(functionsType, functions),
        ...followers(storageType, storage),
      ],
      errors: [
        ...serverlessMisfits(needs.cosmos, settings.cosmos),
        ...consistencyMisfits(settings, shared.cosmos),
        ...crowdedSubnet(settings.network, shared.functions),
        ...layout.errors,
        ...notes.flatMap(({ errors }) => errors),
      ],
      violations: findViolations(counts, settings.limits),
      usage: usageOf(counts, settings.limits),
      needs,
    }),
  );
}

/** What nobody asks for is as the backend says. */
function accountsOf({ consistency }: CosmosSettings): typeof cosmosType {
  return { ...cosmosType, complete: (config) => cosmosType.complete({ consistency, ...config }) };
}

function storageOf({ storageReplication: replication }: Settings): typeof storageType {
  return { ...storageType, complete: (config) => storageType.complete({ replication, ...config }) };
}
