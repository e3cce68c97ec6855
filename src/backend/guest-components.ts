import type { ComponentInput, GuestTerms } from '../planner/collect.js';
import { type Guest, offerOptions } from '../resources/guest/offer-options.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { ResourceType } from '../resources/resource-type.js';
import { type Settings, typeOptionsOf } from '../resources/settings.js';
import { InvalidConfigError } from '../errors.js';
import { recordOf } from '../plan/json.js';
import { parse } from '../validation/parse.js';
import { oneOfThese } from '../validation/rule.js';

/**
 * Returns the guests of a backend as components: each needs a part of the resources that others share. So a guest has its place,
 * and is moved and discarded, as any component is.
 * @throws InvalidConfigError when the record of a guest has terms that a type does not take.
 */
export function guestComponents(
  settings: Settings,
  resourceTypes: readonly ResourceType[],
): ComponentInput[] {
  const guests = [...typeOptionsOf(settings, offerOptions).values()];
  if (guests.length === 0) return [];
  const types = new Map([...BUILT_IN_TYPES, ...resourceTypes].map((type) => [type.type, type]));
  return guests.map((guest) => guestComponent(guest, types));
}

function guestComponent(
  { name, deployer, terms: written }: Guest,
  types: ReadonlyMap<string, ResourceType>,
): ComponentInput {
  const terms = termsOf(name, written, types);
  return {
    key: name,
    id: name,
    identity: name,
    type: 'guest',
    config: { ...(deployer && { deployer: { ...deployer } }), ...terms },
    isChecked: true,
    terms,
    requirements: () =>
      Object.entries(terms).flatMap(([type, of]) => {
        const config = types.get(type)?.offered?.requirement?.(of, name);
        return config === undefined
          ? []
          : [{ resourceType: type, requirementKey: `${name}-${type}`, config }];
      }),
    outputs: () => ({}),
  };
}

function termsOf(guest: string, terms: Guest['terms'], types: ReadonlyMap<string, ResourceType>): GuestTerms {
  const offered = [...types.values()].filter((type) => type.offered !== undefined).map(({ type }) => type);
  return recordOf(
    Object.entries(terms).map(([type, given]) => {
      const schema = types.get(type)?.offered?.terms;
      const subject = `offer of ${type} to guest '${guest}'`;
      if (schema !== undefined) return [type, parse(schema, given, subject)];
      throw new InvalidConfigError(subject, [
        {
          path: `offer.guests.${guest}.resourceTypes.${type}`,
          value: 'a type without offered',
          rule: 'the type must say how it is offered',
          resolution: `give it offered in defineResourceType, or ${oneOfThese(type, offered)}`,
        },
      ]);
    }),
  );
}
