
import type * as library from '@atakora/component/backend';

interface NamingConvention {
  // Format: {prefix}-{resourceType}-{backend}-{environment}-{suffix}
  formatResourceName(
    resourceType: string,
    backendId: string,
    suffix?: string
  ): string;
}

// Example: "cosmos-db-backend-prod-001"
// Example: "func-app-backend-prod-main"

export const convention: NamingConvention = {
  formatResourceName: (resourceType, backendId, suffix = '001') => `${resourceType}-${backendId}-prod-${suffix}`,
};
export const naming: library.NamingConvention = convention;
