import { describe, expect, it } from '@jest/globals';
import { isForeignOrigin } from './foreign-origin.js';

describe('isForeignOrigin', () => {
  it.each([
    ['no browser', { host: 'desk.example' }],
    ['our page', { host: 'desk.example', origin: 'https://desk.example' }],
    ['our page on a port', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }],
    ['a proxy that writes the port', { host: 'desk.example:443', origin: 'https://desk.example' }],
    ['letters of another case', { host: 'Desk.Example', origin: 'https://desk.example' }],
    ['an IPv6 address', { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    [
      'a proxy that calls us by another name',
      { host: 'api:3000', 'x-forwarded-host': 'desk.example', origin: 'https://desk.example' },
    ],
    [
      'a row of proxies',
      { host: 'api:3000', 'x-forwarded-host': 'desk.example, inner', origin: 'https://desk.example' },
    ],
  ])('lets %s pass', (_who, headers) => {
    expect(isForeignOrigin(headers)).toBe(false);
  });

  it.each([
    ['another site', { host: 'desk.example', origin: 'https://evil.example' }],
    ['a site below ours', { host: 'desk.example', origin: 'https://x.desk.example' }],
    ['a name that ends like ours', { host: 'desk.example', origin: 'https://notdesk.example' }],
    ['another port', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3001' }],
    ['a page without an origin', { host: 'desk.example', origin: 'null' }],
    ['an origin that is none', { host: 'desk.example', origin: 'desk.example' }],
    ['our name as the user', { host: 'desk.example', origin: 'https://desk.example@evil.example' }],
    ['a request to nobody', { origin: 'https://desk.example' }],
    ['an empty host', { host: '', origin: 'https://desk.example' }],
  ])('stops %s', (_who, headers) => {
    expect(isForeignOrigin(headers)).toBe(true);
  });
});
