import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { keepRunning } from './services/keep-running.mjs';
import {
  anyAlive,
  birthOf,
  identityOf,
  isAlive,
  recordedIn,
  startOwned,
  stopOwned,
} from './services/owned-process.mjs';
import { freePort, isFree } from './services/ports.mjs';
import { nodeComplaint } from './steps/check-node.mjs';
import { readPort } from './steps/check-port.mjs';
import { firstPassword } from './steps/first-start.mjs';
import { holdLock } from './steps/hold-lock.mjs';
import { samePackages } from './steps/install.mjs';
import { forgetPassword, secretsIn } from './steps/secrets.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changkong-launch-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('nodeComplaint', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('is content with %s', (version) => {
    expect(nodeComplaint(version)).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.4', '12.22.12'])('names what is wanted instead of %s', (version) => {
    expect(nodeComplaint(version)).toContain('20.19');
  });
});

describe('readPort', () => {
  it('takes 3000 unless told', () => {
    expect(readPort(undefined)).toBe(3000);
    expect(readPort('8080')).toBe(8080);
  });

  it.each(['0', '65536', '-1', '30a', ''])('refuses %j', (text) => {
    expect(() => readPort(text)).toThrow('PORT');
  });
});

describe('samePackages', () => {
  const locked = {
    '': {},
    console: { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it('does not miss an optional package of another platform', () => {
    expect(samePackages(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['a missing one', {}],
    ['a foreign one', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }],
  ])('sees %s', (_, present) => {
    expect(samePackages(locked, present)).toBe(false);
  });
});

describe('ports', () => {
  it('tells a taken port from a free one', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await isFree('127.0.0.1', port)).toBe(false);
    expect(await freePort(port)).not.toBe(port);
    server.close();
    await once(server, 'close');
    expect(await isFree('127.0.0.1', port)).toBe(true);
    expect(await freePort(port)).toBe(port);
  });
});

describe('owned processes', () => {
  const start = async () =>
    await startOwned({
      record: join(folder, 'run', 'one.json'),
      log: join(folder, 'logs', 'one.log'),
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
      cwd: folder,
      env: {},
    });

  it('ends what it recorded, once', async () => {
    const { identity, exited } = await start();
    expect(isAlive(identity)).toBe(true);
    expect(anyAlive(folder)).toBe(true);
    expect(await stopOwned(join(folder, 'run', 'one.json'), [['SIGTERM', 5_000]])).toBe(true);
    expect(await exited).toBe('SIGTERM');
    expect(isAlive(identity)).toBe(false);
    expect(anyAlive(folder)).toBe(false);
  });

  it('leaves those of the original alone in a copy of its folder', async () => {
    const { exited } = await start();
    const copy = join(folder, 'copy');
    cpSync(join(folder, 'run'), join(copy, 'run'), { recursive: true });
    expect(anyAlive(copy)).toBe(false);
    expect(await stopOwned(join(copy, 'run', 'one.json'), [['SIGKILL', 5_000]])).toBe(false);
    expect(anyAlive(folder)).toBe(true);
    await stopOwned(join(folder, 'run', 'one.json'), [['SIGTERM', 5_000]]);
    await exited;
  });

  it('are brought back when they end by themselves, until it is over, and a start that fails is made again', async () => {
    const first = await start();
    const over = new AbortController();
    let starts = 0;
    const record = join(folder, 'run', 'one.json');
    const service = {
      name: 'one',
      url: 'there',
      isAlive: () => isAlive(recordedIn(record)),
      start: async () => {
        if (++starts === 1) throw new LaunchError('还不行', 'not yet');
        await start();
        return 'there';
      },
    };
    const kept = keepRunning([service], over.signal, { look: 5, pause: 5 });
    process.kill(first.identity.pid, 'SIGKILL');
    await first.exited;
    while (!service.isAlive()) await new Promise((resolve) => setTimeout(resolve, 5));
    over.abort();
    await kept;
    expect(starts).toBe(2);
    await stopOwned(record, [['SIGTERM', 5_000]]);
    await expect(
      keepRunning([{ ...service, url: 'elsewhere' }], new AbortController().signal),
    ).rejects.toThrow('one');
    await stopOwned(record, [['SIGTERM', 5_000]]);
  });

  it('leaves a stranger alone who has got the pid', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(stranger, 'spawn');
    const record = join(folder, 'stranger.json');
    writeFileSync(record, JSON.stringify({ pid: stranger.pid, born: 'another day' }));
    expect(await stopOwned(record, [['SIGKILL', 5_000]])).toBe(false);
    expect(birthOf(stranger.pid!)).toBeDefined();
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });
});

describe('holdLock', () => {
  it('refuses a second launcher and tells where the first is', () => {
    const release = holdLock(folder, 'http://localhost:3000');
    expect(() => holdLock(folder, 'http://localhost:3001')).toThrow('http://localhost:3000');
    release();
    holdLock(folder, 'http://localhost:3001')();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from one that was killed', () => {
    const dead = { ...identityOf(process.pid), born: 'another day', address: 'http://localhost:1' };
    writeFileSync(join(folder, 'launcher.json'), JSON.stringify(dead));
    const release = holdLock(folder, 'http://localhost:3000');
    expect(readFileSync(join(folder, 'launcher.json'), 'utf8')).toContain('http://localhost:3000');
    release();
  });
});

describe('secretsIn', () => {
  it('makes secrets once, for the owner only, that the app accepts', () => {
    const first = secretsIn(folder);
    expect(secretsIn(folder)).toEqual(first);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(first.ingestKey).toMatch(/^[\w-]{16,256}$/);
    expect(readFileSync(first.file, 'utf8')).not.toContain('assword');
  });

  it('hands over the password that an earlier version kept, until it is forgotten', () => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, JSON.stringify({ consolePassword: 'kept-by-0.1', ingestKey: 'k'.repeat(32) }));
    expect(secretsIn(folder)).toMatchObject({ earlierPassword: 'kept-by-0.1', ingestKey: 'k'.repeat(32) });
    // A start that came to nothing has lost nothing.
    expect(secretsIn(folder)).toMatchObject({ earlierPassword: 'kept-by-0.1' });
    forgetPassword(folder);
    expect(secretsIn(folder)).toEqual({ file, ingestKey: 'k'.repeat(32) });
    expect(readFileSync(file, 'utf8')).not.toContain('kept-by');
  });
});

describe('firstPassword', () => {
  const user = 'admin';

  it('is made on the first start, shown, and long enough for the app', () => {
    const { password, shown } = firstPassword(true, { user });
    expect(password!.length).toBeGreaterThanOrEqual(12);
    expect(shown).toContain(password!);
    expect(firstPassword(true, { user }).password).not.toBe(password);
  });

  it('is the one that an earlier version kept, and before that the one of the environment, which is not shown', () => {
    expect(firstPassword(true, { user, earlier: 'kept-by-0.1' }).password).toBe('kept-by-0.1');
    const given = firstPassword(true, { user, earlier: 'kept-by-0.1', given: 'of-the-environment' });
    expect(given.password).toBe('of-the-environment');
    expect(given.shown).not.toContain('of-the-environment');
  });

  it('is nobody’s business at a later start, which says how to get a new one', () => {
    const later = firstPassword(false, { user, earlier: 'kept-by-0.1', given: 'of-the-environment' });
    expect(later.password).toBeUndefined();
    expect(later.shown).toContain('npm run password -- admin');
  });
});
