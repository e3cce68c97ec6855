import type { Resource } from '../resource.js';
import type { CdnRequirementConfig } from './requirement.js';

/** A planned Front Door. */
export type CdnResource = Resource<CdnRequirementConfig>;
