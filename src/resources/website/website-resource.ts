import type { Resource } from '../resource.js';
import type { WebsiteConfig, WebsiteRequirementConfig } from './requirement.js';

/** A planned website. */
export type WebsiteResource = Resource<WebsiteRequirementConfig, WebsiteConfig>;
