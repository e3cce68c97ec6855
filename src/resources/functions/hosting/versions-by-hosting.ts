import type { AzurermMajor } from '../../../plan/resource-plan.js';
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
const VERSIONS_BY_HOSTING: Readonly<Record<Hosting, Versions>> = {
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
 * Versions that azurerm 5 accepts on Linux apps as well.
 * Source: change log of azurerm: node 24 in 4.58, python 3.14 in 4.59, java 25 in 4.62
 */
const WITH_AZURERM_5: Versions = { node: ['24'], python: ['3.14'], java: ['25'] };

/** Returns the versions of a runtime that Azure runs on a hosting and azurerm accepts; undefined without such a rule. */
export function versionsOn(
  hosting: Hosting,
  runtime: FunctionRuntime,
  azurerm: AzurermMajor,
): readonly string[] | undefined {
  const versions = VERSIONS_BY_HOSTING[hosting][runtime];
  const takesNew = azurerm === 5 && (hosting === 'elastic' || hosting === 'dedicated');
  return takesNew && versions !== undefined ? [...versions, ...(WITH_AZURERM_5[runtime] ?? [])] : versions;
}

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
