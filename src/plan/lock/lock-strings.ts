import { InvalidLockError } from '../../errors.js';
import { readImportId } from './import-id.js';

const RESTORE = 'Restore the lock from version control, or write it again with writeLock';

/** Terraform evaluates what follows these two characters. */
const MARKER = /[$%]\{/;

/** Characters that no name, id or URL has. */
const CONTROL = /\p{Cc}/u;

/**
 * Refuses strings of a lock that the library never writes: control characters, and what Terraform would evaluate. Nothing of a lock
 * is evaluated, so such a string was written by somebody else. An Azure id and a URL may name attributes of blocks.
 * @param path - Keys that lead to the string.
 * @throws InvalidLockError
 */
export function checkLockString(text: string, path: readonly string[], subject: string): void {
  const refuse = (problem: string): never => {
    throw new InvalidLockError(subject, `${path.join('.')} ${problem}`, RESTORE);
  };
  if (CONTROL.test(text))
    refuse(`must not have control characters, received ${JSON.stringify(text.slice(0, 60))}`);
  if (!MARKER.test(text)) return;
  if (!mayNameAttributes(path) || literalsIn(text).some((literal) => MARKER.test(literal)))
    refuse(`must not have an expression of Terraform, received '${text.slice(0, 60)}'`);
}

/** Returns true for import ids, URLs, and names of resources that exist already. */
function mayNameAttributes(path: readonly string[]): boolean {
  const [section, , field, , inner] = path;
  if (section === 'components') return field === 'endpoints';
  return (
    section === 'resources' &&
    (field === 'name' || (field === 'units' && inner === 'blocks' && path.length === 6))
  );
}

/** Returns what is left of a string without the attributes of blocks and the values of the stack in it. */
function literalsIn(text: string): readonly string[] {
  const read = readImportId(text);
  if (typeof read === 'string') return [read];
  return '$join' in read ? read.$join.filter((part) => typeof part === 'string') : [];
}
