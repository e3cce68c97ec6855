import type { PlanError } from '../../plan/diagnostics.js';
import { quoted } from '../../plan/phrases.js';
import { networkConflict } from '../network/host-conflict.js';
import { hostOptions, type HostSettings } from '../host/options.js';
import type { LayoutContext } from '../layout-context.js';
import { askersOf } from '../resource.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { type HostedNamespace, hostedNamespace, hostOf } from './hosted-namespace.js';
import {
  DEFAULT_LOCK_SECONDS,
  DEFAULT_MAX_DELIVERY_COUNT,
  type ServiceBusQueue,
  type ServiceBusRequirement,
  type ServiceBusTopic,
} from './requirement.js';
import type { ServiceBusResource } from './sharing.js';

/** Refuses what a guest needs of a namespace and its host does not offer. */
export function hostConflicts(
  namespaces: readonly ServiceBusResource[],
  context: LayoutContext,
): PlanError[] {
  const { settings } = context;
  const host = typeOptionsOf(settings, hostOptions);
  const hosted = hostedNamespace(settings);
  if (host === null || hosted === undefined) return [];
  return namespaces.flatMap((each) =>
    hostOf(each, context) === undefined
      ? otherTier(each, host, hosted)
      : [
          ...outside(each, host, hosted, settings),
          ...missing(each, host, hosted),
          ...otherOptions(each, host, hosted),
        ],
  );
}

function otherTier(
  namespace: ServiceBusResource,
  { host, permitsOwn }: HostSettings,
  { tier }: HostedNamespace,
): PlanError[] {
  if (permitsOwn) return [];
  return [
    conflict(
      namespace,
      `'${namespace.key}' must be ${namespace.config.sku}, and the namespace of '${host.id}' is ${tier}.`,
      "Leave sku out, or permit a namespace of its own, with host: { offer, else: 'own' }.",
    ),
  ];
}

function outside(
  namespace: ServiceBusResource,
  { host }: HostSettings,
  { network }: HostedNamespace,
  settings: Settings,
): PlanError[] {
  const unreachable = networkConflict(`the namespace of '${host.id}'`, network, settings);
  return unreachable === undefined ? [] : [conflict(namespace, unreachable.message, unreachable.resolution)];
}

/** Refuses queues, topics and subscriptions that the record of the host does not have, or to which it gives other access. */
function missing(
  namespace: ServiceBusResource,
  { host, guest }: HostSettings,
  offered: HostedNamespace,
): PlanError[] {
  // As the record should have them, with the options that the host set, else those that components ask for.
  const queues = namespace.config.queues.flatMap((asked): ServiceBusQueue[] => {
    const { name, access = ['send'] } = asked;
    const made = offered.queues.find((each) => each.name === name);
    const has = made?.access ?? [];
    if (access.every((each) => has.includes(each))) return [];
    return [{ ...(made ?? asked), access: [...new Set([...has, ...access])].sort() }];
  });
  const topics = namespace.config.topics.flatMap((asked): ServiceBusTopic[] => {
    const { name, subscriptions = [] } = asked;
    const made = offered.topics.find((each) => each.name === name);
    const { access: has = [], subscriptions: subscribed = [] } = made ?? {};
    const access = asked.access ?? (subscriptions.length === 0 ? ['send' as const] : []);
    const others = subscriptions.filter((each) => !subscribed.some((one) => one.name === each.name));
    if (made !== undefined && others.length === 0 && access.every((each) => has.includes(each))) return [];
    return [
      {
        ...(made ?? asked),
        access: [...new Set([...has, ...access])],
        subscriptions: [...subscribed, ...others],
      },
    ];
  });
  if (queues.length + topics.length === 0) return [];
  const names = quoted([...queues, ...topics].map(({ name }) => name));
  const terms = JSON.stringify({
    ...(queues.length > 0 && { queues }),
    ...(topics.length > 0 && { topics }),
  });
  return [
    conflict(
      namespace,
      `'${host.id}' must give '${guest}' access to ${names}, received an offer without it.`,
      `Have '${host.id}' add it to its record, with offer: { guests: { '${guest}': { servicebus: ${terms}, … } } }, and read its new offer.`,
      ({ queues: ownQueues = [], topics: ownTopics = [] }) =>
        [...ownQueues, ...ownTopics].some(({ name }) =>
          [...queues, ...topics].some((each) => each.name === name),
        ),
    ),
  ];
}

/** Values of options that are left out. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  lockSeconds: DEFAULT_LOCK_SECONDS,
  maxDeliveryCount: DEFAULT_MAX_DELIVERY_COUNT,
  deadLetterOnExpiration: true,
  deadLetterOnFilterError: true,
  requiresSession: false,
  maxSize: 1024,
};

/** Refuses options of queues, topics and subscriptions that the host set otherwise: it makes them. */
function otherOptions(
  namespace: ServiceBusResource,
  { host, guest }: HostSettings,
  offered: HostedNamespace,
): PlanError[] {
  const compare = (path: string, asked: object, made: object, record: object): PlanError[] => {
    const known = new Map<string, unknown>(Object.entries({ ...DEFAULTS, ...made }));
    return Object.entries(optionsIn(asked))
      .filter(([option, value]) => known.get(option) !== value)
      .map(([option, value]) =>
        conflict(
          namespace,
          `'${host.id}' made ${path} with ${option} ${shown(known.get(option))}, received ${shown(value)}.`,
          `Have '${host.id}' set it in its record, with offer: { guests: { '${guest}': { servicebus: ${JSON.stringify(record)}, … } } }, and read its new offer; or leave ${option} out where a component sets it.`,
          undefined,
          `${path}.${option}`,
        ),
      );
  };
  const { queues, topics } = namespace.config;
  return [
    ...queues.flatMap((asked) => {
      const made = offered.queues.find(({ name }) => name === asked.name);
      if (made === undefined) return [];
      return compare(`queues.${asked.name}`, asked, made, { queues: [{ ...made, ...optionsIn(asked) }] });
    }),
    ...topics.flatMap((asked) => {
      const made = offered.topics.find(({ name }) => name === asked.name);
      if (made === undefined) return [];
      const pairs = (made.subscriptions ?? []).map((each) => ({
        made: each,
        asked: asked.subscriptions?.find(({ name }) => name === each.name) ?? {},
      }));
      const subscriptions = pairs.map((pair) => ({ ...pair.made, ...optionsIn(pair.asked) }));
      const record = { topics: [{ ...made, ...optionsIn(asked), subscriptions }] };
      const path = `topics.${asked.name}`;
      return [
        ...compare(path, asked, made, record),
        ...pairs.flatMap((pair) =>
          compare(`${path}.subscriptions.${pair.made.name}`, pair.asked, pair.made, record),
        ),
      ];
    }),
  ];
}

/** Returns the options of a queue, topic or subscription, without what names and divides it. */
function optionsIn(asked: object): object {
  return Object.fromEntries(
    Object.entries(asked).filter(([option]) => !['name', 'access', 'subscriptions'].includes(option)),
  );
}

function shown(value: unknown): string {
  return value === undefined ? 'left out' : JSON.stringify(value);
}

function conflict(
  namespace: ServiceBusResource,
  message: string,
  resolution: string,
  asks: (asked: ServiceBusRequirement) => boolean = () => true,
  path = 'host',
): PlanError {
  return { code: 'HOST_CONFLICT', message, path, ...askersOf(namespace, asks), resolution };
}
