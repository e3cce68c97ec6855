import { textTable } from './text-table.js';
import { counted, fewOf } from './phrases.js';
import type { PackageDeployment } from './package.js';
import type { ResourcePlan } from './resource-plan.js';
import { parsePlanValue } from './serialize.js';
import { addressesByResource } from './resource-addresses.js';

/**
 * Returns a plan as text for a terminal: shared resources with their components, counts against unshared, and
 * every remark. No colours, no control characters; about 100 columns.
 * @example
 * console.log(renderPlan(backend.plan()));
 */
export function renderPlan(given: ResourcePlan): string {
  const plan = parsePlanValue(given);
  return (
    [
      heading(plan),
      resourceTable(plan),
      ...packageTable(plan),
      ...originTable(plan),
      savingsTable(plan),
      ...usageTable(plan),
      ...remarks(plan),
    ].join('\n\n') + '\n'
  );
}

function heading({ backend, summary }: ResourcePlan): string {
  const { id, environment, location } = backend;
  const { components, resources, terraformBlocks } = summary;
  return (
    `Plan of backend '${id}' (${environment}, ${location ?? "the stack's location"})\n` +
    `${counted(components, 'component')}, ${counted(resources, 'shared resource')}, ${counted(terraformBlocks, 'Terraform block')}`
  );
}

function resourceTable(plan: ResourcePlan): string {
  const addresses = addressesByResource(plan);
  return textTable(
    ['Shared resource', 'Azure name', 'Blocks', 'Shared by'],
    plan.resources.map(({ key, name, sharedBy, madeBy }) => [
      key,
      name,
      madeBy === 'plan' ? String(addresses.get(key)?.length ?? 0) : 'at apply',
      fewOf(sharedBy),
    ]),
  );
}

const DEPLOYMENTS: Readonly<Record<PackageDeployment, string>> = {
  blob: 'as a blob that the app starts from',
  'package-url': 'as a blob at whose address the app starts',
  'zip-deploy': 'by zip deployment',
  none: 'not with the plan',
};

function packageTable({ packages }: ResourcePlan): string[] {
  if (packages.length === 0) return [];
  const rows = packages.map(({ app, deployment, components }) => [
    app,
    DEPLOYMENTS[deployment],
    fewOf(components),
  ]);
  return [textTable(['Code of', 'Deployed', 'Components'], rows)];
}

/** The part of an entry that tells the order of origins. */
interface Shares {
  readonly own: { readonly priority: number; readonly weight: number };
  readonly origins: readonly (Shares['own'] & {
    readonly name: string;
    readonly apps: readonly { readonly hostName: string }[];
  })[];
}

/** Returns a table of the origins that calls go to, in the order in which they take over. */
function originTable({ backend, resources }: ResourcePlan): string[] {
  const entry = resources.find(({ type }) => type === 'entry');
  // The schema of the option checked the configuration.
  const { own, origins = [] } = (entry?.config ?? {}) as unknown as Partial<Shares>;
  if (own === undefined || origins.length === 0) return [];
  const apps = resources
    .filter(({ type }) => type === 'functions')
    .map(({ name }) => `${name}.azurewebsites.net`);
  const rows = [
    ...(apps.length === 0 ? [] : [{ name: backend.id, ...own, hosts: apps }]),
    ...origins.map((origin) => ({ ...origin, hosts: origin.apps.map(({ hostName }) => hostName) })),
  ].sort((a, b) => a.priority - b.priority || b.weight - a.weight);
  return [
    textTable(
      ['Origin', 'Priority', 'Weight', 'Apps'],
      rows.map(({ name, priority, weight, hosts }) => [
        name,
        weight === 0 ? 'out' : String(priority),
        String(weight),
        hosts.join(', '),
      ]),
    ),
  ];
}

function savingsTable({ summary }: ResourcePlan): string {
  const { byType, resources, resourcesUnshared, saved, savedPercent } = summary;
  const rows = byType.map(({ type, shared, unshared }) => [type, String(shared), String(unshared)]);
  const saving = `${savedPercent} % fewer (${saved} saved)`;
  return `${textTable(['Type', 'Shared', 'Unshared'], [...rows, ['total', String(resources), String(resourcesUnshared)]])}\n${saving}`;
}

/** Returns a table of the limits that the user set. */
function usageTable({ usage }: ResourcePlan): string[] {
  const limited = usage.flatMap(({ limit, what, used, max }) =>
    max === null ? [] : [[what, `${used} / ${max}`, limit]],
  );
  return limited.length === 0 ? [] : [textTable(['Limited', 'Used', 'Limit'], limited)];
}

function remarks({ errors, violations, warnings }: ResourcePlan): string[] {
  return [
    section(
      'Errors',
      errors.map(({ code, message, resolution }) => `${code}: ${message}\n    ${resolution}`),
    ),
    section(
      'Limits exceeded',
      violations.map(({ message, max, requested }) => `${message} (limit ${max}, requested ${requested})`),
    ),
    section(
      'Warnings',
      warnings.map(({ code, message, resolution }) => `${code}: ${message}\n    ${resolution}`),
    ),
  ].filter((text) => text !== '');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}
