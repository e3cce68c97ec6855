import { manifestOf } from '../../plan/manifest-of.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { indexFunctionOf, REBUILD } from '../../runtime/contract/index-function.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { appIdsIn } from '../deployment/endpoints.js';
import { EXIT } from '../exit-codes.js';
import { type DeployedStack, readDeployedStacks } from '../program/deployed-stacks.js';

/** An API, and the app that serves it. */
interface Served {
  readonly deployed: DeployedStack;
  readonly plan: ResourcePlan;
  /** Key of the app. */
  readonly app: string;
  readonly api: ApiManifest;
}

/** Runs `atakora rebuild-index`: starts the rebuild of the search index of an API, in each stack that has the API. */
export async function run(call: Call): Promise<Outcome> {
  const [name = ''] = call.operands;
  const started: string[] = [];
  for (const { deployed, plan, app, api } of chooseApis(await readDeployedStacks(call), name)) {
    const id = appIdsIn(plan, await deployed.readBlocks()).get(app);
    if (id === undefined)
      throw new CliError(
        app,
        `the state must have the app of '${name}', received none`,
        "Deploy it first with 'npx atakora deploy'",
      );
    const { startFunction } = await import('../../deploy.js');
    const index = indexFunctionOf(api);
    await startFunction(id, index, [{ [REBUILD]: true }]);
    started.push(
      `${app} rebuilds the index of ${name}. The log of its function ${index} says when it is done.\n`,
    );
  }
  return { text: started.join(''), exitCode: EXIT.ok };
}

/** @throws CliError when no API has this name, or it has no search. */
function chooseApis(stacks: readonly DeployedStack[], name: string): Served[] {
  const all = stacks.flatMap((deployed) => deployed.plans.flatMap((plan) => apisOf(deployed, plan)));
  const named = all.filter(({ api }) => api.name === name);
  const searched = named.filter(({ api }) => api.search !== undefined);
  if (searched.length > 0) return searched;
  const others = all.filter(({ api }) => api.search !== undefined).map(({ api }) => api.name);
  throw new CliError(
    'atakora rebuild-index',
    `API must be a CRUD API with search, received ${named.length > 0 ? `'${name}' without search` : `the unknown '${name}'`}`,
    others.length > 0
      ? `Name one of ${[...new Set(others)].join(', ')}`
      : 'Add search to an API and deploy it: no API has an index',
  );
}

function apisOf(deployed: DeployedStack, plan: ResourcePlan): Served[] {
  return plan.resources
    .filter(({ type }) => type === 'functions')
    .flatMap(({ key: app }) => manifestOf({ app }, plan).apis.map((api) => ({ deployed, plan, app, api })));
}
