import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LexiconSource } from '../../core/sentiment/lexicon.js';
import { TOPICS } from '../../core/topic.js';

/** A lexicon file cannot be used; the message names the file and the place in it. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
}

const words = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ''));
const weighed = (least: number, most: number) =>
  z.record(
    z.string().refine((key) => Number(key) >= least && Number(key) <= most, `${least} … ${most}`),
    words,
  );

const sentimentFile = z.strictObject({
  version: z.string(),
  polarity: weighed(-3, 3),
  negations: words,
  degrees: weighed(0, 3),
  degreesAfter: weighed(0, 3),
  questions: words,
  contrasts: words,
});
const topicsFile = z
  .object({ version: z.string() })
  .and(z.record(z.enum(TOPICS), z.strictObject({ says: words, about: words })));

/**
 * Reads `sentiment.yaml` and `topics.yaml`.
 * @throws LexiconError naming the file and what is wrong in it
 */
export function readLexicon(folder: string): LexiconSource {
  const { version, ...sentiment } = readChecked(join(folder, 'sentiment.yaml'), sentimentFile);
  const { version: topicsVersion, ...topics } = readChecked(join(folder, 'topics.yaml'), topicsFile);
  return { ...sentiment, topics, version: `${version}.${topicsVersion}` };
}

function readChecked<T>(path: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new LexiconError(`${path}: ${(cause as Error).message}`, { cause });
  }
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new LexiconError(`${path}: ${wrong.join('; ')}`);
}
