import * as v from 'valibot';

import { looksSecret } from '../validation/secret.js';
import { recordOf, rule, textLike } from '../validation/rule.js';

const keyRule = textLike(
  'the key of a tag',
  // 128 is the limit of storage accounts, the strictest; others take 512.
  /^[^<>%&\\?/]{1,128}$/,
  'has 1 to 128 characters without < > % & \\ ? /',
  'shorten it, or use letters, digits and hyphens',
);

const valueRule = rule(
  'the value of a tag is text of at most 256 characters',
  'shorten it, or write it as text',
);

const NO_SECRET = rule(
  'a tag holds no secret: everyone who can read the resource reads its tags',
  'remove it, or keep it in Key Vault',
);

/**
 * Tags of Azure resources.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
export const tagsSchema = v.pipe(
  recordOf(
    keyRule,
    v.pipe(
      v.string(valueRule),
      v.maxLength(256, valueRule),
      v.check((value) => !looksSecret(value), NO_SECRET),
    ),
  ),
  v.check((tags) => Object.keys(tags).length <= 50, rule('a resource has at most 50 tags', 'drop some')),
  v.check(
    (tags) => new Set(Object.keys(tags).map((key) => key.toLowerCase())).size === Object.keys(tags).length,
    rule('the keys of tags differ in more than case', 'drop one of the keys that are alike'),
  ),
);
