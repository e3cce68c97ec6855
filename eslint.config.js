import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { ownKeys } from './scripts/lint/own-keys.mjs';

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    'reports/',
    '.stryker-tmp/',
    '**/cdktf.out/',
    'examples/.out/',
    'test/specification/programs/',
  ]),

  js.configs.recommended,

  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', module: 'writable', process: 'readonly', URL: 'readonly' },
    },
  },

  {
    name: 'every TypeScript file',
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // `const { secret: _, ...rest }` is how a property is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` still loads the module at run time; `import type { A }` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `{}` as a type argument says "nothing added", which is what generic defaults here mean.
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
    },
  },

  {
    name: 'files of the TypeScript project',
    files: ['src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A forgotten await makes a test pass without checking anything.
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },

  {
    name: 'library sources',
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { atakora: { rules: { 'own-keys': ownKeys } } },
    rules: {
      // Names come from configurations, plans and states, which may name what every object has.
      'atakora/own-keys': 'error',
      // Tests are left out of the package.
      'no-restricted-imports': ['error', { patterns: ['**/*.test.js'] }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
      // Data with keys from outside is read with brackets, declared properties with a dot; the compiler decides which.
      '@typescript-eslint/dot-notation': 'off',
      // An assertion that narrows a generic call says what a reader must know at that place.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },

  {
    name: 'type tests',
    files: ['type-tests/**/*.ts'],
    rules: {
      // A type test is made of bare expressions, unused declarations and values of which only the type matters.
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-self-assign': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
);
