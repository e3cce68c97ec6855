import { quoted } from '../../plan/phrases.js';
import type { PlanWarning } from '../../plan/diagnostics.js';
import type { Settings } from '../settings.js';

/** Types that take fewer tags than others. */
export type StrictTags = 'dnsZone' | 'frontDoor';

interface TagRule {
  readonly key: RegExp;
  readonly max: number;
  /** The rule as a sentence. */
  readonly rule: string;
}

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations */
const TAG_RULES: Readonly<Record<StrictTags, TagRule>> = {
  dnsZone: {
    key: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
    max: 15,
    rule: 'a DNS zone takes 15 tags, whose keys have no spaces and no special characters and start with no digit',
  },
  frontDoor: { key: /^[^#:]+$/, max: 50, rule: "Front Door takes no tags whose keys have '#' or ':'" },
};

/** Returns the tags that a type accepts: the first by key where there are too many. */
export function tagsFor(type: StrictTags, tags: Settings['tags']): Record<string, string> {
  const { key: pattern, max } = TAG_RULES[type];
  const legal = Object.entries(tags).filter(([key]) => pattern.test(key));
  return Object.fromEntries(legal.slice(0, max));
}

/** Returns the keys of the tags that a type does not take. */
function tagsLeftOut(type: StrictTags, tags: Settings['tags']): string[] {
  const taken = tagsFor(type, tags);
  return Object.keys(tags).filter((key) => !Object.hasOwn(taken, key));
}

/** Warns of tags that a type does not take. */
export function tagWarnings(
  type: StrictTags,
  tags: Settings['tags'],
  components: readonly string[],
): PlanWarning[] {
  const keys = tagsLeftOut(type, tags);
  if (keys.length === 0) return [];
  const list = quoted(keys);
  return [
    {
      code: 'TAGS_LEFT_OUT',
      message: `Tags ${list} are left out where Azure refuses them: ${TAG_RULES[type].rule}.`,
      path: 'tags',
      components,
      resolution: 'Use other keys, or fewer tags.',
    },
  ];
}
