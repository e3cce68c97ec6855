import type { OrExpression } from './expression/expression.js';

/** From where something can be reached. */
export const EXPOSURE_NETWORKS = ['internet', 'private', 'unknown'] as const;

/** `private`: from the backend's network alone. `unknown`: its type does not say. */
export type ExposureNetwork = (typeof EXPOSURE_NETWORKS)[number];

/** Credentials of callers; one of those that an endpoint lists is enough. */
export const CREDENTIALS = [
  'none',
  'function-key',
  'admin-key',
  'publishing-password',
  'account-key',
  'entra',
  'unknown',
] as const;

/**
 * `none`: every caller is let in. `function-key`, `admin-key`: a key of the function app. `publishing-password`: the password
 * that deploys to an app. `account-key`: a key of the account. `entra`: a token of Entra ID, and a role.
 */
export type Credential = (typeof CREDENTIALS)[number];

/** Something that callers can reach. */
export interface Exposure {
  /** Tells it from the others of the resource, also in later plans: `GET /api/users`, `data`. */
  readonly name: string;
  /** URL or host; empty where it is unknown. */
  readonly url: OrExpression<string>;
  readonly network: ExposureNetwork;
  readonly credentials: readonly Credential[];
  /** Origins of web pages that browsers let call it; `*` for all. */
  readonly origins: readonly string[];
  /** Ids of the components that it belongs to, sorted. */
  readonly components: readonly string[];
  /** True for a route whose function gets no code from the plan; see the warning `CODE_MISSING`. Absent: false. */
  readonly codeMissing?: true;
}

/** Something that callers can reach, and where. */
export interface PlannedExposure extends Exposure {
  /** As Terraform writes it. */
  readonly url: string;
  /** Key of the resource. */
  readonly resource: string;
}
