import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { configFrom } from '../src/config.js';
import { NODE_FLAGS } from './node-flags.mjs';

interface Service {
  readonly image: string;
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { test?: string[]; disable?: boolean };
  readonly volumes?: string[];
  readonly env_file?: { path: string; required: boolean }[];
  readonly deploy?: { replicas: number };
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
}

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;

/** What Compose would put in: `${NAME:-default}`, `${NAME:?complaint}` or `${NAME}`. */
const given: Record<string, string> = {
  POSTGRES_PASSWORD: 'postgres-secret',
  CONSOLE_PASSWORD: 'console-secret',
  INGEST_KEYS: 'tool=0123456789abcdef',
};
const filled = (text: string) => text.replace(/\$\{(\w+)[^}]*\}/g, (_, name: string) => given[name] ?? '');

describe('compose.yaml', () => {
  it.each(['api', 'worker'])('gives the %s a configuration that it accepts', (role) => {
    const environment = Object.entries(compose.services[role]!.environment!);
    const config = configFrom(Object.fromEntries(environment.map(([name, value]) => [name, filled(value)])));
    expect(config.ROLE).toBe(role);
    expect(new URL(config.REDIS_URL).hostname in compose.services).toBe(true);
    expect(new URL(config.DATABASE_URL).hostname in compose.services).toBe(true);
  });

  it.each(['api', 'worker'])(
    'gives the %s the desk file beside it, and the secrets that file names',
    (role) => {
      const { environment, volumes, env_file: secrets } = compose.services[role]!;
      expect(volumes).toContain(`./desk.yaml:${environment!['DESK_FILE']}:ro`);
      expect(secrets).toEqual([{ path: 'desk.env', required: false }]);
    },
  );

  it('runs two workers beside one api', () => {
    expect(compose.services['worker']!.deploy).toEqual({ replicas: 2 });
    expect(compose.services['api']!.deploy).toBeUndefined();
  });

  it('starts the app when the database is migrated and what it waits for can tell that it is ready', () => {
    for (const role of ['api', 'worker']) {
      expect(compose.services[role]!.depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    }
    const waitedFor = Object.values(compose.services).flatMap(({ depends_on: waits }) =>
      Object.entries(waits ?? {}),
    );
    for (const [name, { condition }] of waitedFor) {
      if (condition === 'service_healthy') expect(compose.services[name]!.healthcheck?.test).toBeDefined();
    }
  });

  it('keeps what Redis and PostgreSQL know in named volumes', () => {
    for (const name of ['redis', 'postgres']) {
      const [volume = ''] = compose.services[name]!.volumes ?? [];
      expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
    }
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('copies only folders that a checkout or its build has', () => {
    const copied = [...dockerfile.matchAll(/COPY --from=build \S+ \/app\/(\S+)/g)].map(
      ([, path = '']) => path,
    );
    const made = ['node_modules', 'dist', 'console/dist'];
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied.filter((one) => !made.includes(one))) {
      expect([path, existsSync(new URL(`../${path}`, import.meta.url))]).toEqual([path, true]);
    }
  });

  it('does not run as root', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
  });

  it('starts the app with the Node flags of `npm start`, and so does package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const image = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)![1]!) as string[];
    for (const started of [image, scripts['start:api']!.split(' '), scripts['start:worker']!.split(' ')]) {
      expect(started).toEqual(expect.arrayContaining(NODE_FLAGS));
    }
  });

  it('puts into the image whatever the program reads by default', () => {
    const config = configFrom({ REDIS_URL: 'redis://localhost', DATABASE_URL: 'postgres://localhost' });
    const { RULES_DIR, LEXICON_DIR, MODEL_FILE, SCRIPTS_DIR, GUARD_DIR, DESK_FILE } = config;
    const { HOST_PAGE_DIR, EMBED_DIR, CONSOLE_DIR } = config;
    const image = readFileSync('Dockerfile', 'utf8');
    for (const path of [
      RULES_DIR,
      LEXICON_DIR,
      SCRIPTS_DIR,
      GUARD_DIR,
      HOST_PAGE_DIR,
      EMBED_DIR,
      CONSOLE_DIR,
    ]) {
      expect(image).toContain(`/app/${path} ${path}\n`);
    }
    expect(image).toContain(`/app/${dirname(MODEL_FILE)} ${dirname(MODEL_FILE)}\n`);
    expect(image).toContain(`/app/${DESK_FILE} ./\n`);
  });
});
