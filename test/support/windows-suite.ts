import { beforeEach, describe } from '@jest/globals';
import type { Windows } from '../../src/ports.js';
import { applyingBatches } from './windows-suite/applying-batches.js';
import { choruses } from './windows-suite/choruses.js';
import { floodFirsts } from './windows-suite/flood-firsts.js';
import { floodVerdicts } from './windows-suite/flood-verdicts.js';
import { floodsOfMany, floodsOfOne } from './windows-suite/floods.js';
import { reading } from './windows-suite/reading.js';
import type { Opened } from './windows-suite/suite-messages.js';

/**
 * What every keeper of windows answers alike.
 * @param open two that share what they keep, and that hold nothing; asked before every test
 */
export function describeWindows(open: () => Promise<readonly [Windows, Windows]>): void {
  const opened = {} as Opened;
  beforeEach(async () => {
    [opened.windows, opened.colleague] = await open();
  });

  describe('applying batches', () => {
    applyingBatches(opened);
  });
  describe('floods of one user', () => {
    floodsOfOne(opened);
  });
  describe('floods of many', () => {
    floodsOfMany(opened);
  });
  describe('those who shout with everybody', () => {
    choruses(opened);
  });
  describe('floods, told and signalled,', () => {
    floodVerdicts(opened);
  });
  describe('floods that last', () => {
    floodFirsts(opened);
  });
  describe('reading', () => {
    reading(opened);
  });
}
