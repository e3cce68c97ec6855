import type { PlanWarning, WarningCode } from '../plan/diagnostics.js';
import { quoted } from '../plan/phrases.js';
import { compareText, ownValue, sortKeys } from '../plan/json.js';
import { addTo, pushTo } from '../plan/maps.js';
import { noticeKey } from '../plan/lock/accepted.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import { stableHash } from '../plan/stable-hash.js';
import type { Diagnostics } from '../resources/resource-type.js';

/**
 * Warnings that tell of a decision, of its price, or of something to do once. Who commits the lock has read them. The other
 * codes are wrong for as long as they are said, or tell of a change against the lock.
 */
export const NOTICE_CODES: ReadonlySet<WarningCode> = new Set([
  'DEFAULT_BACKEND_ID',
  'UNKNOWN_LOCATION',
  'CAPACITY_NEARLY_USED',
  'VALUE_OVERRIDDEN',
  'THROUGHPUT_DEFAULTED',
  'STRONGER_CONSISTENCY_COST',
  'EXISTING_DATA',
  'COMPONENT_CYCLE',
  'PUBLIC_WEBSITE',
  'DNS_SETUP_NEEDED',
  'TAGS_LEFT_OUT',
  'PACKAGE_NOT_DEPLOYED',
  'FEW_PARTITIONS',
  'APP_SHARED',
  'IDENTITY_SHARED',
  'APPROVAL_NEEDED',
  'CORS_OPENED',
  'ORIGIN_UNKNOWN',
  'DEPLOYER_UNNAMED',
  'TRIGGERS_NOT_SYNCED',
]);

/** Diagnostics of a plan, and the notices among them that its lock keeps. */
export interface Notices {
  /** The diagnostics without the notices that the lock has. */
  readonly diagnostics: readonly Diagnostics[];
  readonly notices: NonNullable<PlanLock['notices']>;
}

/** Leaves out the notices that the lock has already. */
export function sayNoticesOnce(diagnostics: readonly Diagnostics[], lock: PlanLock | null): Notices {
  const notices = new Map<string, Set<string>>();
  for (const { warnings = [] } of diagnostics) {
    for (const warning of warnings) {
      if (!NOTICE_CODES.has(warning.code)) continue;
      addTo(notices, noticeKey(warning), ...subjectsOf(warning));
    }
  }
  const isNew = (warning: PlanWarning) => {
    const known = ownValue(lock?.notices, noticeKey(warning));
    return (
      known === undefined ||
      // Another component in an app whose code is deployed by hand changes nothing.
      (warning.code !== 'PACKAGE_NOT_DEPLOYED' &&
        subjectsOf(warning).some((subject) => !known.includes(subject)))
    );
  };
  const empty: PlanWarning[] = [];
  const said = diagnostics.map(({ warnings = [], ...rest }) => ({
    ...rest,
    warnings: warnings.filter((warning) => {
      if (NOTICE_CODES.has(warning.code) && !isNew(warning)) return false;
      if (warning.code === 'PACKAGE_NOT_DEPLOYED') empty.push(warning);
      return warning.code !== 'PACKAGE_NOT_DEPLOYED';
    }),
  }));
  return {
    diagnostics: [...said, { warnings: joined(empty) }],
    notices: sortKeys(
      Object.fromEntries([...notices].map(([key, subjects]) => [key, [...subjects].sort(compareText)])),
    ),
  };
}

/** Joins warnings that say the same of several resources. */
function joined(warnings: readonly PlanWarning[]): PlanWarning[] {
  const alike = new Map<string, PlanWarning[]>();
  for (const warning of warnings)
    pushTo(alike, warning.message.replace(`'${warning.resource ?? ''}'`, '') + warning.resolution, warning);
  return [...alike.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) return group;
    const { resource = '', ...shared } = first;
    return {
      ...shared,
      message: first.message.replace(
        `'${resource}'`,
        quoted(group.map((each) => each.resource ?? '').sort()),
      ),
      components: [...new Set(group.flatMap(({ components }) => components))].sort(),
    };
  });
}

/**
 * Returns the subjects that make a notice new, usually its components: git can then merge the notices of two
 * branches. A hash of the message where several warnings have one place, where the values matter, or where
 * another component changes nothing about what is said.
 */
function subjectsOf({ code, message, components }: PlanWarning): readonly string[] {
  return components.length === 0 || SAID_BY_MESSAGE.has(code) ? [stableHash(message)] : components;
}

/** Notices that are new with another message, not with another component. */
const SAID_BY_MESSAGE: ReadonlySet<WarningCode> = new Set(['VALUE_OVERRIDDEN', 'APP_SHARED']);
