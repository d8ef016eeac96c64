import { describe, expect, it } from '@jest/globals';
import { ConfigError, configFrom } from './config.js';

const needed = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  DATABASE_URL: 'postgresql://u:p@127.0.0.1/db',
  CONSOLE_PASSWORD: 'twelve-letters',
};

describe('configFrom', () => {
  it('has a default for everything but addresses and the password', () => {
    expect(configFrom(needed)).toMatchObject({ ROLE: 'all', PORT: 3_000, DEMO: false });
    expect(configFrom(needed)).not.toHaveProperty('SECOND_READER_URL');
    expect(() => configFrom({})).toThrow(/REDIS_URL.*DATABASE_URL.*CONSOLE_PASSWORD/);
  });

  it('gives a worker a free port unless it is told one', () => {
    expect(configFrom({ ...needed, ROLE: 'worker' }).PORT).toBe(0);
    expect(configFrom({ ...needed, ROLE: 'worker', PORT: '3100' }).PORT).toBe(3_100);
  });

  it('names what is wrong and never shows its value', () => {
    const wrong = (): unknown => configFrom({ ...needed, CONSOLE_PASSWORD: 'hunter2', PORT: 'abc' });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(/PORT.*CONSOLE_PASSWORD|CONSOLE_PASSWORD.*PORT/);
    expect(wrong).not.toThrow(/hunter2/);
  });
});
