import type { GenericSchema } from 'valibot';

import { oneOf } from '../../validation/rule.js';
import { guidSchema } from './guid.js';

/** Kinds of principals that can run Terraform. */
export const PRINCIPAL_TYPES = ['User', 'Group', 'ServicePrincipal'] as const;

/** Kind of a principal. */
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

export const principalTypeSchema: GenericSchema<PrincipalType, PrincipalType> = oneOf(
  'a kind of principal',
  PRINCIPAL_TYPES,
);

/** Schema of the object id of a principal in Entra ID. */
export const principalIdSchema: GenericSchema<string, string> = guidSchema(
  'an object id',
  "copy it from 'az ad group show --group <name> --query id'",
);
