import { combinationError } from '../../combination-error.js';
import type { PlanError } from '../../../plan/diagnostics.js';
import type { AzurermMajor } from '../../../plan/resource-plan.js';
import type { FunctionsRequirementConfig } from '../requirement.js';
import type { FunctionsResource } from '../sharing.js';
import { type FunctionsSku, hostingOf, planInWords } from './hosting.js';
import { usesBlobs } from '../triggers/triggers.js';
import { versionsOn } from './versions-by-hosting.js';
import type { LayoutContext } from '../../layout-context.js';

/** Versions whose validation of `application_stack` the rules follow. */
const TRIED_AZURERM = { 4: 'azurerm 4.55.0', 5: 'azurerm 5.2.0' } as const;

/** Refuses what an app asks for and its service plan cannot give. */
export function validateHosting(app: FunctionsResource, { settings }: LayoutContext): PlanError[] {
  return [
    ...(settings.isolated ? [...withoutNetwork(app), ...eventsFromOutside(app)] : []),
    ...blobsOnFlex(app),
    ...openCredentials(app),
    ...unknownVersion(app, settings.azurerm),
  ];
}

/** Refuses Y1 plans in a network. Source: learn.microsoft.com/azure/azure-functions/functions-networking-options */
function withoutNetwork(app: FunctionsResource): PlanError[] {
  if (hostingOf(app.config.sku) !== 'consumption') return [];
  return [
    combinationError(app, () => true, {
      path: 'sku',
      message: 'A Y1 plan cannot join a network, and the backend is isolated.',
      resolution: "Use sku 'FC1' or 'EP1'.",
    }),
  ];
}

/** Refuses events for isolated apps. Source: learn.microsoft.com/azure/event-grid/managed-service-identity (private endpoints) */
function eventsFromOutside(app: FunctionsResource): PlanError[] {
  if (!app.requirements.some(({ config }) => hasEvents(config))) return [];
  return [
    combinationError(app, hasEvents, {
      path: 'functions',
      message:
        'Event Grid delivers over the internet, from which the apps of an isolated backend take no calls.',
      resolution:
        'Let the event subscription write to Service Bus or an event hub, and use the trigger for that.',
    }),
  ];
}

/** Refuses blob triggers on Flex Consumption. Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger */
function blobsOnFlex(app: FunctionsResource): PlanError[] {
  if (hostingOf(app.config.sku) !== 'flex') return [];
  if (!app.requirements.some(({ config }) => usesBlobs(config))) return [];
  return [
    combinationError(app, usesBlobs, {
      path: 'functions',
      message:
        'A Flex Consumption app (FC1) cannot poll for blobs: on this plan, Azure supports blob triggers only through Event Grid.',
      resolution:
        "Use sku 'EP1' or a dedicated one such as 'B1', or an eventGrid trigger with a subscription to the account.",
    }),
  ];
}

/** Refuses credentials of pages of every origin. Each component alone may ask for one of the two. */
function openCredentials(app: FunctionsResource): PlanError[] {
  const { cors } = app.config;
  if (cors?.supportCredentials !== true || !cors.allowedOrigins.includes('*')) return [];
  return [
    combinationError(app, () => true, {
      path: 'cors',
      message:
        "The components of this app ask for origin '*' and for credentials, which browsers never send to '*'.",
      resolution: 'Name the origins in every component.',
    }),
  ];
}

/** Refuses versions of a runtime that azurerm or Azure does not accept on the plan. */
function unknownVersion(app: FunctionsResource, azurerm: AzurermMajor): PlanError[] {
  const { sku, runtime, version } = app.config;
  const accepted = versionsOn(hostingOf(sku), runtime, azurerm);
  if (accepted === undefined || accepted.includes(version)) return [];
  const accepts = (other: FunctionsSku) =>
    versionsOn(hostingOf(other), runtime, azurerm)?.includes(version) === true;
  // Azure decides on the versions of its Consumption plans.
  const refuser = hostingOf(sku) === 'flex' || accepts('B1') ? 'Azure' : TRIED_AZURERM[azurerm];
  const others = (['FC1', 'EP1'] as const).filter(accepts).map((each) => `'${each}'`);
  const or = others.length === 0 ? '' : `, or sku ${others.join(' or ')}`;
  return [
    combinationError(app, () => true, {
      path: 'version',
      message: `${refuser} does not accept ${runtime} ${version} on ${planInWords(sku)}.`,
      resolution: `Use one of ${accepted.join(', ')}${or}.`,
    }),
  ];
}

function hasEvents({ functions = [] }: FunctionsRequirementConfig): boolean {
  return functions.some(({ trigger }) => trigger.type === 'eventGrid');
}
