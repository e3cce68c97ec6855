import * as v from 'valibot';

import { looksSecret } from '../validation/secret.js';
import { issueAt, recordOf, rule, textLike } from '../validation/rule.js';

const keyRule = textLike(
  'the key of a tag',
  // 128 is the limit of storage accounts, the strictest; others take 512.
  /^[^<>%&\\?/]{1,128}$/,
  'must have 1 to 128 characters without < > % & \\ ? /',
  'shorten it, or use letters, digits and hyphens',
);

const valueRule = rule('must be a string of at most 256 characters', 'shorten it, or write it in quotes');

const NO_SECRET = rule(
  'must not be a secret, because everyone who can read the resource can read its tags',
  "remove it, or keep it in Key Vault; if the value may be public, name the tag in publicTags: ['KEY']",
);

/**
 * Tags of Azure resources.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
export const tagsSchema = v.pipe(
  recordOf(keyRule, v.pipe(v.string(valueRule), v.maxLength(256, valueRule))),
  v.check((tags) => Object.keys(tags).length <= 50, rule('must have at most 50 tags', 'remove some')),
  v.check(
    (tags) => new Set(Object.keys(tags).map((key) => key.toLowerCase())).size === Object.keys(tags).length,
    rule('must have keys that differ in more than case', 'remove one of the keys that are alike'),
  ),
);

/** Keys of tags that are public, even if their values look like secrets. */
export const publicTagsSchema = v.array(keyRule, rule('must be a list', "write ['KEY']"));

/** Refuses tags with secrets, except those that `publicTags` names. */
export function noSecretTags<
  C extends {
    readonly tags?: Readonly<Record<string, string>> | undefined;
    readonly publicTags?: readonly string[] | undefined;
  },
>(): v.RawCheckAction<C> {
  return v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { tags = {}, publicTags = [] } = dataset.value;
    for (const [key, value] of Object.entries(tags))
      if (looksSecret(value) && !publicTags.includes(key))
        addIssue(issueAt(dataset.value, ['tags', key], value, NO_SECRET));
  });
}
