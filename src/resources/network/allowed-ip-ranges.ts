import { fewOf, quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { type Connection, connection, connectionKind } from '../connection.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import { decisionOn, type Strategy } from '../merge/strategy.js';
import { componentsOf, type Resource } from '../resource.js';
import type { Constraint, ConstraintChange, Diagnostics, Fact } from '../resource-type.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { withoutEffect } from '../without-effect.js';
import { ALL_OF_AZURE, IP_RULES, ipRangeOptions, type RestrictedType } from './ip-range-options.js';
import { commonIpRanges, unitedIpRanges } from '../../plan/ip-ranges.js';
import type { Restricted } from '../restricted.js';

/** Name of the constraint with the addresses that may call. */
export const IP_RANGES = 'allowed IP ranges';
const EVERY_ADDRESS = 'any';

/** Values that the lock has of the constraint. */
export const RECORDED_IP_RANGES = { [IP_RANGES]: /^[\d./]+(?:, [\d./]+)*$/, 'IP rules': ['made'] };

/** Returns the constraint of a requirement. Without a list, it asks for a resource that every address may call. */
export function ipRangeConstraint({ allowedIpRanges }: Restricted): Constraint {
  return allowedIpRanges === undefined
    ? { name: IP_RANGES, value: EVERY_ADDRESS, recorded: false }
    : { name: IP_RANGES, value: unitedIpRanges(allowedIpRanges).join(', ') };
}

/** Value of the constraint where no requirement has a list. */
export const EVERY_ADDRESS_ALLOWED = { [IP_RANGES]: EVERY_ADDRESS };

/** Azure changes the rules of a resource in place. Locks of earlier versions do not have the constraint. */
export function ipRangeChange(source: string): Record<string, ConstraintChange> {
  return { [IP_RANGES]: { kind: 'in-place', source, absent: EVERY_ADDRESS } };
}

/** Returns the strategy for lists: the addresses that all of them have. */
export function ipRangesInCommon(): Strategy<readonly string[]> {
  return {
    merge(candidates) {
      const [first, ...rest] = candidates.map(({ value }) => value);
      const value = rest.reduce<readonly string[]>(commonIpRanges, unitedIpRanges(first ?? []));
      const lost = candidates.some((each) => unitedIpRanges(each.value).join() !== value.join());
      return {
        value,
        decisions: decisionOn('intersection', value, candidates, lost ? 'overridden' : 'decided'),
      };
    },
  };
}

/**
 * Returns the addresses that may call a resource: those that the lists of its components and of the backend have in common. Nothing
 * where every address may call, and in an isolated backend, whose resources have no public address.
 */
export function effectiveIpRanges(
  type: RestrictedType,
  own: readonly string[] | undefined,
  settings: Settings,
): Restricted {
  if (settings.isolated) return {};
  const ofBackend = typeOptionsOf(settings, ipRangeOptions)[type];
  const lists = [own, ofBackend].filter((list) => list !== undefined);
  const [one, other = one] = lists;
  return one === undefined || other === undefined ? {} : { allowedIpRanges: commonIpRanges(one, other) };
}

/** Name in the lock of the fact that a resource has IP rules, or had some. */
const RULES = 'IP rules';

type Rules = Pick<Resource<Restricted, Restricted>, 'key' | 'config'>;

/** Returns true for a resource with IP rules, and for one whose rules were taken away: azurerm keeps rules that are left out. */
export function hasOrHadIpRules({ key, config }: Rules, settings: Pick<Settings, 'lock'>): boolean {
  return config.allowedIpRanges !== undefined || lockedFacts(key, settings)[RULES] !== undefined;
}

/** Returns the fact of {@link hasOrHadIpRules} for the lock. */
export function ipRulesFact(
  resource: Rules,
  settings: Pick<Settings, 'lock'>,
): Readonly<Record<string, Fact>> {
  return hasOrHadIpRules(resource, settings) ? { [RULES]: { value: 'made', mayChange: true } } : {};
}

/** A resource takes calls from some addresses only, and apps of a public backend call from others. It connects the resource with itself. */
export const onlyFrom = connectionKind<{
  readonly ranges: readonly string[];
  /** Option with the list that keeps apps out, such as `networking.allowedIpRanges.cosmos`. */
  readonly option: string;
  /** Components whose code uses the resource. */
  readonly users: readonly string[];
  /** Resolution for apps, as an imperative. */
  readonly resolution: string;
}>('only from IP ranges');

/**
 * Connects a resource with itself where its addresses are not those of apps. Lists without a common address are an error of their own.
 * @param users - Components whose code uses the resource.
 */
export function closedToApps(
  { key, config, requirements }: Resource<Restricted, Restricted>,
  type: RestrictedType,
  users: readonly string[],
  settings: Settings,
): Connection[] {
  const { allowedIpRanges: ranges = [] } = config;
  if (ranges.length === 0 || letsAppsIn(type, ranges)) return [];
  const closing = [
    [`allowedIpRanges.${type}`, listIn(requirements)] as const,
    [`networking.allowedIpRanges.${type}`, typeOptionsOf(settings, ipRangeOptions)[type]] as const,
  ].flatMap(([name, list]) => (list === undefined || letsAppsIn(type, list) ? [] : [name]));
  const option = closing[0] ?? '';
  const options = closing.join(' and ');
  const ways = [
    ...(type === 'cosmos' ? [`add '${ALL_OF_AZURE}' to ${options}, which stands for all of Azure`] : []),
    `leave ${options} out`,
    "write networking: 'isolated', where apps have private endpoints",
  ];
  const resolution = `${capitalized(ways.slice(0, -1).join(', '))}, or ${ways.at(-1) ?? ''}.`;
  return [connection(onlyFrom, key, key, { ranges, option, users, resolution })];
}

/**
 * Checks the lists of all resources of a type.
 * @param furtherRules - Returns how many rules a resource has beside those of its list. Azure counts them too.
 */
export function ipRangeDiagnostics<R extends Resource<Restricted, Restricted>>(
  type: RestrictedType,
  resources: readonly R[],
  { settings }: Pick<LayoutContext, 'settings'>,
  furtherRules: (resource: R) => number = () => 0,
): Required<Diagnostics> {
  return {
    errors: resources.flatMap((resource) => [
      ...nothingInCommon(type, resource, settings),
      ...tooMany(type, resource, furtherRules(resource)),
    ]),
    warnings: idleLists(type, resources, settings),
  };
}

/**
 * Refuses a list for a resource that its owner decides on, and one that keeps out guests: the addresses of apps of other backends are
 * not known.
 */
export function ipRangesOfOthers(
  type: RestrictedType,
  { key, config, requirements }: Resource<Restricted, Restricted>,
  { isForeign, hasGuests }: { readonly isForeign: boolean; readonly hasGuests: boolean },
): PlanError[] {
  const { allowedIpRanges: ranges } = config;
  if (ranges === undefined) return [];
  if (!isForeign && (!hasGuests || letsAppsIn(type, ranges))) return [];
  const components = askersIn(requirements);
  const open = type === 'cosmos' ? `Add '${ALL_OF_AZURE}', which stands for all of Azure, or leave` : 'Leave';
  return [
    {
      code: 'INVALID_COMBINATION',
      message: isForeign
        ? `The owner of the ${IP_RULES[type].title} of '${key}' decides which addresses may call it, received ${optionOf(type, components)}.`
        : `'${key}' may be called from ${fewOf(ranges)} only, and the apps of its guests (offer) call from addresses that are not known.`,
      resource: key,
      path: optionOf(type, components),
      components,
      resolution: `${isForeign ? 'Leave' : open} ${type} out of allowedIpRanges.`,
    },
  ];
}

function nothingInCommon(
  type: RestrictedType,
  { key, config, requirements }: Resource<Restricted, Restricted>,
  settings: Settings,
): PlanError[] {
  if (config.allowedIpRanges?.length !== 0) return [];
  const components = askersIn(requirements);
  const ofBackend = typeOptionsOf(settings, ipRangeOptions)[type] ?? [];
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${key}' may be called from ${fewOf(listIn(requirements) ?? [])} by allowedIpRanges of ${quoted(components)}, and from ${fewOf(ofBackend)} by networking.allowedIpRanges.${type} of the backend: no address is in both.`,
      resource: key,
      path: `networking.allowedIpRanges.${type}`,
      components,
      resolution:
        'Add the addresses of the component to the list of the backend, or leave one of the lists out.',
    },
  ];
}

