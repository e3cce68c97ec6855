import * as v from 'valibot';

import { expression, type OrExpression } from '../../plan/expression/expression.js';
import { rule } from '../../validation/rule.js';

/** An Azure id, or the id of a block of the same stack. */
const REFERENCE = /^\$\{(azurerm_\w+\.[\w-]+)\.id\}$/;

/**
 * Checks the Azure id of something that exists, or the expression of one in the same stack.
 * @param what - Such as `the id of a subnet`.
 * @param type - Resource type with its names left out: `Microsoft.Network/virtualNetworks/subnets`.
 */
export function azureIdSchema(what: string, type: string): v.GenericSchema<string, string> {
  const [namespace = '', ...types] = type.split('/');
  const path = types.map((segment) => `${segment}/[^/\\s$%]+`).join('/');
  const id = new RegExp(
    `^/subscriptions/[^/\\s$%]+/resourceGroups/[^/\\s$%]+/providers/${namespace}/${path}$`,
    'i',
  );
  const example = `/subscriptions/…/resourceGroups/…/providers/${namespace}/${types.map((each) => `${each}/…`).join('/')}`;
  const message = rule(`${what} is the Azure id of an existing resource`, `write it like '${example}'`);
  return v.pipe(
    v.string(message),
    v.check((text) => id.test(text) || REFERENCE.test(text), message),
  );
}

/** Returns an id as its schema accepted it: an Azure id, or an expression for that of a block of the same stack. */
export function acceptedId(id: string): OrExpression<string> {
  return attributeOf(id, 'id') ?? id;
}

/** Returns the resource group in an id; of a block of the same stack, as an expression. */
export function resourceGroupIn(id: string): OrExpression<string> {
  return attributeOf(id, 'resource_group_name') ?? id.split('/')[4] ?? '';
}

/** Returns the name in an id; of a block of the same stack, as an expression. */
export function nameIn(id: string): OrExpression<string> {
  return attributeOf(id, 'name') ?? id.split('/').at(-1) ?? '';
}

function attributeOf(id: string, attribute: string): OrExpression<string> | undefined {
  const [, address] = REFERENCE.exec(id) ?? [];
  return address === undefined ? undefined : expression({ $ref: `${address}.${attribute}` });
}
