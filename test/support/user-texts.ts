import * as fc from 'fast-check';

/** Texts of users, most of them with signs that mean something to Terraform or to a plan. */
export const userText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom('$', '%', '{', '}', '${', '%{', '$${', '%%{', 'a', '"', '\\', '\n', '${x.y}', '~'),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string() },
);

/** Keys of users' maps, expressions of a plan and members of every object among them. */
export const userKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('$ref', '$join', '$terraform', '$$ref', '$$x', '$', '$$', '__proto__', 'toString', '1', ''),
  userText,
);

/**
 * Reads a template as Terraform does: `$${` is `${`, `${"…"}` is the string within, and any other expression is `«…»`.
 * @example readByTerraform('$${a}${x.y}') // '${a}«x.y»'
 */
export function readByTerraform(template: string): string {
  return template.replace(
    /\$\$\{|%%\{|\$\{"([$%]+)"\}|\$\{([^"}]*)\}|[$%]\{/g,
    (found, signs?: string, code?: string) => {
      if (signs !== undefined) return signs;
      if (code !== undefined) return `«${code}»`;
      if (found.length < 3) throw new Error(`Terraform does not read ${template}.`);
      return found.slice(1);
    },
  );
}
