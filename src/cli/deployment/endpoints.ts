import type { ResourcePlan } from '../../plan/resource-plan.js';
import { ownValue } from '../../plan/json.js';
import { endpointsIn } from '../../plan/endpoints.js';
import { type StateBlock, readState } from '../../lock/state/terraform-state.js';

/** A URL of a component. */
export interface ComponentEndpoint {
  readonly component: string;
  /** Such as `apiEndpoint`. */
  readonly name: string;
  /** With placeholders for what only the state knows, where the state is not known. */
  readonly url: string;
}

/** A reference to an attribute of a resource, as Terraform writes it in a string. */
const REFERENCE = /\$\{((?:data\.)?\w+\.[\w-]+)\.(\w+)\}/g;

/** Returns the main URLs of the components. What Azure chose is from the state. */
export function endpointsOf(
  { components }: ResourcePlan,
  blocks: readonly StateBlock[],
): ComponentEndpoint[] {
  const values = new Map(blocks.map((block) => [block.address, block.values]));
  const known = (template: string) =>
    template.replaceAll(REFERENCE, (found, address: string, attribute: string) => {
      const value = ownValue(values.get(address), attribute);
      return typeof value === 'string' ? value : found;
    });
  return components.flatMap(({ id, outputs }) => {
    const all = endpointsIn(outputs);
    const main = all.filter(({ path }) => !path.includes('.'));
    return (main.length === 0 ? all : main).map(({ path, url }) => ({
      component: id,
      name: path,
      url: known(url),
    }));
  });
}

export function endpointLines(endpoints: readonly ComponentEndpoint[]): string[] {
  return endpoints.map(({ component, name, url }) => `  ${component} ${name} ${url}`);
}

/** Returns the Azure ids of the function apps of a plan that a state has, by key. */
export function appIdsIn(
  { resources }: ResourcePlan,
  blocks: readonly StateBlock[],
): ReadonlyMap<string, string> {
  const ids = new Map(blocks.map(({ address, values }) => [address, values['id']]));
  return new Map(
    resources
      .filter(({ type }) => type === 'functions')
      .flatMap(({ key, block = '' }) => {
        const id = ids.get(block);
        return typeof id === 'string' ? [[key, id] as const] : [];
      }),
  );
}

/** Reads a state that may be empty. */
export function blocksOf(state: string): readonly StateBlock[] {
  return state.includes('"values"') ? readState(state) : [];
}
