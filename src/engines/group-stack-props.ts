import * as v from 'valibot';

import { locationSchema, unknownRegion } from '../resources/azure/region.js';
import { resourceGroupSchema } from '../resources/azure/resource-group.js';
import { ownOptions } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { options, recordOf, rule } from '../validation/rule.js';

/** Options of a `ResourceGroupStack`. */
export interface ResourceGroupStackProps {
  /** 1 to 90 letters, digits and `-_.()`, not ending in a dot. */
  readonly resourceGroupName: string;
  /** Azure region such as `eastus`. */
  readonly location: string;
  /** Tags of the resource group. Resources do not inherit them. As in any construct of cdktf, `${…}` is evaluated. */
  readonly tags?: Readonly<Record<string, string>>;
}

const propsSchema: v.GenericSchema<unknown, ResourceGroupStackProps> = options({
  resourceGroupName: resourceGroupSchema,
  location: v.pipe(
    locationSchema,
    v.check(
      (location) => location !== 'global',
      rule(
        "must be a region, which a resource group has also where its resources are 'global'",
        "use a region such as 'eastus'",
      ),
    ),
  ),
  tags: v.exactOptional(
    recordOf(v.string(), v.string(rule('the value of a tag is text', 'write it as a string'))),
  ),
});

/** Logical id of the group, which every engine gives it. */
export const GROUP_LOGICAL_ID = 'resource_group';

/** Returns the options of a stack as they were given. @throws InvalidConfigError when Azure does not accept the name or the region. */
export function checkedProps(id: string, props: ResourceGroupStackProps): ResourceGroupStackProps {
  // A stack may be told what only it knows.
  const subject = `ResourceGroupStack '${id}'`;
  const own = ownOptions(props, subject);
  parse(propsSchema, own, subject, () => true);
  return own;
}

/** Returns what a stack warns of; undefined for a region that the library knows. */
export function regionWarning(location: string): string | undefined {
  // A plan was made before it is told of a stack, so that its warnings can say nothing of the stack's region.
  const unknown = unknownRegion(location.replaceAll(' ', '').toLowerCase());
  return unknown && `location '${location}' ${unknown.rule} ${unknown.resolution}`;
}
