import type { GenericSchema } from 'valibot';

import { textLike } from '../../validation/rule.js';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the schema of a GUID as the Azure CLI and the portal show it: in lower case. */
export function guidSchema(what: string, resolution: string): GenericSchema<string, string> {
  return textLike(what, GUID, 'must be a GUID in lower case', resolution);
}

/** Returns the schema of a GUID in either case, for ids that Azure shows in both. */
export function anyCaseGuidSchema(what: string, resolution: string): GenericSchema<string, string> {
  return textLike(what, new RegExp(GUID.source.replaceAll('a-f', 'a-fA-F')), 'must be a GUID', resolution);
}
