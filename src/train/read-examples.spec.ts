import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExamples } from './read-examples.js';

describe('readExamples', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'examples-'));
    const files = {
      'abuse-cold.jsonl': '{"text":"你这种人","label":"1"}\n',
      'spam-gamead.jsonl': '',
      'live-commerce.tsv': 'id\tsource\tsentiment\ttopics\ttext\n',
      'room-comments.tsv': 'r1\tlive\t0\n',
      'spam-tg.jsonl': '',
      'labels.tsv': '',
      'texts.tsv': '',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('warns of every file that teaches nothing, and says what it wants', async () => {
    const warnings: string[] = [];
    const examples = await readExamples(folder, folder, (text) => warnings.push(text));
    expect(examples.map(({ text }) => text)).toEqual(['你这种人']);
    expect(warnings).toEqual([
      expect.stringMatching(/spam-gamead\.jsonl.*"label"/),
      expect.stringMatching(/room-comments\.tsv.*topics.*:1 .*3 columns/),
      expect.stringMatching(/live-commerce\.tsv.*topics/),
    ]);
  });
});
