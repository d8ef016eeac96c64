import { describe, expect, it } from '@jest/globals';
import { ConfigError, configFrom } from './config.js';

const needed = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  DATABASE_URL: 'postgresql://u:p@127.0.0.1/db',
};

describe('configFrom', () => {
  it('has a default for everything but addresses', () => {
    expect(configFrom(needed)).toMatchObject({ ROLE: 'all', PORT: 3_000, DEMO: false });
    expect(configFrom(needed)).not.toHaveProperty('SECOND_READER_URL');
    expect(() => configFrom({})).toThrow(/REDIS_URL.*DATABASE_URL/);
  });

  it('gives a worker a free port unless it is told one', () => {
    expect(configFrom({ ...needed, ROLE: 'worker' }).PORT).toBe(0);
    expect(configFrom({ ...needed, ROLE: 'worker', PORT: '3100' }).PORT).toBe(3_100);
  });

  it('takes an empty password for none, as a compose file gives it, and a name in any case', () => {
    const config = configFrom({ ...needed, CONSOLE_PASSWORD: '', CONSOLE_USER: 'Admin' });
    expect(config.CONSOLE_PASSWORD).toBeUndefined();
    expect(config.CONSOLE_USER).toBe('admin');
    expect(() => configFrom({ ...needed, CONSOLE_USER: 'two words' })).toThrow(/CONSOLE_USER/);
  });

  it('names what is wrong and never shows its value', () => {
    const wrong = (): unknown => configFrom({ ...needed, CONSOLE_PASSWORD: 'hunter2', PORT: 'abc' });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(/PORT.*CONSOLE_PASSWORD|CONSOLE_PASSWORD.*PORT/);
    expect(wrong).not.toThrow(/hunter2/);
  });
});
