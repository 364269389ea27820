// Who may import whom (docs/decisions/0001). Each rule has a planted violation in tests/architecture/imports.spec.ts.
const anyOf = (...paths) => `^(${paths.join('|')})`
const npm = 'node_modules'
const domain = 'libs/domain/src/'
const contracts = 'libs/contracts/src/'
const specs = '\\.spec\\.tsx?$'
/** Whatever the product runs; specs are read by nobody. */
const product = { path: anyOf('apps/', 'libs/', 'workflows/'), pathNot: [specs, '^libs/testing/'] }

const forbidden = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    forbidden('no-cycles', 'A cycle is two modules that cannot be read apart.', {}, { circular: true }),
    forbidden(
      'resolvable',
      'An import that leads nowhere.',
      { pathNot: '^tests/' },
      { couldNotResolve: true, pathNot: '^(bun:|node:sea)' },
    ),
    forbidden(
      'domain-is-pure',
      'Rules are values: the domain knows no library, no Node and nobody above it.',
      { path: `^${domain}`, pathNot: specs },
      { pathNot: `^${domain}` },
    ),
    forbidden(
      'contracts-know-domain-and-zod',
      'The contracts are read by the browser too.',
      { path: `^${contracts}`, pathNot: specs },
      { pathNot: [anyOf(domain, contracts), `${npm}/zod/`] },
    ),
    forbidden(
      'stories-are-pure',
      'A lifecycle and its rules decide without I/O and without Temporal.',
      {
        path: '^workflows/src/(?!kernel/)',
        pathNot: [specs, '\\.workflow\\.ts$', '^workflows/src/index\\.ts$'],
      },
      { pathNot: anyOf(domain, `${contracts}(workflow|errors)/`, 'workflows/src/(?!kernel/)') },
    ),
    forbidden(
      'stories-leave-drivers-alone',
      'What the API reads must not pull in a workflow.',
      {
        path: '^workflows/src/(?!kernel/)',
        pathNot: [specs, '\\.workflow\\.ts$', '^workflows/src/index\\.ts$'],
      },
      { path: '\\.workflow\\.ts$' },
    ),
    forbidden(
      'workflows-stay-in-the-sandbox',
      'Workflow code: domain, contracts/workflow and what Temporal gives it; no Node, no other package.',
      { path: '^workflows/src/(kernel/|index\\.ts|.*\\.workflow\\.ts)', pathNot: specs },
      {
        pathNot: [
          anyOf(domain, `${contracts}(workflow|errors)/`, 'workflows/src/'),
          `${npm}/@temporalio/(workflow|common)/`,
        ],
      },
    ),
    forbidden(
      'rooms-are-separate',
      'One process per room: a process does not import another one.',
      { path: '^workflows/src/(?!kernel/)([^/]+)/', pathNot: specs },
      { path: '^workflows/src/(?!kernel/)[^/]+/', pathNot: '^workflows/src/$1/' },
    ),
    forbidden(
      'libs-never-look-up',
      'Libraries know neither the apps nor the processes.',
      { path: '^libs/', pathNot: [specs, '^libs/testing/'] },
      { path: anyOf('apps/', 'workflows/', 'tests/') },
    ),
    forbidden(
      'persistence-knows-domain-and-contracts',
      'Tables do not depend on how servers are started or reached.',
      { path: '^libs/persistence/', pathNot: specs },
      { path: '^libs/', pathNot: anyOf('libs/persistence/', domain, contracts) },
    ),
    forbidden(
      'embedded-is-for-operators-and-tests',
      'In production somebody else runs Postgres and Temporal.',
      {
        path: anyOf('apps/', 'libs/', 'workflows/'),
        pathNot: anyOf('apps/cli/', 'libs/embedded/', 'libs/testing/'),
      },
      { path: '^libs/embedded/' },
    ),
    forbidden(
      'api-reads-stories-only',
      "The API knows the processes' stories and rules, never a driver.",
      { path: '^apps/api/', pathNot: specs },
      { path: ['^workflows/src/(kernel/|index\\.ts)', '^workflows/.*\\.workflow\\.ts$'] },
    ),
    forbidden(
      'worker-loads-workflows-by-path',
      "Workflow code runs in the sandbox, not in the worker; the worker reads the stories' words for what it writes.",
      { path: '^apps/worker/', pathNot: specs },
      { path: ['^workflows/src/(kernel/|index\\.ts)', '^workflows/.*\\.workflow\\.ts$'] },
    ),
    forbidden(
      'web-knows-contracts-only',
      'The browser gets the HTTP contracts and the generated client, nothing of the server.',
      { path: '^apps/web/src/', pathNot: specs },
      { path: anyOf('libs/', 'workflows/'), pathNot: anyOf(contracts, domain) },
    ),
    forbidden(
      'web-enters-by-the-contracts',
      'Codes and enums come through the contracts; the rules themselves stay on the server.',
      { path: '^apps/web/src/', pathNot: specs },
      { path: `^${domain}` },
    ),
    forbidden(
      'web-runs-in-a-browser',
      'No Node built-ins in what the browser loads.',
      { path: '^apps/web/src/', pathNot: specs },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'apps-are-separate',
      'An app is started, not imported.',
      { path: '^apps/([^/]+)/', pathNot: specs },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbidden('nobody-imports-tests', 'Tests read the product, not the other way round.', product, {
      path: anyOf('tests/', 'libs/testing/'),
    }),
    forbidden('nobody-imports-specs', 'A spec is run, not imported.', {}, { path: specs }),
    forbidden(
      'packages-are-declared',
      'A package that is there by accident will be gone by accident.',
      { path: anyOf('apps/', 'libs/', 'workflows/', 'tests/') },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbidden(
      'product-runs-without-dev-packages',
      'What runs in production is a dependency.',
      { ...product, path: anyOf('apps/(api|worker|cli)/', 'libs/', 'workflows/') },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: npm },
    exclude: { path: '^(dist|coverage|\\.data)/|/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['workspace', 'node', 'import', 'require', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
