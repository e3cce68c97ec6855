import * as v from 'valibot';

import {
  CONTAINER_ENTRIES,
  cosmosNameSchema,
  keyPathSchema,
} from '../../resources/cosmos/requirement-schema.js';
import type { ContainerRequirement } from '../../resources/cosmos/requirement.js';
import { ITEM_ACCESS, type ItemAccess } from '../item-access.js';
import { oneOf, options, rule } from '../../validation/rule.js';

/** A database of Cosmos DB that functions use. */
export interface DatabaseUse {
  /** Name of the database. */
  readonly name: string;
  /** Containers of the database, at least one. */
  readonly containers: readonly ContainerUse[];
}

/** A container of Cosmos DB that functions use. */
export interface ContainerUse extends Omit<
  ContainerRequirement,
  'partitionKey' | 'itemFields' | 'partitionKeyValues' | 'ownerField'
> {
  /** Access of the functions; writing includes reading. @default ['read'] */
  readonly access?: readonly ItemAccess[];
  /**
   * Partition key, such as `/id`, with which the plan creates the container. The other options of containers need it.
   * @default another component declares the container
   */
  readonly partitionKey?: ContainerRequirement['partitionKey'];
}

const containerUse = v.pipe(
  options({
    name: cosmosNameSchema,
    access: v.exactOptional(
      v.pipe(
        v.array(oneOf('an access to a container', ITEM_ACCESS)),
        v.minLength(1, rule('must have at least one value', "remove access for ['read']")),
      ),
    ),
    partitionKey: v.exactOptional(keyPathSchema),
    ...CONTAINER_ENTRIES,
  }),
  v.check(
    ({ name: _name, access: _access, partitionKey, ...rest }) =>
      partitionKey !== undefined || Object.keys(rest).length === 0,
    rule(
      'must have no options besides access where it has no partitionKey: the options belong to the component that declares the container',
      'add partitionKey, or move the options to that component',
    ),
  ),
);

/** Databases that functions use. */
export const databaseUsesSchema = v.array(
  options({
    name: cosmosNameSchema,
    containers: v.pipe(
      v.array(containerUse),
      v.minLength(1, rule('must have at least one container', "add a container, such as { name: 'orders' }")),
    ),
  }),
);
