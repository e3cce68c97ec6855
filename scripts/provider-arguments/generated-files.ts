import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { linesOf } from './names-of-schema.js';
import type { Schema } from './schema.js';
import { interfaceOf } from './types-of-schema.js';

const WRITTEN_BY = '// Written by scripts/provider-arguments/write.ts.';

/** Returns the types that the sources lay out: those that a call of `block` names, and the rewrites for azurerm 5. */
function typesIn(sources: string, pattern: RegExp): string[] {
  const found = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(sources, file), 'utf8');
      return Array.from(text.matchAll(pattern), ([, type = '']) => type);
    });
  return [...new Set(found)].sort();
}

const laidOut = () => typesIn('src/resources', /\bblock\(\s*'((?:data\.)?azurerm_[a-z0-9_]+)'/g);
const rewritten = () => typesIn('src/resources', /\brewrite<'(azurerm_[a-z0-9_]+)'>/g);

/** Returns the file with the types of arguments. */
export function argumentTypes(four: Schema, five: Schema): string {
  return `${WRITTEN_BY}
import type { Expression, OrExpression } from '../plan/expression/expression.js';

type Str = OrExpression<string>;
type Num = OrExpression<number>;
type Bool = OrExpression<boolean>;
type StrList = readonly Str[] | Expression;
type NumList = readonly Num[] | Expression;
type List<T> = readonly T[];
type Optional<T> = T | undefined;
type StrMap = Readonly<Record<string, Str>> | Expression;

${interfaceOf('AzurermArguments', `Arguments of the types that layouts write, in azurerm ${four.version}.`, laidOut(), four)}
${interfaceOf('Azurerm5Arguments', `Arguments of the types that are written differently for azurerm 5, in ${five.version}.`, rewritten(), five)}`;
}

/** Returns the file with the names of arguments. */
export function argumentNames(four: Schema, five: Schema): string {
  const types = laidOut();
  const ofFour = linesOf(types, four);
  const ofFive = new Map([...linesOf(types, five)].filter(([type, line]) => ofFour.get(type) !== line));
  // Last, and so near to those of azurerm 5 that gzip writes what they share once: it looks back 32 kB.
  const changed = [...ofFour].filter(([type]) => ofFive.has(type));
  const same = [...ofFour].filter(([type]) => !ofFive.has(type));
  return `${WRITTEN_BY}

/** Names of the arguments in azurerm ${four.version}, in the form that known-arguments.ts reads. */
// The type keeps the table out of the declarations.
// eslint-disable-next-line @typescript-eslint/no-inferrable-types
export const AZURERM_4_NAMES: string = \`
${[...same, ...changed].map(([, line]) => line).join('\n')}
\`;

/** Names of the arguments of the types that azurerm ${five.version} has changed. */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types
export const AZURERM_5_NAMES: string = \`
${[...ofFive.values()].join('\n')}
\`;
`;
}
