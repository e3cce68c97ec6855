import * as jsoncModule from 'jsonc-parser';

import { InvalidLockError } from '../../errors.js';

// Node.js loads the CommonJS form, whose exports are its default. Bundlers use the ES module, which does not
// have a default.
const jsonc = ('default' in jsoncModule ? jsoncModule.default : jsoncModule) as typeof jsoncModule;

/** Longest text of a lock, in characters. 1,000 components take about 1,500,000. */
export const MAX_LOCK_LENGTH = 64 * 1024 * 1024;
/** Permitted depth of nested objects. A lock needs eight levels. */
const MAX_LEVELS = 12;

const FROM_GIT = 'Take the file of the target branch as it is, then plan and write the lock again';
const FROM_HISTORY = 'Restore the file from version control, or write it again with writeLock';

/** Reads the JSON of a lock. @throws InvalidLockError when the text is not JSON, or has a key twice. */
export function readLockText(text: string, subject: string): unknown {
  const refuse = (problem: string, resolution: string): never => {
    throw new InvalidLockError(subject, problem, resolution);
  };
  if (text.length > MAX_LOCK_LENGTH)
    refuse(
      `a lock has at most ${MAX_LOCK_LENGTH} characters, received ${text.length}`,
      'Check that the path is that of a lock file',
    );
  const marker = /^(?:<{7}|\|{7}|>{7})(?: .*)?$/m.exec(text);
  if (marker !== null)
    refuse(`the file has a merge conflict marker of git in line ${lineAt(text, marker.index)}`, FROM_GIT);
  if (text.trim() === '') refuse('a lock is a JSON object, received an empty text', FROM_HISTORY);
  const scopes: Set<string>[] = [];
  const open = () => {
    if (scopes.push(new Set()) > MAX_LEVELS)
      refuse(
        `objects and lists of a lock are nested at most ${MAX_LEVELS} levels deep, received more`,
        FROM_HISTORY,
      );
  };
  jsonc.visit(
    text,
    {
      onObjectBegin: open,
      onArrayBegin: open,
      onObjectEnd: () => void scopes.pop(),
      onArrayEnd: () => void scopes.pop(),
      onObjectProperty(property, _offset, _length, line) {
        const scope = scopes.at(-1);
        if (scope?.has(property) === true)
          // Two branches that add the same key in different places merge without a conflict.
          refuse(
            `'${property}' must be once in its object, received twice, the second time in line ${line + 1}`,
            FROM_GIT,
          );
        scope?.add(property);
      },
      onError(_code, _offset, _length, line) {
        refuse(`the text must be JSON, received something else in line ${line + 1}`, FROM_HISTORY);
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse refuses some texts that the visitor accepts, such as a control character in a string.
    return refuse('the text must be JSON, received something else', FROM_HISTORY);
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
