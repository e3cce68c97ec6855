import { exactly, type PlannedMeter } from '../../plan/meter.js';
import { hostingOf } from './hosting.js';
import type { FunctionsSku } from './hosting.js';
import type { FunctionsResource } from './sharing.js';

/** Memory of an instance, which azurerm 4.55.0 takes where the plan names none. */
const FLEX_INSTANCE_GB = 2;

/** Azure bills a second at the least. Source: azure.microsoft.com/pricing/details/functions */
const FLEX_LEAST_SECONDS = 1;

/** Cores and memory of an instance. Source: learn.microsoft.com/azure/azure-functions/functions-premium-plan */
const ELASTIC: Readonly<Partial<Record<FunctionsSku, { cores: number; gb: number }>>> = {
  EP1: { cores: 1, gb: 3.5 },
  EP2: { cores: 2, gb: 7 },
  EP3: { cores: 4, gb: 14 },
};

/** What Azure bills an app and its plan for. An Elastic Premium plan is counted with the one instance that it always has. */
export function functionsMeters({ config: { sku } }: FunctionsResource): PlannedMeter[] {
  switch (hostingOf(sku)) {
    case 'flex':
      return [
        { meter: 'functions/flex-executions', what: 'executions', measure: 'requests' },
        {
          meter: 'functions/flex-execution-time',
          what: 'execution time (GB-s)',
          measure: 'gbSeconds',
          leastPerRequest: FLEX_INSTANCE_GB * FLEX_LEAST_SECONDS,
        },
      ];
    case 'consumption':
      return [
        { meter: 'functions/consumption-executions', what: 'executions', measure: 'requests' },
        {
          meter: 'functions/consumption-execution-time',
          what: 'execution time (GB-s)',
          measure: 'gbSeconds',
        },
      ];
    case 'elastic': {
      const { cores, gb } = ELASTIC[sku] ?? { cores: 0, gb: 0 };
      return [
        { meter: 'functions/elastic-vcpu', what: `cores of one ${sku} instance`, units: exactly(cores) },
        { meter: 'functions/elastic-memory', what: `memory of one ${sku} instance`, units: exactly(gb) },
      ];
    }
    case 'dedicated':
      return [{ meter: `functions/${sku.toLowerCase()}`, what: `one ${sku} instance`, units: exactly(1) }];
  }
}
