import * as v from 'valibot';

import { oneOf, options, recordOf, rule, textLike, together, wholeNumber } from '../../validation/rule.js';
import type { Resource } from '../resource.js';
import type { BackendOptions } from '../settings.js';

/**
 * Tiers of API Management that take minutes to make, and that need no virtual network. `Consumption` is billed by the call.
 * Source: learn.microsoft.com/azure/api-management/api-management-features
 */
export const API_MANAGEMENT_TIERS = ['Consumption', 'BasicV2'] as const;

/** Units of a BasicV2 service at the most. Source: azurerm 4.55.0, validation of sku_name */
export const MAX_UNITS = 10;

/** A tier of API Management. */
export type ApiManagementTier = (typeof API_MANAGEMENT_TIERS)[number];

/** API Management before the function apps of a backend. */
export interface ApiManagementEntry {
  /**
   * Owner of the APIs, by name and address. Azure sends its notices there.
   * Source: `publisher_name`, `publisher_email`
   * @example { name: 'Shop', email: 'apis@example.com' }
   */
  readonly publisher: ApiPublisher;
  /**
   * Tier of the service. `Consumption` is billed by the call, `BasicV2` by the unit. Another tier is another gateway, with
   * another URL.
   * Source: `sku_name`
   * @default 'Consumption'
   */
  readonly tier?: ApiManagementTier;
  /**
   * Units of `BasicV2`: 1 to 10.
   * Source: `sku_name`
   * @default 1
   */
  readonly units?: number;
  /**
   * Options of the APIs, by the id of their component.
   * @default a token is enough
   * @example { OrderApi: { product: 'partners', rateLimit: { calls: 100, seconds: 60 } } }
   */
  readonly apis?: Readonly<Record<string, PublishedApiOptions>>;
}

/** Owner of the APIs of a gateway. */
export interface ApiPublisher {
  /** Name of the owner: 1 to 100 characters. */
  readonly name: string;
  /** Address that Azure sends its notices to. */
  readonly email: string;
}

/** Options of the API of one component. */
export interface PublishedApiOptions {
  /**
   * Product that the API is a part of: 1 to 50 lower-case letters, digits and hyphens. Callers then show the key of a
   * subscription to the product besides their token. The subscriptions are made by hand.
   * Source: `azurerm_api_management_product`
   * @see docs/gateway.md#products-and-limits
   * @default callers need no subscription
   */
  readonly product?: string;
  /**
   * Limit of calls of each subscription with `product`, else of each caller. Further calls get status 429. Without `product` it
   * needs `BasicV2`.
   * Source: `azurerm_api_management_api_policy`
   * @default none
   * @example { calls: 100, seconds: 60 }
   */
  readonly rateLimit?: RateLimit;
}

/** A limit of calls. Azure answers further ones with status 429. */
export interface RateLimit {
  /** Calls in the time: 1 to 1,000,000. */
  readonly calls: number;
  /**
   * Seconds of the time: 1 to 300.
   * Source: learn.microsoft.com/azure/api-management/rate-limit-policy
   */
  readonly seconds: number;
}

/** Settings of a gateway, every default filled in. */
export interface ApiManagementSettings {
  readonly publisher: ApiPublisher;
  readonly tier: ApiManagementTier;
  readonly units: number;
  readonly apis: Readonly<Record<string, PublishedApiOptions>>;
}

/** A planned gateway. */
export type ApiManagementResource = Resource<ApiManagementSettings>;

const publisherSchema = options({
  name: textLike(
    'the name of a publisher',
    /^[^\p{Cc}]{1,100}$/u,
    'must have 1 to 100 characters',
    "use a name like 'Shop'",
  ),
  email: textLike(
    'the address of a publisher',
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    'must be an e-mail address',
    "use an address like 'apis@example.com'",
  ),
});

const publishedApiSchema = options({
  product: v.exactOptional(
    textLike(
      'the name of a product',
      /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/,
      'must have 1 to 50 lower-case letters, digits and hyphens',
      "use a name like 'partners'",
    ),
  ),
  rateLimit: v.exactOptional(
    options({
      calls: wholeNumber('a number of calls', 1, 1_000_000),
      // Source: learn.microsoft.com/azure/api-management/rate-limit-policy
      seconds: wholeNumber('the seconds of a rate limit', 1, 300),
    }),
  ),
});

const componentId = textLike(
  'the id of a component',
  /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  'must be the id of a component',
  "use 'UserApi'",
);

/** Schema of {@link ApiManagementEntry}. */
export const apiManagementSchema = v.pipe(
  options({
    publisher: publisherSchema,
    tier: v.exactOptional(oneOf('a tier of API Management', API_MANAGEMENT_TIERS)),
    units: v.exactOptional(wholeNumber('a number of units', 1, MAX_UNITS)),
    apis: v.exactOptional(recordOf(componentId, publishedApiSchema)),
  }),
  together(
    ['units', 'tier'],
    ({ tier, units }) => tier === 'BasicV2' || units === undefined,
    rule('the Consumption tier has no units', "set tier: 'BasicV2', or omit units"),
  ),
  together(
    ['apis', 'tier'],
    ({ tier, apis = {} }) =>
      tier === 'BasicV2' ||
      Object.values(apis).every(({ product, rateLimit }) => rateLimit === undefined || product !== undefined),
    // Source: learn.microsoft.com/azure/api-management/rate-limit-by-key-policy
    rule(
      'the Consumption tier counts calls by subscription only',
      "add product to the API, so that callers have subscriptions, or set tier: 'BasicV2'",
    ),
  ),
);

/** The gateway of a backend; null without one. The option is a part of `entry`, which checks it. */
export const apiManagementOptions = {
  entries: {},
  resolve: ({
    entry,
  }: {
    readonly entry?: { readonly apiManagement?: ApiManagementEntry };
  }): ApiManagementSettings | null => {
    const given = entry?.apiManagement;
    if (given === undefined) return null;
    const { publisher, tier = 'Consumption', units = 1, apis = {} } = given;
    return { publisher, tier, units, apis };
  },
} satisfies BackendOptions<never, ApiManagementSettings | null>;
