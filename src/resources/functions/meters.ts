import type { MeteredRange, PlannedMeter } from '../../plan/meter.js';
import type { LayoutContext } from '../layout-context.js';
import { availabilityMeters } from './availability-tests.js';
import { type FunctionsSku, hostingOf } from './hosting/hosting.js';
import type { FunctionAppConfig } from './requirement.js';
import type { FunctionsResource } from './sharing.js';

/** Megabytes of an instance, which azurerm 4.55.0 takes where the app names none. */
const FLEX_MEMORY = 2048;

/** Azure bills a second at the least. Source: azure.microsoft.com/pricing/details/functions */
const FLEX_LEAST_SECONDS = 1;

/** Azure counts a month as 730 hours. */
const MONTH_SECONDS = 730 * 3600;

/** Cores and memory of an instance. Source: learn.microsoft.com/azure/azure-functions/functions-premium-plan */
const ELASTIC: Readonly<Partial<Record<FunctionsSku, { cores: number; gb: number }>>> = {
  EP1: { cores: 1, gb: 3.5 },
  EP2: { cores: 2, gb: 7 },
  EP3: { cores: 4, gb: 14 },
};

/** Returns the meters of an app and its plan, and of its availability tests. */
export function functionsMeters(app: FunctionsResource, context: LayoutContext): PlannedMeter[] {
  return [...appMeters(app), ...availabilityMeters(app, context)];
}

function appMeters({ config }: FunctionsResource): PlannedMeter[] {
  const { sku } = config;
  switch (hostingOf(sku)) {
    case 'flex':
      return flexMeters(config);
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
      const instances = instancesOf(config);
      return [
        { meter: 'functions/elastic-vcpu', what: `cores of ${sku}`, units: each(instances, cores) },
        { meter: 'functions/elastic-memory', what: `memory of ${sku}`, units: each(instances, gb) },
      ];
    }
    case 'dedicated':
      return [
        {
          meter: `functions/${sku.toLowerCase()}`,
          what: `instances of ${sku}`,
          units: instancesOf(config),
        },
      ];
  }
}

function flexMeters({ scale = {} }: FunctionAppConfig): PlannedMeter[] {
  const { instanceMemory = FLEX_MEMORY, alwaysReady = [] } = scale;
  const gb = instanceMemory / 1024;
  const ready = alwaysReady.reduce((total, { instances }) => total + instances, 0);
  const seconds = ready * gb * MONTH_SECONDS;
  return [
    { meter: 'functions/flex-executions', what: 'executions', measure: 'requests' },
    {
      meter: 'functions/flex-execution-time',
      what: 'execution time (GB-s)',
      measure: 'gbSeconds',
      leastPerRequest: gb * FLEX_LEAST_SECONDS,
    },
    ...(ready === 0
      ? []
      : [
          {
            meter: 'functions/flex-always-ready',
            what: 'always-ready instances (GB-s)',
            units: { low: seconds, high: seconds },
          },
        ]),
  ];
}

/** Returns the instances that run at all times, up to those that the plan may grow to. `B` plans do not grow. */
function instancesOf({ sku, scale = {} }: FunctionAppConfig): MeteredRange {
  const { minimumInstances: low = 1, maximumInstances = low } = scale;
  return { low, high: sku.startsWith('B') ? low : Math.max(low, maximumInstances) };
}

function each({ low, high }: MeteredRange, amount: number): MeteredRange {
  return { low: low * amount, high: high * amount };
}
