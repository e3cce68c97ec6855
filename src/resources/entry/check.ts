import { combinationError } from '../combination-error.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { quoted } from '../../plan/phrases.js';
import { recordsByHand } from '../cdn/custom-domain.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { website } from '../website/index.js';
import type { EntryResource } from './options.js';
import { frontedApps, MAX_PATTERNS, patternsOf } from './entry-routes.js';
import { originGroups } from './groups.js';
import type { FunctionsResource } from '../functions/sharing.js';
import { requestMessage } from './naming.js';
import { withoutEffect } from '../without-effect.js';

/** Checks the Front Door of a backend. */
export function validateEntry(entries: readonly EntryResource[], context: LayoutContext): Diagnostics {
  return {
    errors: entries.flatMap((entry) => [
      ...siteErrors(entry, context),
      ...patternErrors(entry, context),
      ...originErrors(entry, context),
    ]),
    warnings: entries.flatMap((entry) => [...manualSteps(entry, context), ...unprobed(entry, context)]),
  };
}

function siteErrors(entry: EntryResource, { graph, settings }: LayoutContext): PlanError[] {
  const { config } = entry;
  const sites = graph.components.flatMap(({ id }) => (graph.usedBy(id, website).length > 0 ? [id] : []));
  const error = (path: string, message: string, resolution: string) =>
    combinationError(entry, () => true, { path, message, resolution });
  return [
    ...(config.site === null || graph.usedBy(config.site, website).length > 0
      ? []
      : [
          error(
            'entry.frontDoor.site',
            `Front Door is configured to serve the site '${config.site}', but the backend has no static site with this id.`,
            sites.length === 0
              ? 'Add a StaticSite with this id, or omit site.'
              : `Write the id of a static site of the backend, one of ${quoted(sites)}, or omit site.`,
          ),
        ]),
    ...(config.sku === 'Standard' && settings.isolated
      ? [
          error(
            'entry.frontDoor.sku',
            'Front Door Standard cannot reach the apps of an isolated backend.',
            "Write sku: 'Premium', or leave sku out.",
          ),
        ]
      : []),
  ];
}

function patternErrors(entry: EntryResource, context: LayoutContext): PlanError[] {
  const { key } = entry;
  return frontedApps(entry, context).flatMap((app, index): PlanError[] => {
    const patterns = patternsOf(app, index === 0);
    if (patterns.length <= MAX_PATTERNS) return [];
    return [
      {
        code: 'INVALID_COMBINATION',
        message: `A route of Front Door takes at most ${MAX_PATTERNS} patterns, and '${app.key}' needs ${patterns.length}.`,
        resource: key,
        path: 'entry',
        components: sharersOf(app),
        resolution: 'Move some of the components to a backend of their own.',
      },
    ];
  });
}

function originErrors(entry: EntryResource, context: LayoutContext): PlanError[] {
  const { config } = entry;
  const { settings } = context;
  const apps = frontedApps(entry, context);
  const error = (message: string, resolution: string) =>
    combinationError(entry, () => true, { path: 'entry.frontDoor.origins', message, resolution });
  const silent = originGroups(apps, config).filter(
    ({ own, others }) =>
      (own === undefined || config.own.weight === 0) && others.every(({ origin }) => origin.weight === 0),
  );
  return [
    ...silent.map(({ patterns }) =>
      error(
        `Every origin of ${patterns.join(', ')} has the weight 0, so that nothing answers there.`,
        'Give one of them a weight.',
      ),
    ),
    // Source: learn.microsoft.com/azure/frontdoor/private-link (one group has private or public origins)
    ...(settings.isolated && apps.length > 0 && config.origins.length > 0
      ? [
          error(
            'The apps of an isolated backend are reached by private links, and Front Door mixes them with no public origins.',
            'Leave origins out, or put the Front Door into a backend without apps.',
          ),
        ]
      : []),
  ];
}

/** Warns of an origin without probes. Front Door considers it healthy, so another one never takes over. */
function unprobed(entry: EntryResource, context: LayoutContext): PlanWarning[] {
  const { key, config } = entry;
  return originGroups(frontedApps(entry, context), config)
    .filter(({ others, probePath }) => others.length > 0 && probePath === undefined)
    .map(({ patterns }) =>
      withoutEffect(
        'entry.frontDoor.origins',
        `Front Door does not probe the origins of ${patterns.join(', ')}, and calls one that is down`,
        "Add a CrudApi, whose app answers '/api/health', or give the origins a probePath.",
        { resource: key, components: sharersOf(entry) },
      ),
    );
}

/** Warns of what only people can do. */
function manualSteps(entry: EntryResource, context: LayoutContext): PlanWarning[] {
  const { key, config } = entry;
  const { settings } = context;
  const components = sharersOf(entry);
  const linked = settings.isolated ? frontedApps(entry, context) : [];
  const domain = config.customDomain;
  return [
    ...(domain === null
      ? []
      : [
          {
            code: 'DNS_SETUP_NEEDED' as const,
            message: `The records of '${domain}' are not part of the plan, and without them it leads nowhere.`,
            resource: key,
            path: 'entry.frontDoor.customDomain',
            components,
            resolution: recordsByHand(domain),
          },
        ]),
    ...(linked.length > 0
      ? [
          {
            code: 'APPROVAL_NEEDED' as const,
            message: `Azure connects '${key}' with an isolated app only after its owner has approved the private link.`,
            resource: key,
            path: 'entry.frontDoor',
            components,
            resolution: approvalOf(entry, linked),
          },
        ]
      : []),
  ];
}

/**
 * Returns the commands that list the requests of a Front Door and approve them. Others may have requested a connection too, so the owner
 * chooses by the description.
 * Source: learn.microsoft.com/azure/private-link/manage-private-endpoint
 */
function approvalOf(entry: EntryResource, apps: readonly FunctionsResource[]): string {
  const state = 'properties.privateLinkServiceConnectionState';
  const lists = apps.map(
    ({ name }) =>
      `az network private-endpoint-connection list --id "$(az functionapp list --query "[?name=='${name}'].id" --output tsv)" --query "[?${state}.status=='Pending'].[${state}.description, id]" --output tsv`,
  );
  return (
    `After 'terraform apply', list the pending connections: ${lists.join(', then ')}. ` +
    `Approve each that is described as '${requestMessage(entry)}', with the id beside it as <id>: az network private-endpoint-connection approve --id <id>.`
  );
}
