import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Limits of a function: the reader's bars are stricter on the whole (tests/architecture), these stop the outliers. */
const size = {
  complexity: ['error', 15],
  'max-depth': ['error', 3],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 6],
}

const everywhere = {
  eqeqeq: 'error',
  'no-console': 'error',
  // Refusing control characters in what people send is what such expressions are for.
  'no-control-regex': 'off',
  'no-else-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
}

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  // Finds fault with assertions that the compiler needs.
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'none' },
  ],
  // A number or a status in a message reads well; what this rule exists for, objects, stays forbidden.
  '@typescript-eslint/restrict-template-expressions': [
    'error',
    { allowNumber: true, allowBoolean: true, allowNullish: true },
  ],
  // Interfaces ask for promises where one implementation has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  // Nest's decorated classes pass methods along by name.
  '@typescript-eslint/unbound-method': 'off',
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/', '**/generated/', 'apps/web/dist/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...everywhere, ...size, ...typed },
  },
  {
    // Runs in the browser, beside the pages.
    files: ['apps/web/public/service-worker.js'],
    languageOptions: {
      globals: Object.fromEntries(['self', 'caches', 'fetch', 'URL'].map(name => [name, 'readonly'])),
    },
    rules: { ...everywhere, ...size },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'module', 'require', 'exports', '__dirname', '__filename', 'globalThis', 'URL']
          .concat([
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'fetch',
            'AbortSignal',
            'Buffer',
          ])
          .concat(['jest', 'performance'])
          .map(name => [name, 'readonly']),
      ),
    },
    rules: { ...everywhere, ...size },
  },
  {
    // Must be readable by a Node so old that it knows neither `let` nor `const` at the top of a module.
    files: ['apps/cli/bootstrap.mjs'],
    rules: { 'no-var': 'off' },
  },
  {
    // Files that browsers run as they are.
    files: ['apps/web/public/residents.js'],
    languageOptions: {
      globals: { document: 'readonly', window: 'readonly', SpeechSynthesisUtterance: 'readonly' },
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // A component's markup is long without being hard.
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-imports': [
        'error',
        {
          name: 'antd',
          importNames: ['DatePicker'],
          message: 'Its today is the browser’s: use components/days.',
        },
      ],
    },
  },
  {
    files: ['apps/web/src/components/days/calendar.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // A story of a test may be long, and a test knows what it has put where.
    files: ['**/*.spec.ts', 'tests/**', 'libs/testing/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
