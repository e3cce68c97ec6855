import type { JsonValue } from '../json.js';
import { PACKAGE_FACTS } from '../package.js';
import { textsIn } from '../references.js';
import { STACK_PARAMETERS } from '../terraform-block.js';
import { fileExpressions } from './file-expressions.js';
import { evaluatedIn } from './template.js';

/** An attribute of a block, or of the block that Terraform repeats. */
const REFERENCE =
  /^\$\{(?:(?:data\.)?azurerm_[a-z0-9_]+|terraform_data)\.[A-Za-z_][A-Za-z0-9_-]*(?:\.[a-z][a-z0-9_]*|\[\d+\])+\}$/;
const EACH = /^\$\{each\.(?:key|value)\}$/;
const PACKAGE = new RegExp(
  String.raw`^\$\{package\.[A-Za-z][\w-]*:[\w-]+\.(?:${PACKAGE_FACTS.join('|')})\}$`,
);
const PARAMETERS: readonly string[] = Object.values(STACK_PARAMETERS);

/**
 * Finds what Terraform would evaluate in a value and the built-in types never write: `${file("/etc/passwd")}`, `%{ if … }`.
 * @returns The first such expression; undefined without one.
 */
export function foreignExpressionIn(value: JsonValue): string | undefined {
  const forms = [REFERENCE, EACH, PACKAGE, ...fileExpressions()];
  for (const text of textsIn(value)) {
    // Most texts do not have an expression and are spared the search.
    if (!text.includes('{')) continue;
    for (const { kind, body } of evaluatedIn(text)) {
      const written = kind === 'directive' ? `%{${body}}` : `\${${body}}`;
      if (!PARAMETERS.includes(written) && !forms.some((form) => form.test(written))) return written;
    }
  }
  return undefined;
}
