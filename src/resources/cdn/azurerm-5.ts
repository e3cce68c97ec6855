import { type JsonObject, type JsonValue, ownValue } from '../../plan/json.js';
import type { Azurerm5 } from '../resource-type.js';

/** Conditions that rules.ts lays out, by their names in azurerm 4. */
const CONDITIONS: Readonly<Record<string, string>> = {
  urlFileExtensionCondition: 'requestFileExtension',
  urlPathCondition: 'requestPath',
  requestHeaderCondition: 'requestHeader',
};

/**
 * Difference of azurerm 5 for rules. The casts hold because `rules.ts` alone lays out such blocks.
 * Source: azurerm 5.0 upgrade guide, azurerm_cdn_frontdoor_rule
 */
export const cdnAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Cdn', 'Microsoft.Network'],
  renames: {
    // Nearly every name within conditions and actions differs.
    azurerm_cdn_frontdoor_rule: {
      from: ['actions', 'behaviorOnMatch', 'conditions'],
      to: ['actions', 'behaviourOnMatch', 'conditions'],
    },
  },
  rewrites: {
    azurerm_cdn_frontdoor_rule({ behaviorOnMatch, actions, conditions, ...config }) {
      return {
        ...config,
        ...(behaviorOnMatch !== undefined && { behaviourOnMatch: behaviorOnMatch }),
        ...(conditions !== undefined && { conditions: conditionsOf(conditions as JsonObject) }),
        actions: actionsOf(actions as JsonObject),
      };
    },
  },
};

function conditionsOf(conditions: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(conditions).map(([name, list]) => [
      ownValue(CONDITIONS, name) ?? name,
      (list as readonly JsonObject[]).map(conditionOf),
    ]),
  );
}

function conditionOf({
  headerName,
  matchValues,
  negateCondition,
  operator,
  ...rest
}: JsonObject): JsonObject {
  return {
    ...rest,
    ...(headerName !== undefined && { name: headerName }),
    // rules.ts writes operators as texts.
    operator: negateCondition === true ? `Not${operator as string}` : (operator ?? null),
    ...(matchValues !== undefined && { values: matchValues }),
  };
}

function actionsOf({
  responseHeaderAction,
  routeConfigurationOverrideAction,
  urlRewriteAction,
}: JsonObject): JsonObject {
  return {
    ...(responseHeaderAction !== undefined && {
      modifyResponseHeader: (responseHeaderAction as readonly JsonObject[]).map(headerOf),
    }),
    ...(routeConfigurationOverrideAction !== undefined && {
      routeConfigurationOverride: overrideOf(routeConfigurationOverrideAction as JsonObject),
    }),
    ...(urlRewriteAction !== undefined && { urlRewrite: rewriteOf(urlRewriteAction as JsonObject) }),
  };
}

function headerOf({ headerAction, value, ...rest }: JsonObject): JsonObject {
  return { ...rest, ...given({ operator: headerAction, headerValue: value }) };
}

function overrideOf({
  cacheBehavior,
  cacheDuration,
  compressionEnabled,
  queryStringCachingBehavior,
}: JsonObject): JsonObject {
  return {
    caching: given({
      behaviour: cacheBehavior,
      duration: cacheDuration,
      compressionEnabled,
      queryStringBehaviour: queryStringCachingBehavior,
    }),
  };
}

function rewriteOf({ destination, preserveUnmatchedPath, sourcePattern }: JsonObject): JsonObject {
  return given({
    destinationPath: destination,
    preserveUnmatchedPathEnabled: preserveUnmatchedPath,
    sourcePattern,
  });
}

/** Returns the arguments that are there. */
function given(all: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
