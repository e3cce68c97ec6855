/** One argument of a Terraform type, or of a block in one. */
export interface Argument {
  /** Name in Terraform, such as `partition_key_paths`. */
  readonly name: string;
  /** Its keys are the user's: `tags` and `app_settings`. */
  readonly isMap: boolean;
  /** Arguments of the block, where the argument is a block or a list of blocks. */
  readonly block?: Arguments;
}

/** Arguments by the name that a plan has for them, such as `partitionKeyPaths`. */
export type Arguments = ReadonlyMap<string, Argument>;

/** Arguments that every type has, and that are in no table. */
const EVERY_TYPE_HAS = 'id timeouts(create delete read update)';

/** Types of Terraform's own. What they hold is data, whose keys stay as they are. */
const OWN_TYPES: ReadonlyMap<string, string> = new Map([['terraform_data', 'input* triggers_replace*']]);

const TOKEN = /([a-z0-9_]+)(?:=(\w+))?(\*)?|[()]/g;

/**
 * Finds the arguments of a type in a table, which has a line for each:
 * `azurerm_cosmosdb_account: name tags* geo_location(location zone_redundant)`.
 * @returns undefined when the table does not have the type.
 */
export function argumentsIn(table: string, type: string): Arguments | undefined {
  const own = OWN_TYPES.get(type);
  if (own !== undefined) return parseArguments(own);
  const start = table.indexOf(`\n${type}:`);
  if (start < 0) return undefined;
  const line = table.slice(start + type.length + 2, table.indexOf('\n', start + 1));
  return parseArguments(`${line} ${EVERY_TYPE_HAS}`);
}

function parseArguments(text: string): Arguments {
  const open: Map<string, Argument>[] = [new Map<string, Argument>()];
  let last: { readonly property: string; readonly argument: Argument } | undefined;
  for (const [token, name, property, star] of text.matchAll(TOKEN)) {
    const current = open.at(-1);
    if (token === '(' && last !== undefined) {
      const block = new Map<string, Argument>();
      current?.set(last.property, { ...last.argument, block });
      open.push(block);
    } else if (token === ')') open.pop();
    else if (name !== undefined) {
      last = { property: property ?? camelCase(name), argument: { name, isMap: star !== undefined } };
      current?.set(last.property, last.argument);
    }
  }
  return open[0] ?? new Map<string, Argument>();
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
