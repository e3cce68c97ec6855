import { eachExpression, STACK_PARAMETERS } from '../../src/plan/expression/expression-json.js';
import { type KnownValues, writeTemplate } from '../../src/plan/expression/template.js';
import type { JsonObject } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { renderBlocks } from '../../src/terraform/resource-blocks.js';
import { textsIn } from './plans.js';

/** One thing that Terraform evaluates in a text: the part between `${` or `%{` and its `}`. */
export interface Evaluated {
  readonly kind: 'interpolation' | 'directive';
  readonly body: string;
}

/**
 * Finds what Terraform evaluates in a text. `$${` and `%%{` are escapes. A part that never ends takes the rest of the text.
 * Each character is looked at once, so that long texts take as long as they are.
 * Source: github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
 */
export function evaluatedIn(text: string): Evaluated[] {
  const found: Evaluated[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at + 1] !== '{' && text[at + 2] !== '{') continue;
    if (text.startsWith('$${', at) || text.startsWith('%%{', at)) at += 2;
    else if (text.startsWith('${', at) || text.startsWith('%{', at)) {
      const end = endOf(text, at + 2);
      found.push({ kind: text[at] === '$' ? 'interpolation' : 'directive', body: text.slice(at + 2, end) });
      at = end;
    }
  }
  return found;
}

/** Returns where the brace or quote closes that is open before `start`; quotes within have templates of their own. */
function endOf(text: string, start: number, first: '{' | '"' = '{'): number {
  // The open braces and quotes, the innermost last.
  const open: ('{' | '"')[] = [first];
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    const inQuotes = open.at(-1) === '"';
    if (inQuotes && sign === '\\') at += 1;
    else if (sign === '"') {
      if (!inQuotes) open.push('"');
      else if (open.pop() !== undefined && open.length === 0) return at;
    } else if (inQuotes && (text.startsWith('$${', at) || text.startsWith('%%{', at))) at += 2;
    else if (inQuotes && (text.startsWith('${', at) || text.startsWith('%{', at))) {
      open.push('{');
      at += 1;
    } else if (!inQuotes && sign === '{') open.push('{');
    else if (!inQuotes && sign === '}') {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return text.length;
}

/** Returns the code of something that Terraform evaluates: strings are empty, but for the code that is evaluated in them. */
export function codeIn(body: string): string {
  let code = '';
  for (let at = 0; at < body.length; at += 1) {
    code += body.charAt(at);
    if (body[at] !== '"') continue;
    const end = endOf(body, at + 1, '"');
    code += `${evaluatedIn(body.slice(at + 1, end))
      .map((inner) => codeIn(inner.body))
      .join(' ')}"`;
    at = end;
  }
  return code;
}

const KNOWN: KnownValues = {
  parameters: STACK_PARAMETERS,
  packages: { get: (fact: string) => `\${package.${fact}}` } as ReadonlyMap<string, string>,
};

/** Returns everything that Terraform evaluates in the blocks of a plan. */
export function evaluatedInPlan(plan: ResourcePlan): string[] {
  const rendered = renderBlocks(plan, KNOWN);
  return textsIn({ ...rendered } as unknown as JsonObject)
    .flatMap(evaluatedIn)
    .map(({ kind, body }) => (kind === 'directive' ? `%{${body}}` : `\${${body}}`));
}

/** Returns what Terraform evaluates in the blocks of a plan although it is not an expression of the plan. */
export function strayIn(plan: ResourcePlan): string[] {
  const own = new Set<string>();
  for (const { arguments: plain, meta } of plan.terraform)
    eachExpression({ plain, meta: { ...meta } as JsonObject }, (found) =>
      own.add(writeTemplate(found, KNOWN)),
    );
  // Signs before an expression are quoted, so that the two are not read as one.
  return evaluatedInPlan(plan).filter((text) => !own.has(text) && !/^\$\{"[$%]+"\}$/.test(text));
}
