import { InvalidPlanError } from '../errors.js';
import { expressionIn } from '../plan/expression/expression-json.js';
import { isPlainObject, type JsonObject, type JsonValue } from '../plan/json.js';
import { once } from '../plan/schema.js';
import type { AzurermMajor, ResourcePlan } from '../plan/resource-plan.js';
import { addressOf } from '../plan/terraform-block.js';
import { closestMatch } from '../validation/closest-match.js';
import { AZURERM_4_NAMES, AZURERM_5_NAMES } from './argument-names.js';

/** Names of the arguments of a block. The value of a name is what is in it: `map` for keys of the user. */
type Names = ReadonlyMap<string, Names | 'map' | 'value'>;

const EVERY_TYPE_HAS = 'timeouts(create delete read update)';
/** Terraform's own type. Its arguments hold any data. */
const OWN = 'terraform_data: input* triggers_replace*';

/**
 * Refuses arguments that a type does not have, among the types that the library lays out. Of other types, cdktf and
 * `terraform validate` know the arguments.
 * @throws InvalidPlanError for the first such argument.
 */
export function checkArguments({ terraform, provider }: ResourcePlan): void {
  const { azurerm = 4 } = provider;
  for (const block of terraform) {
    const names = namesOf(block.type, azurerm);
    if (names !== undefined) checkNames(block.arguments, names, addressOf(block));
  }
}

function checkNames(plain: JsonObject, names: Names, at: string): void {
  for (const [name, value] of Object.entries(plain)) {
    const known = names.get(name);
    if (known === undefined) throw unknownArgument(name, [...names.keys()], at);
    if (typeof known === 'object') checkBlocks(value, known, `${at}.${name}`);
  }
}

function checkBlocks(value: JsonValue, names: Names, at: string): void {
  if (Array.isArray(value))
    (value as JsonValue[]).forEach((part, index) => {
      checkBlocks(part, names, `${at}[${index}]`);
    });
  else if (isPlainObject(value) && expressionIn(value as JsonObject) === undefined)
    checkNames(value as JsonObject, names, at);
}

/** Makes the error of an argument that a type does not have. */
export function unknownArgument(name: string, known: readonly string[], at: string): InvalidPlanError {
  const meant = closestMatch(name, [...known]);
  return new InvalidPlanError(
    `${at} has no argument '${name}'.`,
    `${meant === undefined ? 'remove it' : `write '${meant}' if that is meant`}, in the layOut of the provider that makes the block; a plan from elsewhere is made with plan() and serializePlan(plan).`,
  );
}

// Pure, so that a bundle that only reads plans does not have the tables.
const tables = {
  4: /* @__PURE__ */ once(() => linesOf(AZURERM_4_NAMES)),
  5: /* @__PURE__ */ once(() => linesOf(AZURERM_5_NAMES)),
};
const parsed = new Map<string, Names>();

function namesOf(type: string, azurerm: AzurermMajor): Names | undefined {
  // The table of azurerm 5 has the types that it changed.
  const line = (azurerm === 5 ? tables[5]().get(type) : undefined) ?? tables[4]().get(type);
  if (line === undefined) return undefined;
  let names = parsed.get(line);
  if (names === undefined) parsed.set(line, (names = namesIn(`${line} ${EVERY_TYPE_HAS}`)));
  return names;
}

function linesOf(table: string): ReadonlyMap<string, string> {
  const lines = `${table}${OWN}`.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

/** Reads the names of a line: `identity(identity_ids type) location tags*`. */
function namesIn(line: string): Names {
  const top = new Map<string, Names | 'map' | 'value'>();
  const open = [top];
  let last = '';
  for (const [token] of line.matchAll(/[a-z0-9_]+|[*()]/g)) {
    const current = open.at(-1) ?? top;
    if (token === '*') current.set(last, 'map');
    else if (token === '(') {
      const block = new Map<string, Names | 'map' | 'value'>();
      current.set(last, block);
      open.push(block);
    } else if (token === ')') open.pop();
    else {
      last = token;
      current.set(token, 'value');
    }
  }
  return top;
}
