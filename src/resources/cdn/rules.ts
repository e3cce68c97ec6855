import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { AzurermArguments } from '../azurerm-arguments.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import { type CdnSite, DEFAULT_CACHE_SECONDS } from './requirement.js';

/** Actions of a rule, with their conditions. */
type Rule = Pick<AzurermArguments['azurerm_cdn_frontdoor_rule'], 'actions' | 'conditions'>;

/** The rules of one site, and the set that they are in; nothing for a site without any. */
export interface RulesLayout {
  readonly ruleSet: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out the rules that every request to a site goes through, in this order.
 * Source: learn.microsoft.com/azure/frontdoor/front-door-rules-engine
 * @param endpointName - Names the rule set: it takes letters and digits only.
 */
export function layOutRules(
  cdnSite: CdnSite,
  endpointName: string,
  profile: TerraformBlock,
  origin: TerraformBlock,
  context: LayoutContext,
): RulesLayout | undefined {
  const rules = { ...spaRule(cdnSite), ...cacheRule(cdnSite), ...corsRules(cdnSite) };
  if (Object.keys(rules).length === 0) return undefined;
  const ruleSet = block('azurerm_cdn_frontdoor_rule_set', context.id('cdn', cdnSite.name), {
    name: `rs${endpointName.replaceAll('-', '')}`,
    cdn_frontdoor_profile_id: ref(profile, 'id'),
  });
  const blocks = Object.entries(rules).map(([name, rule], index) =>
    block(
      'azurerm_cdn_frontdoor_rule',
      context.id('cdn', cdnSite.name, name),
      {
        name,
        cdn_frontdoor_rule_set_id: ref(ruleSet, 'id'),
        order: index + 1,
        behavior_on_match: 'Continue',
        ...rule,
      },
      // azurerm refuses rules of a profile without an origin.
      { depends_on: [origin] },
    ),
  );
  return { ruleSet, blocks: [ruleSet, ...blocks] };
}

/** Returns the seconds that Front Door keeps a file. */
export function cacheSecondsOf({ cacheMaxAge = DEFAULT_CACHE_SECONDS }: CdnSite): number {
  return cacheMaxAge;
}

/**
 * Returns true if Front Door compresses the files of a site: it compresses only cached files. Source:
 * learn.microsoft.com/azure/frontdoor/standard-premium/how-to-compression
 */
export function isCompressed(site: CdnSite): boolean {
  return cacheSecondsOf(site) > 0 && (site.enableCompression ?? true);
}

/**
 * Returns the rule of a single-page application. A path whose last part has no extension is a route, and gets
 * the document with status 200. Files below `.well-known` often lack an extension. The operators compare
 * lengths with a number.
 * Source: learn.microsoft.com/azure/frontdoor/rules-match-conditions
 */
function spaRule({ spaDocument }: CdnSite): Record<string, Rule> {
  if (spaDocument === undefined) return {};
  return {
    routes: {
      conditions: {
        url_file_extension_condition: [{ operator: 'LessThan', match_values: ['1'] }],
        url_path_condition: [
          { operator: 'BeginsWith', negate_condition: true, match_values: ['.well-known/'] },
        ],
      },
      actions: {
        url_rewrite_action: {
          source_pattern: '/',
          destination: `/${spaDocument}`,
          preserve_unmatched_path: false,
        },
      },
    },
  };
}

/** Returns the rule for files that do not say how long they may be kept. Files that the plan uploads do. */
function cacheRule(site: CdnSite): Record<string, Rule> {
  const seconds = cacheSecondsOf(site);
  if (seconds === 0) return {};
  return {
    cache: {
      actions: {
        // The override replaces the settings of the route, so all of them must be repeated.
        route_configuration_override_action: {
          cache_behavior: 'OverrideIfOriginMissing',
          cache_duration: durationOf(seconds),
          compression_enabled: isCompressed(site),
          query_string_caching_behavior: 'UseQueryString',
        },
      },
    },
  };
}

/**
 * Returns the rules that let pages of other origins read files.
 * Source: learn.microsoft.com/azure/frontdoor/standard-premium/troubleshoot-cross-origin-resources
 */
function corsRules({ allowedOrigins = [] }: CdnSite): Record<string, Rule> {
  const header = (name: string, value: string) => ({
    header_action: 'Overwrite',
    header_name: name,
    value,
  });
  const allow = (origin: string) => header('Access-Control-Allow-Origin', origin);
  if (allowedOrigins.length === 0) return {};
  if (allowedOrigins.includes('*')) return { cors: { actions: { response_header_action: [allow('*')] } } };
  const each = allowedOrigins.map((origin, index): [string, Rule] => [
    `cors${index + 1}`,
    {
      conditions: {
        request_header_condition: [{ header_name: 'Origin', operator: 'Equal', match_values: [origin] }],
      },
      actions: { response_header_action: [allow(origin)] },
    },
  ]);
  // Otherwise a browser would use the cached file of one origin for another.
  const vary = header('Vary', 'Accept-Encoding, Origin');
  return { vary: { actions: { response_header_action: [vary] } }, ...Object.fromEntries(each) };
}

/**
 * Returns seconds as azurerm writes a duration.
 * @example durationOf(90061) // '1.01:01:01'
 */
function durationOf(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  // azurerm refuses zero days.
  return days === 0 ? time : `${days}.${time}`;
}
