const common = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@server/(.*)\\.js$': '<rootDir>/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  testEnvironment: 'node',
};

/** Unit specs sit beside their source and need nothing; the others run on a real Redis and PostgreSQL. */
export default {
  // Opening the detectors takes seconds where other tests keep the machine busy; it is no test of speed.
  testTimeout: 30_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/launch/**/*.spec.ts',
        '<rootDir>/bench/**/*.spec.ts',
        '<rootDir>/host-page/**/*.spec.ts',
        '<rootDir>/console/src/**/*.spec.ts',
      ],
    },
    {
      ...common,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts', '<rootDir>/test/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-services.mjs',
      globalTeardown: '<rootDir>/test/support/stop-services.mjs',
    },
  ],
};
