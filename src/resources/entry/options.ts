import * as v from 'valibot';

import { oneOf, options, rule, textLike } from '../../validation/rule.js';
import { customDomainSchema } from '../cdn/requirement.js';
import type { BackendOptions } from '../settings.js';

/** Options of a backend about the one way in to its APIs. */
export interface EntryOptions {
  /**
   * Puts the APIs of the backend behind one host name, and closes every other way to them. @default each app has a host name of
   * its own
   */
  readonly entry?: EntryConfig;
}

/** The way in. */
export interface EntryConfig {
  /** Azure Front Door before the function apps. */
  readonly frontDoor: FrontDoorEntry;
}

/** Azure Front Door before the function apps of a backend. */
export interface FrontDoorEntry {
  /**
   * `Premium` has private links to isolated apps and a web application firewall; it cannot become `Standard` again.
   * @default 'Premium' in an isolated backend or with `firewall`, else 'Standard'
   */
  readonly sku?: FrontDoorSku;
  /** Host name of the user's. Its DNS records are made by hand. @default the host name of Azure alone */
  readonly customDomain?: string;
  /** Id of a static site of the backend that answers everything but `/api`. @default nothing does */
  readonly site?: string;
  /** Web application firewall: `Prevention` blocks, `Detection` only logs. Needs `Premium`. @default none */
  readonly firewall?: FirewallMode;
}

/** Tiers of Front Door. */
export const FRONT_DOOR_SKUS = ['Standard', 'Premium'] as const;

/** A tier of Front Door. */
export type FrontDoorSku = (typeof FRONT_DOOR_SKUS)[number];

const FIREWALL_MODES = ['Prevention', 'Detection'] as const;

/** What the firewall does with calls that match a rule. */
export type FirewallMode = (typeof FIREWALL_MODES)[number];

/** The way in, every default filled in. */
export interface EntrySettings {
  readonly sku: FrontDoorSku | null;
  readonly customDomain: string | null;
  readonly site: string | null;
  readonly firewall: FirewallMode | null;
}

const frontDoorSchema = v.pipe(
  options({
    sku: v.exactOptional(oneOf('a tier of Front Door', FRONT_DOOR_SKUS)),
    customDomain: v.exactOptional(customDomainSchema),
    site: v.exactOptional(
      textLike('the id of a site', /^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'is the id of a component', "use 'Web'"),
    ),
    firewall: v.exactOptional(oneOf('a firewall mode', FIREWALL_MODES)),
  }),
  v.forward(
    v.partialCheck(
      [['sku'], ['firewall']],
      ({ sku, firewall }) => sku !== 'Standard' || firewall === undefined,
      rule('managed rules of a firewall need Premium', "write sku: 'Premium', or leave firewall out"),
    ),
    ['firewall'],
  ),
);

/** Options of a backend about the way in to its APIs. */
export const entryOptions = {
  entries: { entry: v.exactOptional(options({ frontDoor: frontDoorSchema })) },
  resolve: ({ entry }: EntryOptions): EntrySettings | null =>
    entry === undefined
      ? null
      : {
          sku: entry.frontDoor.sku ?? null,
          customDomain: entry.frontDoor.customDomain ?? null,
          site: entry.frontDoor.site ?? null,
          firewall: entry.frontDoor.firewall ?? null,
        },
} satisfies BackendOptions<EntryOptions, EntrySettings | null>;
