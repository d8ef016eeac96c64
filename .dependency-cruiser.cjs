/** Layer rules, each with its reason. The flow is read from left to right; nothing reaches back. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'The core runs in a test, a benchmark or a browser: it knows neither steps nor adapters.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(?!core)' },
    },
    {
      name: 'core-no-io',
      comment: 'No files, no sockets, no clock in the core.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-no-framework',
      comment: 'Rules and models outlive frameworks.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|bullmq|ioredis|typeorm|pg|socket\\.io|fastify|pino)' },
    },
    {
      name: 'steps-know-ports-not-adapters',
      comment: 'A step speaks to the outside through ports.ts; only the wiring names an adapter.',
      severity: 'error',
      from: {
        path: '^src/(ingest|queue|analyse|signals|incident|clocks|suggest|announce|channels|act|deliver|after-commit|cue|scripts|review|upkeep|people|audit|public-page|live|http|api|demo|replay|ops)',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: '^src/adapters' },
    },
    {
      name: 'steps-know-no-routes',
      comment: 'Routes call the steps.',
      severity: 'error',
      from: {
        path: '^src/(ingest|queue|analyse|signals|incident|clocks|suggest|announce|channels|act|deliver|after-commit|cue|scripts|review|upkeep|people|audit|public-page|live|http|demo|replay)/',
      },
      to: { path: '^src/api/' },
    },
    {
      name: 'nobody-waits-for-delivery',
      comment:
        'deliver carries out what the others decided, and tells them; whoever decides knows nothing of it.',
      severity: 'error',
      from: {
        path: '^src/(announce|channels|act|after-commit|cue|clocks|incident)/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: '^src/deliver/' },
    },
    {
      name: 'steps-know-no-http',
      comment: 'A step says what was wrong (SaidError); only http/step-errors.ts says which status that is.',
      severity: 'error',
      from: {
        path: '^src/(queue|analyse|signals|incident|clocks|suggest|announce|channels|act|deliver|after-commit|cue|scripts|review|upkeep|people|audit)/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: '^src/http/' },
    },
    {
      name: 'adapters-know-no-steps',
      comment: 'An adapter is replaced without touching the flow.',
      severity: 'error',
      from: { path: '^src/adapters', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/(ingest|queue|analyse|signals|incident|clocks|suggest|announce|channels|act|deliver|after-commit|cue|scripts|review|upkeep|people|audit|public-page|http|api|ops|demo|replay)',
      },
    },
    {
      name: 'tools-are-leaves',
      comment: 'What measures, trains or describes stands outside: nothing that runs in a room needs it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/((eval|train|openapi)/|openapi\\.ts$)' },
      to: { path: '^src/(eval|train|openapi)/' },
    },
    {
      name: 'measuring-knows-no-training',
      comment: 'Training measures what it made; what measures a model does not care where it came from.',
      severity: 'error',
      from: { path: '^src/eval/' },
      to: { path: '^src/train/' },
    },
    {
      name: 'database-stays-in-the-store',
      comment: 'Entities and SQL live in one folder.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(adapters/store|connections\\.ts)|\\.spec\\.ts$' },
      to: { path: 'node_modules/(typeorm|pg|pg-copy-streams)/' },
    },
    {
      name: 'no-orphans',
      comment: 'What nobody imports is deleted.',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'not-to-dev-dep',
      comment: 'What runs in production is a dependency. openapi.json is written where the project is built.',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.ts$|^src/openapi/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
