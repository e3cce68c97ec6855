import type { Engine } from '../../deploy/engine/find-engine.js';
import type { PlannedDeployment, PlannedStack } from '../../deploy/plan-deployment.js';
import type { ChangeAction, ExposureChange, PlanDiff } from '../../plan/diff/plan-diff.js';
import type { GatedChange } from '../../plan/diff/gate.js';
import { exposedEndpoints } from '../../plan/exposure.js';
import { exposureLines } from '../../plan/diff/exposure-lines.js';
import { apiSentence } from '../../plan/diff/render-diff.js';
import { blockAddress } from '../../plan/diff/terraform-plan.js';
import { pushTo } from '../../plan/maps.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';

import { gateResolution, refusalText } from '../../report/findings.js';
import { vaultSecretsOf } from './vault-secrets.js';
import { addressOf } from '../../plan/terraform-block.js';

/** Everything that one screen shows. */
export interface ScreenInput {
  readonly plan: ResourcePlan;
  readonly planned: PlannedDeployment;
  /** Difference to the plan of the last deployment from this folder; undefined where that plan is unknown. */
  readonly diff: PlanDiff | undefined;
  /** Sentences on what a month costs. */
  readonly cost: readonly string[];
  /** Sentences on the lock and the state. */
  readonly notes: readonly string[];
}

type Sections = readonly (readonly [title: string, lines: readonly string[]])[];

/** Lines of one list that are shown. */
const MOST = 12;

/** Returns what a person decides on: data first, then callers, cost and changes by component; below it what must be there before. */
export function screenText({ plan, planned, diff, cost, notes }: ScreenInput): string {
  const { backend } = plan;
  const { gate, engine, resourceGroup } = planned;
  const sections: Sections = [
    ['Data', dataLines(plan, gate.changes, leftBehindLines(plan, diff))],
    ['Callers', callerLines(plan, gate.changes, diff)],
    ['Cost', cost],
    ['Changes', changeLines(ownersOf(plan), 'the backend', gate.changes)],
    ['The deployer must be allowed', rightLines(plan)],
    ['Must be there first', firstLines(plan, gate.changes)],
    ['Notes', notes],
  ];
  return sectionsText(
    `Backend '${backend.id}' (${backend.environment}) in resource group '${resourceGroup.name}', ${resourceGroup.location ?? ''}, with ${engineName(engine)}`,
    sections,
    gate.changes,
  );
}

/** Input of {@link stackScreenText}. */
export interface StackScreenInput extends Pick<ScreenInput, 'cost' | 'notes'> {
  readonly name: string;
  readonly plans: readonly ResourcePlan[];
  readonly planned: PlannedStack;
}

/** Returns the screen of a stack with any number of backends. */
export function stackScreenText({ name, plans, planned, cost, notes }: StackScreenInput): string {
  const { engine } = planned;
  const { changes } = planned.gate;
  const ofEach = (linesOf: (plan: ResourcePlan) => string[]) => [...new Set(plans.flatMap(linesOf))];
  const owners = new Map(plans.flatMap((plan) => [...ownersOf(plan)]));
  return sectionsText(
    `Stack '${name}' with ${engineName(engine)}`,
    [
      [
        'Data',
        dataLines(
          { warnings: plans.flatMap(({ warnings }) => warnings) },
          changes,
          plans.flatMap((plan) => leftBehindLines(plan, undefined)),
        ),
      ],
      ['Callers', ofEach((plan) => callerLines(plan, changes, undefined))],
      ['Cost', cost],
      ['Changes', changeLines(owners, 'the stack', changes)],
      ['The deployer must be allowed', ofEach(rightLines)],
      ['Must be there first', ofEach((plan) => firstLines(plan, changes))],
      ['Notes', notes],
    ],
    changes,
  );
}

function engineName({ kind, version }: Engine): string {
  return `${kind === 'opentofu' ? 'OpenTofu' : 'Terraform'} ${version}`;
}

