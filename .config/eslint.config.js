import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = new URL('../', import.meta.url).pathname;
const rooms = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'));

const inside = (room) => `server/${room}`;

/** For each room, everything that it must not import: rooms to its right, and its neighbours of the same rank. */
const roomZones = rooms.ranks.flatMap((rank, index) =>
  rank.map((room) => ({
    target: inside(room),
    from: [...rank.filter((other) => other !== room), ...rooms.ranks.slice(index + 1).flat()].map(inside),
    message:
      'Rooms import to the left only: core < contract < runtime < store, channels, integrations < engine < http.',
  })),
);

/** One channel (or integration) never knows another: what they share lies directly in server/channels. */
const separateZones = rooms.separate.flatMap((room) => {
  const folder = `${root}server/${room}`;
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
  return names.map((name) => ({
    target: `server/${room}/${name}`,
    from: names.filter((other) => other !== name).map((other) => `server/${room}/${other}`),
    message: `Neighbours in server/${room} do not import each other; lift the shared piece into server/${room}.`,
  }));
});
/** The app may read the two pure rooms; everything else of the server would not run in a browser. */
const appZone = {
  target: 'src',
  from: rooms.ranks.slice(2).flat().map(inside),
  message: 'The app reads server/core and server/contract, nothing else of the server.',
};
const zones = [...roomZones, ...separateZones, appZone].filter((zone) => zone.from.length > 0);

/** Tests may reach for the harness in server/test; in everything else they keep the rule of their room. */
const testZones = zones
  .map((zone) => ({ ...zone, from: zone.from.filter((path) => path !== 'server/test') }))
  .filter((zone) => zone.from.length > 0);

const noClock = 'Take the time from a Clock (server/runtime) or as an argument, or tests cannot travel in time.';
const clockSyntax = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: noClock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClock },
  { selector: "CallExpression[callee.name='Date']", message: noClock },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: noClock },
  { selector: "MemberExpression[object.name='process'][property.name='hrtime']", message: noClock },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: noClock },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Configuration is read once, in server/runtime; take it as an argument.',
  },
];
const timerGlobals = ['setTimeout', 'setInterval'].map((name) => ({ name, message: noClock }));
const timerModules = ['node:timers', 'node:timers/promises', 'timers', 'timers/promises'].map((name) => ({
  name,
  message: noClock,
}));
const languageSyntax = [
  { selector: 'TSEnumDeclaration', message: 'A union of string literals, not an enum.' },
  { selector: 'TSModuleDeclaration[kind!="global"]', message: 'A file is the namespace.' },
  { selector: 'TSParameterProperty', message: 'Not erasable: write the field and the assignment.' },
];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name for one thing.',
};
const testSyntax = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]',
    message: 'Every test runs, always.',
  },
];

const untranslated = 'Visible text goes through t() of @grafana/i18n, or it stays English for everybody.';
const appSyntax = [
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from useClock() or useNow(), or a test cannot move it.',
  },
  { selector: 'JSXText[value=/\\p{L}{2}/u]', message: untranslated },
  {
    selector:
      'JSXAttribute[name.name=/^(label|title|subTitle|placeholder|description|tooltip|message|alt|aria-label|text|content|confirmText|body)$/] > Literal[value=/\\p{L}{2}/u]',
    message: untranslated,
  },
  {
    selector: 'Literal[value=/^#[0-9a-f]{3,8}$/i]',
    message: 'Colours come from the theme, or one of the two themes breaks.',
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules', 'dist', 'build', 'data', 'coverage'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/extensions': ['.ts', '.tsx', '.mjs', '.js'],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-else-return': 'error',
      'no-useless-rename': 'error',
      'no-unneeded-ternary': 'error',
      'no-constant-binary-expression': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
      'import-x/no-self-import': 'error',
      'no-restricted-syntax': ['error', ...languageSyntax],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // One program for all files, as the compiler would make it: a project service is for editors, and takes longer.
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', '.config/tsconfig.app.json', '.config/tsconfig.e2e.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      'max-lines': ['error', { max: 350 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': ['error', { ignoreRestArgs: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A method may be async only to fulfil its interface; marking it costs less than a wrapper around each value.
      '@typescript-eslint/require-await': 'off',
      // What we build is closures behind interfaces: there is no `this` that a method could lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 0 }],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      'no-restricted-globals': ['error', ...timerGlobals],
      'no-restricted-imports': ['error', { paths: timerModules }],
      'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport, ...clockSyntax],
    },
  },
  {
    files: ['server/runtime/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport],
    },
  },
  {
    // Its output is the product there: what stands on the terminal.
    files: ['server/main.ts', 'server/demo/**/*.ts', 'server/test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['server/test/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport, ...testSyntax],
    },
  },
  {
    files: ['server/**/*.test.ts', 'server/**/*.fixture.ts', 'server/*/**/test/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: testZones }],
      'max-lines-per-function': 'off',
      'no-restricted-globals': ['error', ...timerGlobals],
      'no-restricted-imports': ['error', { paths: timerModules }],
      'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport, ...testSyntax],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'server/demo/preview/host/**/*.ts', 'server/demo/preview/host/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: [appZone] }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      // A list is virtual or a query hook returns functions: what the compiler skips is not wrong.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/e2e/**', 'src/**/*.test.ts', 'src/**/*.test.tsx', 'src/test/**'],
    rules: { 'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport, ...appSyntax] },
  },
  {
    // Where the app's own time comes from.
    files: ['src/app/clock.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport] },
  },
  {
    // Its functions run in Node, beside a service of their own; hooks of Playwright only sound like those of React.
    files: ['src/e2e/**/*.ts'],
    rules: { 'import-x/no-restricted-paths': 'off', 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['src/e2e/**/*.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...languageSyntax, noDefaultExport, ...testSyntax],
    },
  },
  {
    // A default export is what Playwright asks for.
    files: ['src/e2e/world/global-setup.ts'],
    rules: { 'no-restricted-syntax': ['error', ...languageSyntax] },
  },
  {
    // Declarations of somebody else's package have that package's shape.
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
