import * as v from 'valibot';

import { type EntriesOf, options, rule } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';
import { addressOf, rangeOf } from '../../plan/ip-ranges.js';
import { overlaps, PRIVATE_NETWORKS } from './cidr.js';
import type { AllowedIpRanges, NetworkOptions } from './options.js';

/** A resource type with a list of addresses. */
export type RestrictedType = keyof AllowedIpRanges;

/** Rules that Azure takes of one resource of a type. */
interface IpRules {
  /** The resource in messages. */
  readonly title: string;
  /** Azure documents no number for the others. */
  readonly max?: number;
  readonly takesPrivate: boolean;
}

/**
 * Sources: learn.microsoft.com/azure/app-service/overview-access-restrictions, …/cosmos-db/how-to-configure-firewall,
 * …/storage/common/storage-network-security-limitations, …/service-bus-messaging/service-bus-ip-filtering,
 * …/key-vault/general/network-security
 */
export const IP_RULES: Readonly<Record<RestrictedType, IpRules>> = {
  functions: { title: 'function app', max: 512, takesPrivate: true },
  cosmos: { title: 'Cosmos DB account', takesPrivate: false },
  storage: { title: 'storage account', max: 400, takesPrivate: false },
  servicebus: { title: 'Service Bus namespace', takesPrivate: true },
  keyvault: { title: 'Key Vault', max: 1000, takesPrivate: false },
};

/** Cosmos DB takes this address for all of Azure. Source: learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall */
export const ALL_OF_AZURE = '0.0.0.0';

/**
 * "This network", loopback, link-local, multicast and reserved addresses.
 * Source: iana.org/assignments/iana-ipv4-special-registry, RFC 1112
 */
const WITHOUT_CALLERS = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const IPV4 = new RegExp(String.raw`^${BYTE}(?:\.${BYTE}){3}(?:/(?:3[0-2]|[12]?\d))?$`);

/** Returns the rule that a range breaks; undefined for a range that Azure takes. */
function faultOf(range: string, type: RestrictedType): string | undefined {
  const { title, takesPrivate } = IP_RULES[type];
  const example = "write it like '203.0.113.0/24' or '198.51.100.7'";
  if (range.includes(':'))
    return rule(
      `must be IPv4: a ${title} has no IPv6 address by default`,
      'use the IPv4 addresses of the callers',
    );
  if (!IPV4.test(range)) return rule('must be an IPv4 address or a network in CIDR notation', example);
  const [, prefix = '32'] = range.split('/');
  if (prefix === '0') return rule('must not be every address', 'leave the list out');
  const { start, end } = rangeOf(range);
  const hostBits = start % (end - start);
  const network = `${addressOf(start - hostBits)}/${prefix}`;
  const silent = WITHOUT_CALLERS.find((reserved) => overlaps(network, reserved));
  if (silent !== undefined && (range !== ALL_OF_AZURE || type !== 'cosmos'))
    return rule(
      `must not have addresses of ${silent}, from which nothing calls`,
      `use the addresses of callers; only for cosmos, '${ALL_OF_AZURE}' stands for all of Azure`,
    );
  if (!takesPrivate && PRIVATE_NETWORKS.some((each) => overlaps(network, each)))
    return rule(
      `must be public: Azure refuses private ranges in the rules of a ${title}`,
      'use the public addresses of the callers, which is what Azure sees',
    );
  // Last, so that the network that it names is one that is taken.
  if (hostBits !== 0)
    return rule(
      'must have zero host bits',
      `write '${network}' for the network, or leave the prefix out for the address`,
    );
  return undefined;
}

/** Returns the schema of a list of addresses and networks. */
export function ipRangesSchema(type: RestrictedType): v.GenericSchema<readonly string[], readonly string[]> {
  const notText = rule('must be an IPv4 address or a network as a string', "write it like '203.0.113.0/24'");
  const range = v.pipe(
    v.string(notText),
    v.check(
      (text) => faultOf(text, type) === undefined,
      ({ input }) => faultOf(input, type) ?? '',
    ),
  );
  return v.pipe(
    v.array(range, rule('must be a list of IPv4 addresses and networks', "write ['203.0.113.0/24']")),
    v.minLength(1, rule('must have at least one range', 'add one, or leave the list out for all addresses')),
  );
}

const ofComponents = {
  functions: v.exactOptional(ipRangesSchema('functions')),
  cosmos: v.exactOptional(ipRangesSchema('cosmos')),
};

/** Returns a schema that tells what to write in place of one list for all resource types. */
function byType<T extends object>(schema: v.GenericSchema<T, T>): v.GenericSchema<T, T> {
  const message = rule('must name resource types', "write { functions: ['203.0.113.0/24'] }");
  return v.lazy((value) => (Array.isArray(value) ? v.never(message) : schema));
}

/** `networking.allowedIpRanges` of a backend. */
export const allowedIpRangesSchema: v.GenericSchema<AllowedIpRanges, AllowedIpRanges> = byType(
  options({
    ...ofComponents,
    storage: v.exactOptional(ipRangesSchema('storage')),
    servicebus: v.exactOptional(ipRangesSchema('servicebus')),
    keyvault: v.exactOptional(ipRangesSchema('keyvault')),
  } satisfies EntriesOf<AllowedIpRanges>),
);

/** Addresses that may call the app and the data of a component. */
export type ComponentIpRanges = Pick<AllowedIpRanges, 'functions' | 'cosmos'>;

/** `allowedIpRanges` of a component with an app. */
export const componentIpRangesSchema: v.GenericSchema<ComponentIpRanges, ComponentIpRanges> = byType(
  options(ofComponents satisfies EntriesOf<ComponentIpRanges>, {
    storage: 'remove it: the app of the component starts from its storage account',
    servicebus:
      'remove it: the addresses from which the app of the component sends and receives are not known',
    keyvault: 'remove it, and use networking.allowedIpRanges of the backend',
  }),
);

/** Lists of a backend, by resource type. They are a part of `networking`, which checks them. */
export const ipRangeOptions = {
  entries: {},
  resolve: ({ networking }: NetworkOptions): AllowedIpRanges =>
    typeof networking === 'object' ? (networking.allowedIpRanges ?? {}) : {},
} satisfies BackendOptions<never, AllowedIpRanges>;
