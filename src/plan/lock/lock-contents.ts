import { InvalidLockError } from '../../errors.js';
import type { PlanLock } from './plan-lock.js';

const FROM_GIT =
  'Take the file of the target branch, then plan and write the lock again. A merge of two branches can have made it';
const ADDRESS = /^(?:module\.[^.\s]+\.)*[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*$/;

/** Refuses a lock that contradicts itself. @throws InvalidLockError */
export function checkLockContents({ resources, formerAddresses = {} }: PlanLock, subject: string): void {
  const refuse = (problem: string, resolution = FROM_GIT): never => {
    throw new InvalidLockError(subject, problem, resolution);
  };
  const variants = new Map<string, string>();
  const addresses = new Map<string, string>();
  const claim = (taken: Map<string, string>, what: string, holder: string, text: string) => {
    const other = taken.get(what);
    if (other !== undefined)
      refuse(`${text} must be in one place, received it in '${other}' and in '${holder}'`);
    taken.set(what, holder);
  };
  const checkAddress = (address: string) => {
    if (!ADDRESS.test(address))
      refuse(
        `a Terraform address is a type and an id, such as 'azurerm_storage_queue.shop_storage_shared_queue_orders', received '${address}'`,
        'Restore the lock from version control',
      );
  };
  for (const [key, { type, variant, units }] of Object.entries(resources)) {
    if (!key.startsWith(`${type}:`) || key === `${type}:`)
      refuse(
        `the key of a resource of type '${type}' must begin with '${type}:', received '${key}'`,
        'Restore the lock from version control',
      );
    claim(variants, `${type} ${variant}`, key, `variant '${variant}' of '${type}'`);
    for (const [unit, { blocks }] of Object.entries(units)) {
      for (const address of Object.keys(blocks)) {
        checkAddress(address);
        claim(addresses, address, `${key} ${unit}`, `address '${address}'`);
      }
    }
  }
  const former = new Map<string, string>();
  for (const [address, list] of Object.entries(formerAddresses)) {
    checkAddress(address);
    for (const each of list) {
      checkAddress(each);
      claim(former, each, address, `former address '${each}'`);
    }
  }
}
