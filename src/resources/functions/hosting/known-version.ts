import * as v from 'valibot';

import { quoted } from '../../../plan/phrases.js';
import { issueAt, rule } from '../../../validation/rule.js';
import { type FunctionRuntime, RUNTIME_VERSIONS } from '../requirement.js';

/** Checks that a runtime has the version that is asked of it. */
export function knownVersion<
  T extends { readonly runtime?: FunctionRuntime | undefined; readonly version?: string | undefined },
>(): v.GenericValidation<T, T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    const { value, issues = [] } = dataset;
    const wrong = issues.some(({ path }) =>
      path === undefined ? true : ['runtime', 'version'].includes(String(path[0].key)),
    );
    if (wrong) return;
    // An object whose two options are right by themselves: everything else has issues.
    const { runtime = 'node', version } = value as T;
    const versions: readonly string[] = RUNTIME_VERSIONS[runtime];
    if (version === undefined || versions.includes(version)) return;
    const known = quoted(versions);
    addIssue(
      issueAt(
        value,
        ['version'],
        version,
        rule(`must be a version of ${runtime}: ${known}`, 'use one of these, or omit version'),
      ),
    );
  });
}