function tooMany(
  type: RestrictedType,
  { key, config, requirements }: Resource<Restricted, Restricted>,
  further: number,
): PlanError[] {
  const { allowedIpRanges: ranges = [] } = config;
  const count = ranges.length === 0 ? 0 : ranges.length + further;
  const { max = Infinity, title } = IP_RULES[type];
  if (count <= max) return [];
  const components = askersIn(requirements);
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${key}' would have ${count} IP rules${further === 0 ? '' : `, ${further} of them for services of Azure that call it`}, and Azure takes at most ${max} of a ${title}.`,
      resource: key,
      path: optionOf(type, components),
      components,
      resolution: 'Allow larger networks in place of many addresses.',
    },
  ];
}

function idleLists(
  type: RestrictedType,
  resources: readonly Resource<Restricted, Restricted>[],
  settings: Settings,
): PlanWarning[] {
  const { title } = IP_RULES[type];
  const isListed = typeOptionsOf(settings, ipRangeOptions)[type] !== undefined;
  const ofBackend = `networking.allowedIpRanges.${type}`;
  if (!settings.isolated)
    return isListed && resources.every(({ config }) => config.allowedIpRanges === undefined)
      ? [withoutEffect(ofBackend, `the backend makes no ${title}`, `Leave ${type} out.`)]
      : [];
  const reason = `the internet does not reach a ${title} of an isolated backend`;
  return [
    ...(isListed ? [withoutEffect(ofBackend, reason, `Leave ${type} out.`)] : []),
    ...resources.flatMap(({ key, requirements }) => {
      const components = askersIn(requirements);
      if (components.length === 0) return [];
      const option = optionOf(type, components);
      return [withoutEffect(option, reason, `Leave it out.`, { resource: key, components })];
    }),
  ];
}

/** Returns the list of the components of a resource. Those of several components are equal as sets of addresses. */
function listIn(requirements: Resource<Restricted>['requirements']): readonly string[] | undefined {
  return requirements.find(({ config }) => config.allowedIpRanges !== undefined)?.config.allowedIpRanges;
}

/** Returns true for a list with the addresses of apps, which are some of Azure's. */
function letsAppsIn(type: RestrictedType, ranges: readonly string[]): boolean {
  return type === 'cosmos' && ranges.includes(ALL_OF_AZURE);
}

/** Returns the components whose requirements have a list. */
function askersIn(requirements: Resource<Restricted>['requirements']): string[] {
  return componentsOf(requirements.filter(({ config }) => config.allowedIpRanges !== undefined));
}

function optionOf(type: RestrictedType, components: readonly string[]): string {
  return components.length === 0 ? `networking.allowedIpRanges.${type}` : `allowedIpRanges.${type}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
