/** What the benchmark asks of launch/: it starts and ends everything, so that nothing is left behind. */
export interface Launcher {
  readonly startServices: (options: { ephemeral: true; note: (text: string) => void }) => Promise<Services>;
  readonly startOwned: (what: {
    record: string;
    log: string;
    command: string;
    args: string[];
    cwd: string;
    env: NodeJS.ProcessEnv;
  }) => Promise<{ identity: { pid: number }; exited: Promise<unknown> }>;
  readonly stopOwned: (
    record: string,
    farewell: readonly (readonly [NodeJS.Signals, number])[],
  ) => Promise<boolean>;
  readonly freePort: () => Promise<number>;
  readonly tailOf: (log: string) => string;
  readonly root: string;
  /** How launch/ runs the app; the plain design is run alike. */
  readonly nodeFlags: readonly string[];
}

export interface Services {
  readonly dataDir: string;
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}
