import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardOf, checkPlace, save } from './out-files.js';
import { TrainError } from './train-error.js';

describe('cardOf', () => {
  it.each([
    ['models/chat.model', 'models/chat.md'],
    ['a.b/chat', 'a.b/chat.md'],
    ['chat.md', 'chat.md.md'],
  ])('puts the card of %s at %s, never over the model', (file, card) => {
    expect(cardOf(file)).toBe(card);
  });
});

describe('checkPlace', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'out-'));
    writeFileSync(join(folder, 'file'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes the folder, so that what is learned can be saved', async () => {
    const file = join(folder, 'new', 'x.model');
    await checkPlace(file);
    await save(file, 'learned');
    expect(readFileSync(file, 'utf8')).toBe('learned');
  });

  it.each(['', 'file/x.model'])('says that nothing can be kept at "%s"', async (name) => {
    await expect(checkPlace(join(folder, name))).rejects.toThrow(TrainError);
  });
});
