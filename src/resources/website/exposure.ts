import { ref } from '../../plan/expression/expression.js';
import type { Exposure } from '../../plan/exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import { websiteAccountRef, websiteUrl } from './layout.js';
import type { WebsiteResource } from './website-resource.js';

/** Returns the site, which everyone may read, and the files behind it. Both are open to the internet in every backend. */
export function websiteExposure(resource: WebsiteResource, context: LayoutContext): Exposure[] {
  const account = websiteAccountRef(resource.variant, context);
  const common = { network: 'internet' as const, origins: [], components: sharersOf(resource) };
  return [
    { ...common, name: 'site', url: websiteUrl(resource.variant, context), credentials: ['none'] },
    { ...common, name: 'blob data', url: ref(account, 'primary_blob_endpoint'), credentials: ['entra'] },
  ];
}
