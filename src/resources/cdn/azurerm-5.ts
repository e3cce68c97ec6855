import type { Azurerm5Arguments, AzurermArguments } from '../azurerm-arguments.js';
import type { Azurerm5 } from '../resource-type.js';
import { type Encoded, rewrite } from '../rewrite.js';

type Rule4 = Encoded<AzurermArguments['azurerm_cdn_frontdoor_rule']>;
type Rule5 = Encoded<Azurerm5Arguments['azurerm_cdn_frontdoor_rule']>;

/**
 * Difference of azurerm 5 for the conditions and actions that `rules.ts` lays out.
 * Source: azurerm 5.0 upgrade guide, azurerm_cdn_frontdoor_rule
 */
export const cdnAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Cdn', 'Microsoft.Network'],
  renames: {
    // Nearly every name within conditions and actions differs.
    azurerm_cdn_frontdoor_rule: {
      from: ['actions', 'behavior_on_match', 'conditions'],
      to: ['actions', 'behaviour_on_match', 'conditions'],
    },
  },
  rewrites: {
    azurerm_cdn_frontdoor_rule: rewrite<'azurerm_cdn_frontdoor_rule'>(
      ({ behavior_on_match, actions, conditions, ...rule }) => ({
        ...rule,
        behaviour_on_match: behavior_on_match,
        conditions: conditions && conditionsOf(conditions),
        actions: actionsOf(actions),
      }),
    ),
  },
};

function conditionsOf(conditions: Rule4['conditions'] & object): Rule5['conditions'] {
  return {
    request_file_extension: conditions.url_file_extension_condition?.map(condition),
    request_path: conditions.url_path_condition?.map(condition),
    request_header: conditions.request_header_condition?.map(({ header_name, ...rest }) => ({
      name: header_name,
      ...condition(rest),
    })),
  };
}

function condition<V>(given: { operator: unknown; match_values?: V; negate_condition?: unknown }) {
  // rules.ts writes operators as strings.
  const operator = given.operator as string;
  return {
    operator: given.negate_condition === true ? `Not${operator}` : operator,
    values: given.match_values,
  };
}

function actionsOf(actions: Rule4['actions']): Rule5['actions'] {
  const override = actions.route_configuration_override_action;
  const path = actions.url_rewrite_action;
  return {
    modify_response_header: actions.response_header_action?.map(({ header_action, header_name, value }) => ({
      operator: header_action,
      header_name,
      header_value: value,
    })),
    route_configuration_override: override && {
      caching: {
        behaviour: override.cache_behavior ?? 'OverrideIfOriginMissing',
        duration: override.cache_duration,
        compression_enabled: override.compression_enabled,
        query_string_behaviour: override.query_string_caching_behavior,
      },
    },
    url_rewrite: path && {
      destination_path: path.destination,
      preserve_unmatched_path_enabled: path.preserve_unmatched_path,
      source_pattern: path.source_pattern,
    },
  };
}
