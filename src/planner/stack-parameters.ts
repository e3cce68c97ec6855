import {
  holdsText,
  STACK_PARAMETERS,
  type StackParameter,
  type TerraformBlock,
} from '../plan/terraform-block.js';
import type { Settings } from '../resources/settings.js';

const NETWORK_NAMES: readonly StackParameter[] = [
  'virtualNetworkName',
  'subnetName',
  'privateEndpointSubnetName',
];

/** The stack's values that the blocks ask for. */
export function parametersIn(
  terraform: readonly TerraformBlock[],
  { location, network }: Settings,
): StackParameter[] {
  const { existing = null } = network ?? {};
  const names = existing === null ? [] : Object.values(existing);
  const all = (Object.keys(STACK_PARAMETERS) as StackParameter[]).sort();
  return all.filter((parameter) => {
    const written: string = STACK_PARAMETERS[parameter];
    if (parameter === 'location' && location !== null) return false;
    if (NETWORK_NAMES.includes(parameter)) return names.includes(written);
    return terraform.some(({ config }) => holdsText(config, written));
  });
}
