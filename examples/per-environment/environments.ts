import type { BackendConfig } from '@atakora/component/backend';

/** Differences between environments, as plain data. */
export interface Environment {
  readonly config: BackendConfig & { readonly environment: string; readonly location: string };
  /** RU/s of the order container; without it, the account is serverless. */
  readonly orderThroughput?: number;
}

export const environments: Readonly<Record<'dev' | 'staging' | 'prod', Environment>> = {
  dev: {
    config: { environment: 'dev', location: 'westeurope', tags: { costCenter: 'development' } },
  },
  staging: {
    config: {
      environment: 'staging',
      location: 'westeurope',
      monitoring: { retentionDays: 30, samplingPercentage: 10 },
      tags: { costCenter: 'development' },
    },
  },
  prod: {
    config: {
      environment: 'prod',
      location: 'westeurope',
      monitoring: {
        retentionDays: 180,
        alerting: { errorThreshold: 3, latencyThreshold: 800, emails: ['on-call@example.com'] },
      },
      limits: { maxCosmosAccounts: 1, maxFunctionApps: 1, maxThroughputPerDatabase: 10_000 },
      tags: { costCenter: 'shop' },
    },
    orderThroughput: 4000,
  },
};
