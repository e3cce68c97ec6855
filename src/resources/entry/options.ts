import type { Resource } from '../resource.js';
import * as v from 'valibot';

import { oneOf, options, rule, textLike, together } from '../../validation/rule.js';
import { type ApiManagementEntry, apiManagementSchema } from '../api-management/options.js';
import { customDomainSchema } from '../cdn/requirement.js';
import { type BehindFrontDoor, behindSchema } from '../functions/auth/behind-front-door.js';
import type { BackendOptions } from '../settings.js';
import {
  type FrontDoorOrigin,
  type OriginShare,
  originShareEntries,
  originsSchema,
  type ResolvedOrigin,
  resolvedShare,
} from './front-door-origin.js';

/** Options of the gateway of a backend. */
export interface EntryOptions {
  /**
   * One host name for the APIs of the backend, which closes every other way to them. Exactly one of `frontDoor`, `behind` and
   * `apiManagement`.
   * Source: `azurerm_cdn_frontdoor_profile`
   * @default each app has a host name of its own
   * @example
   * { frontDoor: { customDomain: 'shop.example.com', site: 'Web' } }
   * { apiManagement: { publisher: { name: 'Shop', email: 'apis@example.com' } } }
   */
  readonly entry?: EntryConfig;
}

/** The gateway of a backend: its own Front Door, that of another backend, or API Management. */
export type EntryConfig = OwnEntry | ForeignEntry | ApiManagementGateway;

/** The backend has its own Front Door. */
export interface OwnEntry {
  /**
   * Azure Front Door before the function apps.
   * @see docs/front-door.md
   */
  readonly frontDoor: FrontDoorEntry;
  readonly behind?: never;
  readonly apiManagement?: never;
}

/** The backend is behind the Front Door of another backend. */
export interface ForeignEntry {
  /**
   * The function apps are origins of the Front Door of another backend. They accept calls only from that Front Door.
   * @see docs/front-door.md#apps-behind-front-door
   */
  readonly behind: BehindFrontDoor;
  readonly frontDoor?: never;
  readonly apiManagement?: never;
}

/** The backend has an API Management service. */
export interface ApiManagementGateway {
  /**
   * API Management before the function apps: it publishes each API, checks tokens, and limits calls.
   * @see docs/gateway.md
   */
  readonly apiManagement: ApiManagementEntry;
  readonly frontDoor?: never;
  readonly behind?: never;
}

/** Azure Front Door before the function apps of a backend. */
export interface FrontDoorEntry extends OriginShare {
  /**
   * Tier of Front Door. `Premium` has private links to isolated apps and a web application firewall; it cannot become `Standard`
   * again.
   * Source: `sku_name`
   * @default 'Premium' in an isolated backend or with `firewall`, else 'Standard'
   */
  readonly sku?: FrontDoorSku;
  /**
   * Host name of yours, with a certificate that Azure renews. Its DNS records are made by hand: the warning `DNS_SETUP_NEEDED`
   * names them.
   * Source: `azurerm_cdn_frontdoor_custom_domain`
   * @default only the host name of Azure
   */
  readonly customDomain?: string;
  /**
   * Id of a static site of the backend that answers everything but `/api`.
   * Source: `azurerm_cdn_frontdoor_route`
   * @default nothing does
   */
  readonly site?: string;
  /**
   * Web application firewall: `Prevention` blocks, `Detection` only logs. It has Microsoft's default rules and bot rules. Needs
   * `Premium`.
   * Source: `azurerm_cdn_frontdoor_firewall_policy`
   * @default none
   */
  readonly firewall?: FirewallMode;
  /**
   * Apps of other backends that answer the same calls: other regions, or another version. `priority` and `weight` beside it are
   * those of the backend's own apps.
   * Source: `azurerm_cdn_frontdoor_origin`
   * @see docs/front-door.md#several-regions
   * @default only the backend's own apps
   */
  readonly origins?: readonly FrontDoorOrigin[];
}

/** Tiers of Front Door. */
export const FRONT_DOOR_SKUS = ['Standard', 'Premium'] as const;

/** A tier of Front Door. */
export type FrontDoorSku = (typeof FRONT_DOOR_SKUS)[number];

export const FIREWALL_MODES = ['Prevention', 'Detection'] as const;

/** Reaction of the firewall to calls that match a rule. */
export type FirewallMode = (typeof FIREWALL_MODES)[number];

/** Settings of the gateway, every default filled in. */
export interface EntrySettings {
  readonly sku: FrontDoorSku | null;
  readonly customDomain: string | null;
  readonly site: string | null;
  readonly firewall: FirewallMode | null;
  /** Share of the backend's own apps. */
  readonly own: Required<OriginShare>;
  readonly origins: readonly ResolvedOrigin[];
}

const frontDoorSchema = v.pipe(
  options({
    sku: v.exactOptional(oneOf('a tier of Front Door', FRONT_DOOR_SKUS)),
    customDomain: v.exactOptional(customDomainSchema),
    site: v.exactOptional(
      textLike(
        'the id of a site',
        /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
        'must be the id of a component',
        "use 'Web'",
      ),
    ),
    firewall: v.exactOptional(oneOf('a firewall mode', FIREWALL_MODES)),
    ...originShareEntries,
    origins: v.exactOptional(originsSchema),
  }),
  together(
    ['firewall', 'sku'],
    ({ sku, firewall }) => sku !== 'Standard' || firewall === undefined,
    rule('the managed rules of a firewall require Premium', "set sku: 'Premium', or omit firewall"),
  ),
);

const entrySchema = v.pipe(
  options({
    frontDoor: v.exactOptional(frontDoorSchema),
    behind: v.exactOptional(behindSchema),
    apiManagement: v.exactOptional(apiManagementSchema),
  }),
  v.check(
    ({ frontDoor, behind, apiManagement }) =>
      [frontDoor, behind, apiManagement].filter((gateway) => gateway !== undefined).length === 1,
    rule(
      'must not combine frontDoor (a Front Door of this backend), behind (the Front Door of another backend) and apiManagement',
      'name exactly one of the three',
    ),
  ),
);

/** Options that Front Door adds to the configuration of a backend. */
export const entryOptions = {
  // The check of the schema accepts only one of them, which the type says as a union whose parts exclude each other.
  entries: {
    entry: v.exactOptional(entrySchema as v.GenericSchema as v.GenericSchema<EntryConfig>),
  },
  resolve: ({ entry }: EntryOptions): EntrySettings | null =>
    entry?.frontDoor === undefined
      ? null
      : {
          sku: entry.frontDoor.sku ?? null,
          customDomain: entry.frontDoor.customDomain ?? null,
          site: entry.frontDoor.site ?? null,
          firewall: entry.frontDoor.firewall ?? null,
          own: resolvedShare(entry.frontDoor),
          origins: (entry.frontDoor.origins ?? []).map(({ name, apps, ...share }) => ({
            name,
            ...resolvedShare(share),
            apps,
          })),
        },
} satisfies BackendOptions<EntryOptions, EntrySettings | null>;

/** A Front Door or the Front Door of another backend, its tier chosen. */
export interface EntryResourceConfig extends EntrySettings {
  readonly sku: FrontDoorSku;
}

/** A planned Front Door, or the planned use of the Front Door of another backend. */
export type EntryResource = Resource<EntrySettings, EntryResourceConfig>;
