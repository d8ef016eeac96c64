import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('createLogger', () => {
  it('logs what went wrong, and nothing of what a library hung on the error', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => lines.push(line) });
    const refused = Object.assign(new Error('WRONGPASS invalid password'), {
      code: 'WRONGPASS',
      command: { name: 'auth', args: ['hunter2-secret'] },
      parameters: ['骗子直播间'],
    });
    logger.warn({ err: refused }, 'redis connection');
    logger.error({ err: new AggregateError([refused], 'two rooms failed') }, 'job failed');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      msg: 'redis connection',
      err: { type: 'Error', message: 'WRONGPASS invalid password', code: 'WRONGPASS' },
    });
    expect(JSON.parse(lines[1]!)).toMatchObject({ err: { errors: [{ code: 'WRONGPASS' }] } });
    expect(lines.join()).not.toMatch(/hunter2|骗子/);
  });
});
