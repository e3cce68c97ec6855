import type { PlanError, PlanWarning, Way } from '../../plan/diagnostics.js';
import { shellWord } from '../../plan/phrases.js';
import type { Diagnostics } from '../../resources/resource-type.js';
import { propertySentence } from './changed-properties.js';
import { childName, type DiscardNames } from './discarded.js';
import type { ChildChange } from './child-changes.js';

/** Converts the changes of the child resources of a resource into diagnostics. */
export function diagnoseChildren(
  type: string,
  key: string,
  changes: readonly ChildChange[],
  isGone: boolean,
  discardName: DiscardNames,
): Diagnostics {
  return {
    warnings: changes.flatMap((change) => warningsOn(type, key, change, isGone, discardName)),
    errors: changes.flatMap((change) => errorsOn(type, key, change)),
  };
}

/** @param isGone - True if the whole resource leaves the plan, so Terraform destroys it with its content. */
function warningsOn(
  type: string,
  key: string,
  change: ChildChange,
  isGone: boolean,
  discardName: DiscardNames,
): PlanWarning[] {
  const { child, was } = change;
  const name = childName(type, child);
  const discarding = () => `discard: ['${discardName(type, child, key)}']`;
  const warning = (
    code: PlanWarning['code'],
    message: string,
    resolution: string,
    ways?: readonly Way[],
  ): PlanWarning => ({
    code,
    message,
    resource: key,
    components: [...was.components],
    resolution,
    ...(ways !== undefined && { ways }),
  });
  // Another resource may have a child of that name, which is in use.
  const discard = (effect: string): Way[] => [{ option: 'discard', value: [`${name}@${key}`], effect }];
  switch (change.kind) {
    case 'retained':
      return [
        warning(
          'DATA_RETAINED',
          `No component declares '${name}' any more. Terraform forgets it, and its data stays in Azure.${change.effect === undefined ? '' : ` ${change.effect}`}`,
          `Declare it again to use it, or add it to discard in this release to destroy it: ${discarding()}.`,
          discard('Terraform destroys it with its data.'),
        ),
      ];
    case 'kept-in-terraform':
      return [
        warning(
          'DATA_RETAINED',
          `No component declares '${name}' any more as data of its own. Its block stays in Terraform, with all its data.`,
          `Declare it again to use it, or add it to discard to destroy it with everything in it: ${discarding()}.`,
          discard('Terraform destroys it with everything in it.'),
        ),
      ];
    case 'parent-kept':
      return [
        warning(
          'DATA_RETAINED',
          `discard names everything that the lock knows in '${name}', and not '${name}' itself. It stays in Terraform, because Azure may have other data in it, which would be destroyed too.`,
          `Add it to discard to destroy it with everything in it: ${discarding()}.`,
          discard('Terraform destroys it with everything in it.'),
        ),
      ];
    case 'forgotten': {
      // Terraform does not destroy the account of a platform, whose id is known.
      const isDestroyed = isGone && Object.values(was.blocks).some((id) => id.startsWith('${'));
      return [
        warning(
          'DATA_FORGOTTEN',
          isDestroyed
            ? `'${name}' is not in the Terraform state any more, and discard drops it from the lock. Terraform destroys '${key}', which nothing else is in, and the data with it: ${idsOf(was)}.`
            : `'${name}' is not in the Terraform state any more, so discard drops it from the lock. Azure still has it, unless terraform plan destroys what it is in: ${idsOf(was)}.`,
          isDestroyed
            ? 'Leave it out of discard where the data should stay.'
            : `Delete it in Azure where Terraform does not${deletionOf(was)}`,
        ),
      ];
    }
    case 'import-unknown':
      return [
        warning(
          'IMPORT_NEEDED',
          `'${name}' came back and exists in Azure, and its type does not say by which id Terraform imports it.`,
          `Run terraform import for ${Object.keys(was.blocks).join(', ')} before terraform apply, or add it to restored if it is gone.`,
        ),
      ];
    case 'property':
      return [];
  }
}

function errorsOn(type: string, key: string, change: ChildChange): PlanError[] {
  if (change.kind !== 'property') return [];
  const { child, was, property, held, resolution } = change;
  const retained = was.retained === true ? ' (retained)' : '';
  return [
    {
      code: 'PLACEMENT_CONFLICT',
      message: propertySentence(`'${childName(type, child)}' in '${key}'${retained}`, change),
      resource: key,
      path: property,
      components: [...was.components],
      resolution: resolution ?? `Keep ${property} '${held}'.`,
    },
  ];
}

function idsOf({ blocks }: ChildChange['was']): string {
  return Object.entries(blocks)
    .map(([address, id]) => (id === '' ? address : id))
    .join(', ');
}

/** An id that Azure's resource manager has. Tables have a URL. */
const MANAGED = /^(?:\/subscriptions\/|\$\{[^}]+\.id\}\/)/;
const PLACEHOLDER = /\$\{([^}]+)\}/g;

/** Returns the command that deletes a child resource in Azure, and the parts of it that only the state knows. */
function deletionOf({ blocks }: ChildChange['was']): string {
  const managed = Object.values(blocks).filter((id) => MANAGED.test(id));
  // Azure deletes a rule with its subscription.
  const ids = managed.filter((id) => !managed.some((other) => id.startsWith(`${other}/`)));
  if (ids.length === 0) return '.';
  const open = new Set(ids.flatMap((id) => Array.from(id.matchAll(PLACEHOLDER), ([, name = '']) => name)));
  const values = Array.from(open, (name) => {
    const dot = name.lastIndexOf('.');
    return ` Replace <${name}> with the ${name.slice(dot + 1)} that 'terraform state show ${name.slice(0, dot)}' prints.`;
  });
  const words = ids.map((id) => shellWord(id.replaceAll(PLACEHOLDER, '<$1>')));
  return `: az resource delete --ids ${words.join(' ')}.${values.join('')}`;
}
