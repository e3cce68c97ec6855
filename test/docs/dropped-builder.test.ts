import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, it } from 'vitest';

import { codeBlocks, document } from './markdown.js';

/** The configuration of ESLint that the page shows. */
function shownRules(): Linter.RulesRecord {
  const path = 'docs/troubleshooting.md';
  const block = codeBlocks(path, document(path)).find(({ language }) => language === 'json');
  return (JSON.parse(block?.code ?? '') as { rules: Linter.RulesRecord }).rules;
}

it('the lint rule of the docs finds builders that are dropped, and nothing else', () => {
  const code = `
    let builder = defineBackend();
    builder.addComponent(x);
    builder.addComponents([x]);
    builder.withMonitoring({}).withTags({});
    builder.with(fragment);
    if (flag) builder.when(true, (b) => b.addComponent(x));
    builder = builder.addComponent(y);
    const other = builder.withTags({});
    builder.validate();
    builder.build().addToStack(stack);
    list.forEach((one) => { builder = builder.addComponent(one); });`;
  const found = new Linter().verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as never }, rules: shownRules() }],
    'a.ts',
  );
  expect(found.map(({ line, message }) => [line, message])).toEqual(
    [3, 4, 5, 6, 7].map((line) => [line, 'A builder never changes: assign what the method returns.']),
  );
});
