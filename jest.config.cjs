// Tests run from the TypeScript sources (condition `workspace`), never from dist.
/** Published as ES modules only, which Jest does not load by itself. */
const esModules = '(openid-client|oauth4webapi|jose)'

const transform = {
  [`node_modules/${esModules}/.*\\.js$`]: [
    '@swc/jest',
    { jsc: { target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: false },
  ],
  '\\.(ts|tsx)$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', decorators: true, tsx: false },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
}

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/workflows', '<rootDir>/tests'],
  testMatch,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['workspace', 'node', 'require', 'default'] },
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transformIgnorePatterns: [`/node_modules/(?!${esModules}/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...more,
})

/** A project whose tests use the shared embedded Postgres and Temporal server. */
const onServers = (name, more = {}) =>
  project(name, [`<rootDir>/tests/${name}/**/*.spec.ts`], {
    globalSetup: '<rootDir>/tests/servers-up.cjs',
    globalTeardown: '<rootDir>/tests/servers-down.cjs',
    setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'],
    ...more,
  })

const bundle = '<rootDir>/tests/workflow/bundle.spec.ts'

module.exports = {
  maxWorkers: 2,
  projects: [
    project('unit', ['<rootDir>/{libs,workflows,apps}/**/*.spec.ts'], {
      setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'],
    }),
    project('architecture', ['<rootDir>/tests/architecture/**/*.spec.ts'], {
      setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'],
    }),
    project('bundle', [bundle], { setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'] }),
    onServers('replay'),
    onServers('workflow', { testPathIgnorePatterns: [bundle.replace('<rootDir>', '')] }),
    onServers('integration'),
    onServers('api'),
    onServers('e2e'),
    onServers('chaos'),
  ],
}
