import type { GenericSchema } from 'valibot';

import { quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { distinct, jsonOf, type OrExpression, textOf } from '../../plan/expression/expression.js';
import { ownValue } from '../../plan/json.js';
import { addReferences, noReferences } from '../../plan/references.js';
import { textLike } from '../../validation/rule.js';
import { ORIGIN_FORM, originList, originPattern } from '../azure/origin.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import { resolvePlaceholders } from '../placeholder.js';
import type { Requirement } from '../requirement.js';
import { componentsOf } from '../resource.js';
import type { Settings } from '../settings.js';
import type { CorsConfig, FunctionsRequirementConfig } from './requirement.js';
import type { FunctionsResource } from './sharing.js';
import { hasHttp } from './triggers/triggers.js';

/** A placeholder as a whole origin, such as `${Web.siteEndpoint}`. */
const PLACEHOLDER = /^\$\{[A-Za-z][A-Za-z0-9_-]*\.[A-Za-z][A-Za-z0-9_]*\}$/;

/** Returns true if an origin is the endpoint of another component, which only the plan knows. */
export function isOriginPlaceholder(origin: string): boolean {
  return PLACEHOLDER.test(origin);
}

/** Origins that may call functions, or only `*` for all. */
export const corsOriginsSchema: GenericSchema<readonly string[], readonly string[]> = originList(
  textLike(
    'an origin',
    new RegExp(`^\\*$|${originPattern.source}|${PLACEHOLDER.source}`),
    `must be '*', the endpoint of a site such as \${Web.siteEndpoint}, or ${ORIGIN_FORM}`,
    "write it like 'https://shop.example.com'",
  ),
);

/** An origin whose host may be a Terraform expression. */
const RESOLVED = /^https?:\/\/(?:[a-z0-9.-]|\$\{[^}]*\})+(?::\d{1,5})?$/;

/** Name in the lock of the origins that an app has or had. */
export const ORIGINS = 'origins';

/** Value in the lock of the origins of an app. Which ones they are can change. */
export const SOME_ORIGINS = 'some';

/** CORS of an app, placeholders replaced. */
export interface ResolvedCors extends Omit<CorsConfig, 'allowedOrigins'> {
  readonly allowedOrigins: readonly OrExpression<string>[];
}

/**
 * Replaces placeholders in the origins of an app. An app whose origins were taken away has an empty list: azurerm sends no list where the
 * block is left out, so the origins stay permitted, and the difference comes back in every plan.
 * Source: azurerm 4.55.0 and 5.2.0, update of site_config.cors
 */
export function resolveCors(
  { key, config, requirements }: FunctionsResource,
  { values, settings }: LayoutContext,
): { cors: ResolvedCors | undefined; errors: PlanError[]; warnings: PlanWarning[] } {
  const { cors } = config;
  if (cors === undefined) {
    const had = ownValue(lockedFacts(key, settings), ORIGINS) !== undefined;
    return { cors: had ? { allowedOrigins: [] } : undefined, errors: [], warnings: [] };
  }
  const errors: PlanError[] = [];
  const warnings: PlanWarning[] = [];
  const origins = cors.allowedOrigins.map((origin) => {
    // An origin is an address or one placeholder: see its schema.
    if (!isOriginPlaceholder(origin)) return origin;
    const asking = componentsOf(
      requirements.filter((each) => each.config.cors?.allowedOrigins.includes(origin)),
    );
    const path = 'cors.allowedOrigins';
    const { value, errors: unknown } = resolvePlaceholders(origin, values, () => ({
      component: asking[0] ?? '',
      path,
    }));
    errors.push(...unknown);
    if (unknown.length === 0 && !RESOLVED.test(textOf(value))) {
      errors.push({
        code: 'INVALID_COMBINATION',
        message: `${path} of '${asking.join("', '")}' contains ${origin}, which is '${textOf(value)}' and not an origin: browsers send protocol and host, without a path.`,
        resource: key,
        path,
        components: asking,
        resolution: 'Use siteEndpoint, cdnEndpoint or customDomainEndpoint of a site.',
      });
    }
    const [site] = addReferences(jsonOf(value), noReferences()).addresses;
    if (site !== undefined && !isLocked(origin, settings))
      warnings.push(unknownOrigin(key, origin, asking, site));
    return value;
  });
  // Two components may name one origin in two ways.
  return { cors: { ...cors, allowedOrigins: distinct(origins) }, errors, warnings };
}

/** Returns true if the lock has the component of a placeholder, so an earlier release made its site. */
function isLocked(origin: string, { lock }: Pick<Settings, 'lock'>): boolean {
  return Object.values(lock?.components ?? {}).some(({ id }) => origin.startsWith(`\${${id}.`));
}

/**
 * Warns of an origin that Azure chooses. azurerm 4.55.0 plans no rules where it does not know an origin, and then refuses its own
 * plan ("Provider produced inconsistent final plan"). Once the site exists, Terraform knows its origin.
 */
function unknownOrigin(resource: string, origin: string, components: string[], site: string): PlanWarning {
  return {
    code: 'ORIGIN_UNKNOWN',
    message: `Terraform does not know ${origin} before the site exists, and azurerm 4.55.0 then fails the first 'terraform apply' at '${resource}'.`,
    resource,
    path: 'cors.allowedOrigins',
    components,
    resolution: `Make the site first, once: terraform apply -target=${site}. A customDomainEndpoint of a StaticSiteWithCdn, which the plan knows, needs no such step.`,
  };
}

function isOpen({ config }: Requirement<FunctionsRequirementConfig>): boolean {
  return config.cors?.allowedOrigins.includes('*') === true;
}

/** Warns of HTTP functions that another component opens to the pages of every origin. */
export function openedByOthers({ key, requirements }: FunctionsResource): PlanWarning[] {
  const opening = componentsOf(requirements.filter(isOpen));
  if (opening.length === 0) return [];
  const opened = componentsOf(requirements.filter((each) => !isOpen(each) && hasHttp(each.config)));
  if (opened.length === 0) return [];
  const list = (components: readonly string[]) => quoted(components);
  return [
    {
      code: 'CORS_OPENED',
      message: `${list(opening)} allows the origin '*', and the functions of ${list(opened)} are in the same app '${key}': pages of every origin can call them too.`,
      resource: key,
      path: 'cors.allowedOrigins',
      components: componentsOf(
        requirements.filter(({ component }) => [...opening, ...opened].includes(component)),
      ),
      resolution: `Name the origins in ${list(opening)}, or set separateIdentity: true there for an app of its own.`,
    },
  ];
}