/** Returns a title, the sections that have lines, and how many changes there are. */
function sectionsText(title: string, sections: Sections, changes: readonly GatedChange[]): string {
  return [
    title,
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .map(([heading, lines]) => [heading, ...shortened(lines).map((line) => `  ${line}`)].join('\n')),
    totals(changes),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`];
}

/** Returns what happens to data. Losses that the gate refuses come first. */
function dataLines(
  { warnings }: Pick<ResourcePlan, 'warnings'>,
  changes: readonly GatedChange[],
  leftBehind: readonly string[],
): string[] {
  const grave = changes.filter(({ verdict }) => verdict === 'data-loss' || verdict === 'data-at-risk');
  const lines = [
    ...grave
      .filter(({ isPermitted }) => !isPermitted)
      .flatMap((change) => [`REFUSED: ${refusalText(change)}`, `  ${gateResolution(change)}`]),
    ...grave
      .filter(({ isPermitted }) => isPermitted)
      .map((change) => `given up by its author: ${refusalText(change)}`),
    ...changes
      .filter(({ action, holdsData }) => action === 'forget' && holdsData === true)
      .map(({ address }) => `kept in Azure, and forgotten by Terraform: ${address}`),
    ...changes
      .filter(({ action, holdsData }) => action === 'import' && holdsData === true)
      .map(({ address }) => `in Azure already, and taken over by Terraform: ${address}`),
    ...warnings
      .filter(({ code }) => code === 'DATA_AT_RISK')
      .map(({ code, message }) => `${code}: ${message}`),
    ...leftBehind,
  ];
  return lines.length === 0 ? ['Nothing is lost or put at risk.'] : lines;
}

/**
 * Returns lines on data that a move leaves behind. A plan warns of it until its lock is written, and the difference to the last deployment
 * until the move is deployed.
 */
export function leftBehindLines(
  { warnings }: Pick<ResourcePlan, 'warnings'>,
  diff: PlanDiff | undefined,
): readonly string[] {
  const planned = warnings.filter(({ code }) => code === 'DATA_NOT_COPIED').map(({ message }) => message);
  const compared = (diff?.risks ?? [])
    .filter(({ code }) => code === 'DATA_NOT_COPIED')
    .map(({ effect }) => effect);
  return (planned.length > 0 ? planned : compared).map((message) => `DATA_NOT_COPIED: ${message}`);
}

/** Returns how callers are concerned: by the last plan where it is known, else what the new resources answer to. */
function callerLines(
  plan: ResourcePlan,
  changes: readonly GatedChange[],
  diff: PlanDiff | undefined,
): string[] {
  const moved = plan.warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES').map(({ message }) => message);
  if (diff !== undefined) {
    const opened = diff.api.filter(({ code }) => code === 'API_OPENED').map(apiSentence);
    return [...moved, ...opened, ...exposureLines(diff.exposure)];
  }
  const made = new Set(
    changes.filter(({ action }) => action === 'create').map(({ address }) => blockAddress(address)),
  );
  const created = new Set(
    plan.terraform.filter((block) => made.has(addressOf(block))).map(({ resource }) => resource),
  );
  const added = exposedEndpoints(plan)
    .filter(({ resource }) => created.has(resource))
    .map((after): ExposureChange => ({ change: 'added', verdict: 'none', before: null, after }));
  return [...moved, ...exposureLines(added)];
}

/** Returns the changes by component. What several share is one line. */
function changeLines(
  owners: ReadonlyMap<string, string>,
  rest: string,
  changes: readonly GatedChange[],
): string[] {
  const groups = new Map<string, GatedChange[]>();
  for (const change of changes) {
    pushTo(groups, owners.get(blockAddress(change.address)) ?? rest, change);
  }
  return [...groups].flatMap(([owner, own]) => [
    `${owner}: ${countsOf(own)}`,
    ...own
      .filter(({ action }) => action !== 'create')
      .map(
        ({ action, address, forcedBy }) =>
          `  ${action} ${address}${forcedBy.length === 0 ? '' : ` (forced by ${forcedBy.join(', ')})`}`,
      ),
  ]);
}

/** Returns the components of each block: those of a child resource, or else those that share the resource. */
function ownersOf({ resources, terraform, lock }: ResourcePlan): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const sharers = new Map(resources.map(({ key, sharedBy }) => [key, sharedBy]));
  for (const block of terraform) {
    const { resource: key = '' } = block;
    const sharedBy = sharers.get(key) ?? [];
    owners.set(addressOf(block), sharedBy.length === 0 ? key : namesOf(sharedBy));
  }
  for (const { units } of Object.values(lock.resources))
    for (const { blocks, components } of Object.values(units))
      for (const address of Object.keys(blocks))
        if (components.length > 0) owners.set(address, namesOf(components));
  return owners;
}

function namesOf(components: readonly string[]): string {
  return components.length <= 3
    ? components.join(', ')
    : `${components.slice(0, 2).join(', ')} and ${components.length - 2} more`;
}

function countsOf(changes: readonly GatedChange[]): string {
  const counts = new Map<ChangeAction, number>();
  for (const { action } of changes) counts.set(action, (counts.get(action) ?? 0) + 1);
  return [...counts].map(([action, count]) => `${count} to ${action}`).join(', ');
}

function totals(changes: readonly GatedChange[]): string {
  return changes.length === 0 ? 'Nothing to do in Azure.' : `${countsOf(changes)}.`;
}

function rightLines({ deployer }: ResourcePlan): string[] {
  return deployer.rights
    .filter(({ granted }) => !granted)
    .map(({ role, scope, reason }) => `${role} on the ${scope}: ${reason}`);
}

/** Returns what Azure must have before. What the engine looks up is not here: its plan would have failed. */
function firstLines(plan: ResourcePlan, changes: readonly GatedChange[]): string[] {
  const made = new Set(changes.filter(({ action }) => action === 'create').map(({ address }) => address));
  return [
    ...plan.provider.resourceProvidersToRegister.map(
      (name) => `resource provider ${name}: the deployer registers it, or it is registered`,
    ),
    ...vaultSecretsOf(plan).map(({ secret, vault, block }) =>
      block !== undefined && made.has(block)
        ? `secret '${secret}' in vault '${vault}', which this deployment creates: put it there after this deployment, and restart the app`
        : `secret '${secret}' in vault '${vault}'`,
    ),
  ];
}
