import type { PlanWarning } from '../plan/diagnostics.js';
import type { CdnSite } from '../resources/cdn/cdn-config.js';
import type { CdnResource } from '../resources/cdn/cdn-type.js';
import type { Settings } from '../resources/settings.js';
import { sharersOf } from '../resources/shared-resource.js';
import { type StrictTags, TAG_RULES, tagsLeftOut } from '../resources/tags.js';
import type { SharedResources } from './lay-out.js';

/** Remarks on the sites of a backend. */
export function adviseOnSites({ website, cdn }: SharedResources, settings: Settings): PlanWarning[] {
  const withNewZone = cdn.filter(({ config }) => config.sites.some(hasNewZone));
  return [
    ...publicWebsites(website, settings),
    ...cdn.flatMap(dnsSetup),
    ...(cdn.length > 0 ? leftOut('frontDoor', cdn, settings) : []),
    ...(withNewZone.length > 0 || hasPrivateZones(settings) ? leftOut('dnsZone', withNewZone, settings) : []),
  ];
}

/** Browsers come from the internet, so that a site cannot be behind the backend's private endpoints. */
function publicWebsites(website: SharedResources['website'], { network }: Settings): PlanWarning[] {
  if (network === null || website.length === 0) return [];
  const components = [...new Set(website.flatMap(sharersOf))].sort();
  return [
    {
      code: 'PUBLIC_WEBSITE',
      message: `The backend is isolated, and the websites of ${components.join(', ')} are open to the internet all the same, because browsers load them from there. Their accounts hold nothing else.`,
      resource: 'website',
      components,
      resolution:
        'Nothing is wrong. An application in an isolated backend is not reached by such a site; put a gateway before it.',
    },
  ];
}

/** What nobody but the owner of a domain can do. */
function dnsSetup({ key, config, needs }: CdnResource): PlanWarning[] {
  const { sites } = config;
  const warning = (
    path: string,
    names: readonly string[],
    message: string,
    resolution: string,
  ): PlanWarning => ({
    code: 'DNS_SETUP_NEEDED',
    message,
    resource: key,
    path,
    components: sharersOf({
      needs: needs.filter((need) => need.config.sites.some(({ name }) => names.includes(name))),
    }),
    resolution,
  });
  const byHand = sites.flatMap(({ name, customDomain, dnsZone }) =>
    customDomain === undefined || dnsZone !== undefined
      ? []
      : warning(
          `sites.${name}.customDomain`,
          [name],
          `The records of '${customDomain}' are not part of the plan, and without them it leads nowhere.`,
          `Point a CNAME '${customDomain}' to the host of cdnEndpoint, and put the validation token of the custom domain into a TXT record '_dnsauth.${customDomain}'; or set dnsZoneName.`,
        ),
  );
  const created = sites.filter(hasNewZone);
  const zones = new Set(created.flatMap(({ dnsZone }) => dnsZone?.name ?? []));
  return [
    ...byHand,
    ...Array.from(zones, (zone) =>
      warning(
        'sites',
        created.filter(({ dnsZone }) => dnsZone?.name === zone).map(({ name }) => name),
        `The DNS zone '${zone}' is created, and nobody asks it before the domain is delegated to it.`,
        `Enter the zone's name servers where '${zone}' is registered, or name the group of an existing zone with dnsZoneResourceGroup.`,
      ),
    ),
  ];
}

function hasNewZone({ dnsZone }: CdnSite): boolean {
  return dnsZone !== undefined && dnsZone.resourceGroup === undefined;
}

/** Those of private endpoints. */
function hasPrivateZones({ network }: Settings): boolean {
  return network !== null && network.dnsZoneResourceGroup === null;
}

function leftOut(type: StrictTags, cdn: readonly CdnResource[], { tags }: Settings): PlanWarning[] {
  const keys = tagsLeftOut(type, tags);
  if (keys.length === 0) return [];
  const list = keys.map((key) => `'${key}'`).join(', ');
  return [
    {
      code: 'TAGS_LEFT_OUT',
      message: `Tags ${list} are left out where Azure refuses them: ${TAG_RULES[type].rule}.`,
      path: 'tags',
      components: [...new Set(cdn.flatMap(sharersOf))].sort(),
      resolution: 'Use other keys, or fewer tags.',
    },
  ];
}
