import type { PlanError } from '../../../plan/diagnostics.js';
import { componentsOf } from '../../resource.js';
import type { Diagnostics } from '../../resource-type.js';
import { type Hosting, hostingOf, planInWords } from './hosting.js';
import type { ScaleRequirement } from './scale.js';
import type { FunctionsResource } from '../sharing.js';
import { withoutEffect } from '../../without-effect.js';

/** Options that each hosting honours. */
const HONOURED: Readonly<Record<Hosting, readonly (keyof ScaleRequirement)[]>> = {
  flex: ['maximumInstances', 'instanceMemory', 'alwaysReady', 'zones'],
  consumption: [],
  elastic: ['minimumInstances', 'maximumInstances', 'zones'],
  dedicated: ['minimumInstances', 'maximumInstances', 'zones'],
};

/** Checks the scale of an app against the limits of its plan. */
export function validateScale(app: FunctionsResource): Diagnostics {
  const { key, config, requirements } = app;
  const { scale, sku } = config;
  if (scale === undefined) return {};
  const hosting = hostingOf(sku);
  const askers = (...options: readonly (keyof ScaleRequirement)[]) =>
    componentsOf(
      requirements.filter((each) => options.some((option) => each.config.scale?.[option] !== undefined)),
    );
  // The schema of a scale refuses other options.
  const asked = Object.keys(scale) as (keyof ScaleRequirement)[];
  const honoured = HONOURED[hosting].filter(
    // Basic plans have neither autoscale nor zones.
    (option) => !(sku.startsWith('B') && (option === 'maximumInstances' || option === 'zones')),
  );
  const warnings = asked
    .filter((option) => !honoured.includes(option))
    .map((option) =>
      withoutEffect(
        `scale.${option}`,
        `${planInWords(sku)} does not have it`,
        `Leave ${option} out${honoured.length === 0 ? '' : `, or use ${honoured.join(', ')}`}.`,
        { resource: key, components: askers(option) },
      ),
    );
  const errors = rangesOf(sku, hosting).flatMap(({ option, min, max, holds }): PlanError[] => {
    const value = scale[option];
    if (!honoured.includes(option) || typeof value !== 'number' || (value >= min && value <= max)) return [];
    return [
      {
        code: 'INVALID_COMBINATION',
        message: `scale.${option} of '${key}' is ${value}, and ${planInWords(sku)} takes ${min} to ${max}${holds ?? ''}.`,
        resource: key,
        path: `scale.${option}`,
        components: askers(option),
        resolution: `Use a number from ${min} to ${max}, or another sku.`,
      },
    ];
  });
  return {
    warnings,
    errors: [
      ...errors,
      ...readyErrors(app, hosting, askers('alwaysReady', 'maximumInstances')),
      ...zoneErrors(app, hosting, askers('zones')),
    ],
  };
}

/** Instances that an app of Flex Consumption may have at the most. Source: azurerm 4.55.0, validation of `maximum_instance_count` */
const FLEX_RANGE = { min: 40, max: 1000 };
/** The default of azurerm. */
const FLEX_MAXIMUM = 100;

interface Range {
  readonly option: 'minimumInstances' | 'maximumInstances';
  readonly min: number;
  readonly max: number;
  readonly holds?: string;
}

/**
 * Returns the permitted numbers of instances. Sources:
 * learn.microsoft.com/azure/azure-functions/functions-scale (instances),
 * learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits (App Service),
 * azurerm 4.55.0, validation of `maximum_instance_count`
 */
function rangesOf(sku: string, hosting: Hosting): Range[] {
  if (hosting === 'flex')
    return [{ option: 'maximumInstances', ...FLEX_RANGE, holds: ' with azurerm 4.55.0' }];
  if (hosting === 'elastic')
    return [
      { option: 'minimumInstances', min: 1, max: 20 },
      { option: 'maximumInstances', min: 1, max: 100 },
    ];
  const max = sku.startsWith('B') ? 3 : sku.startsWith('S') ? 10 : 30;
  return [
    { option: 'minimumInstances', min: 1, max },
    { option: 'maximumInstances', min: 1, max },
  ];
}

/**
 * Refuses more always-ready instances than an app may have: each component that shares it can keep to the maximum, and all together not.
 * Source: azurerm 4.55.0 and 5.2.0, internal/services/appservice/function_app_flex_consumption_resource.go
 */
function readyErrors(
  { key, config }: FunctionsResource,
  hosting: Hosting,
  components: string[],
): PlanError[] {
  const { alwaysReady = [], maximumInstances = FLEX_MAXIMUM } = config.scale ?? {};
  const ready = alwaysReady.reduce((total, { instances }) => total + instances, 0);
  if (hosting !== 'flex' || ready <= maximumInstances) return [];
  const groups = alwaysReady.map(({ name, instances }) => `${name} ${instances}`).join(', ');
  const raise = ready > FLEX_RANGE.max ? '' : `set maximumInstances: ${ready} or more, `;
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${key}': scale.alwaysReady must have at most the ${maximumInstances} instances of maximumInstances in total, received ${ready} (${groups}).`,
      resource: key,
      path: 'scale.alwaysReady',
      components,
      resolution: `Lower alwaysReady, ${raise}or give a component an app of its own with separateIdentity: true.`,
    },
  ];
}

/**
 * Refuses zones on a plan that has none, or with too few instances for them.
 * Source: learn.microsoft.com/azure/reliability/reliability-functions (zone redundancy)
 */
function zoneErrors({ key, config }: FunctionsResource, hosting: Hosting, components: string[]): PlanError[] {
  const { scale = {}, sku } = config;
  if (scale.zones !== true || hosting === 'consumption' || sku.startsWith('B')) return [];
  const error = (message: string, resolution: string): PlanError[] => [
    { code: 'INVALID_COMBINATION', message, resource: key, path: 'scale.zones', components, resolution },
  ];
  if (sku.startsWith('S'))
    return error(`${planInWords(sku)} of '${key}' cannot be spread over zones.`, "Use sku 'P0v3' or larger.");
  const few = (scale.alwaysReady ?? []).find(({ instances }) => instances < 2);
  if (hosting === 'flex' && few !== undefined)
    return error(
      `'${key}' is spread over zones with ${few.instances} always-ready instance of '${few.name}'.`,
      `Set alwaysReady: { '${few.name}': 2 } or more.`,
    );
  if (hosting !== 'flex' && (scale.minimumInstances ?? 1) < 2)
    return error(
      `'${key}' is spread over zones with one instance.`,
      'Set scale: { minimumInstances: 2 } or more.',
    );
  return [];
}
