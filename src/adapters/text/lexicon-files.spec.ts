import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LexiconError, readLexicon } from './lexicon-files.js';

function readWith(sentiment: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  try {
    writeFileSync(join(folder, 'sentiment.yaml'), sentiment);
    writeFileSync(join(folder, 'topics.yaml'), readFileSync('lexicons/topics.yaml'));
    return readLexicon(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('readLexicon', () => {
  it('reads the shipped lexicon, in which no word has two feelings', () => {
    const { polarity, version } = readLexicon('lexicons');
    const words = Object.values(polarity).flatMap((list) => [...new Set(list)]);
    const twice = words.filter((word, i) => words.indexOf(word) !== i);
    expect(twice).toEqual([]);
    expect(words.length).toBeGreaterThan(1_000);
    expect(version).toBe('1.1');
  });

  it('says which file and what is wrong in it', () => {
    const shipped = readFileSync('lexicons/sentiment.yaml', 'utf8');
    expect(() => readWith(shipped.replace('\n  3: |', '\n  9: |'))).toThrow(/sentiment\.yaml: .*polarity/);
    expect(() => readWith('version: [')).toThrow(LexiconError);
    expect(() => readLexicon('no-such-folder')).toThrow(/no-such-folder.*sentiment\.yaml/);
  });
});
