import { ownValue } from '../../../plan/json.js';
import { DEFAULT_VERSIONS, ENDED_VERSIONS, type FunctionRuntime } from '../requirement.js';
import { type FunctionsSku, type Hosting, hostingOf } from './hosting.js';

type Versions = Readonly<Partial<Record<FunctionRuntime, readonly string[]>>>;

/**
 * Versions that azurerm 4.55.0 accepts. Source: the validation of `application_stack` in
 * azurerm_linux_function_app
 */
const LINUX_APPS: Versions = {
  node: ['18', '20', '22'],
  python: ['3.9', '3.10', '3.11', '3.12', '3.13'],
  'dotnet-isolated': ['8.0', '9.0', '10.0'],
  java: ['8', '11', '17', '21'],
  powershell: ['7.4'],
};

/** Versions that Azure runs and azurerm 4.55.0 accepts, by hosting. What is not listed has no such rule. */
export const VERSIONS_BY_HOSTING: Readonly<Record<Hosting, Versions>> = {
  // Source: learn.microsoft.com/azure/azure-functions/flex-consumption-plan#supported-language-stack-versions
  flex: {
    node: ['20', '22', '24'],
    python: ['3.10', '3.11', '3.12', '3.13'],
    'dotnet-isolated': ['8.0', '9.0', '10.0'],
    java: ['17', '21'],
    powershell: ['7.4', '7.6'],
  },
  // The last that it got. Source: learn.microsoft.com/azure/azure-functions/consumption-plan
  consumption: { ...LINUX_APPS, python: ['3.9', '3.10', '3.11', '3.12'], 'dotnet-isolated': ['8.0', '9.0'] },
  elastic: LINUX_APPS,
  dedicated: LINUX_APPS,
};

/**
 * Returns the version where no component asks for one: the current one, or the newest supported version that
 * the hosting runs.
 */
export function defaultVersionOf(runtime: FunctionRuntime, sku: FunctionsSku): string {
  return defaultVersionFor(runtime, hostingOf(sku));
}

/** Returns {@link defaultVersionOf} for a kind of hosting. */
export function defaultVersionFor(runtime: FunctionRuntime, hosting: Hosting): string {
  const current = DEFAULT_VERSIONS[runtime];
  const run = VERSIONS_BY_HOSTING[hosting][runtime] ?? [current];
  if (run.includes(current)) return current;
  return run.findLast((version) => ownValue(ENDED_VERSIONS[runtime], version) === undefined) ?? current;
}
