import type { Exposure } from '../../plan/exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import type { CdnResource } from './requirement.js';
import { cdnUrl } from './layout.js';

/** Returns the endpoint and the domain of each site, which everyone may read. */
export function cdnExposure({ config, requirements }: CdnResource, context: LayoutContext): Exposure[] {
  return config.sites.flatMap(({ name, customDomain, allowedOrigins = [] }): Exposure[] => {
    const own = requirements.filter((each) => each.config.sites.some((site) => site.name === name));
    const site: Exposure = {
      name: `site ${name}`,
      url: cdnUrl(name, context),
      network: 'internet',
      credentials: ['none'],
      origins: allowedOrigins,
      components: sharersOf({ requirements: own }),
    };
    if (customDomain === undefined) return [site];
    return [site, { ...site, name: `domain of ${name}`, url: `https://${customDomain}` }];
  });
}
