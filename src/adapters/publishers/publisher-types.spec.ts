import { describe, expect, it } from '@jest/globals';
import type { ChannelKit } from './channel-type.js';
import { PUBLISHER_TYPES } from './publisher-types.js';

// Nothing is published here.
const kit = {} as ChannelKit;
const target = { name: '一', url: 'http://127.0.0.1:7000', secret: 'sixteen-or-more-letters' };

describe('whom a publisher speaks to, and whether it is read in the chat', () => {
  it.each([
    ['room-page', { name: '页' }, ['room'], false],
    ['room-tool', target, ['room'], true],
    ['webhook', target, ['room', 'social'], true],
    ['webhook', { ...target, audiences: ['social'], comesBack: false }, ['social'], false],
  ] as const)('%s %j', (type, settings, audiences, comesBack) => {
    expect(PUBLISHER_TYPES[type].create(settings, kit)).toMatchObject({ audiences, comesBack });
  });

  it.each([{ audiences: [] }, { audiences: ['host'] }, { comesBack: 'no' }])('refuses %j', (wrong) => {
    expect(() => PUBLISHER_TYPES.webhook.create({ ...target, ...wrong }, kit)).toThrow();
  });

  it('lets nobody say of a tool what only a webhook may be', () => {
    expect(() => PUBLISHER_TYPES['room-tool'].create({ ...target, audiences: ['social'] }, kit)).toThrow();
  });
});
