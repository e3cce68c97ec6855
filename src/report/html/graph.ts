import type { ResourcePlan } from '../../plan/resource-plan.js';
import { markup, type Markup } from './markup.js';

const WIDTH = 760;
const BOX = { width: 260, height: 26, gap: 8 };
/** Characters of the font that fit a box. */
const LETTERS = 34;

/** Draws the sharing: components on the left, resources on the right, a line for each use. */
export function sharingGraph({ components, resources }: ResourcePlan): Markup {
  const rows = Math.max(components.length, resources.length);
  const height = rows * (BOX.height + BOX.gap) + BOX.gap;
  const left = new Map(components.map(({ id }, index) => [id, middleOf(index, components.length, height)]));
  const right = WIDTH - BOX.width;
  const lines = resources.flatMap(({ sharedBy }, index) => {
    const to = middleOf(index, resources.length, height);
    return sharedBy.flatMap((id) => {
      const from = left.get(id);
      return from === undefined ? [] : [curve(from, to, right)];
    });
  });
  return markup`<div class="scroll"><svg viewBox="-1 0 ${WIDTH + 2} ${height}" role="img" aria-label="Components and the resources that they share">
${lines}
${components.map(({ id }) => box(0, left.get(id) ?? 0, id))}
${resources.map(({ key }, index) => box(right, middleOf(index, resources.length, height), key))}
</svg></div>`;
}

/** Spreads boxes evenly over the height. */
function middleOf(index: number, count: number, height: number): number {
  return Math.round(((index + 0.5) * height) / count);
}

function curve(from: number, to: number, right: number): Markup {
  const half = Math.round((BOX.width + right) / 2);
  return markup`<path d="M${BOX.width} ${from}C${half} ${from} ${half} ${to} ${right} ${to}"/>`;
}

function box(x: number, middle: number, name: string): Markup {
  const shown = name.length <= LETTERS ? name : `${name.slice(0, LETTERS - 1)}…`;
  return markup`<g><title>${name}</title><rect x="${x}" y="${middle - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="4"/><text x="${x + 8}" y="${middle + 4}">${shown}</text></g>
`;
}
