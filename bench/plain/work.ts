import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type pg from 'pg';
import { readLexicon } from '../../src/adapters/text/lexicon-files.js';
import { loadSegmenter } from '../../src/adapters/text/nodejieba-segmenter.js';
import type { Config } from '../../src/config.js';
import { readLists } from '../corpus/keywords.js';
import { CHANNEL, QUEUE, type PlainFlag, type PlainMessage } from './job.js';

const CONCURRENCY = 50;
/** The feeling from which on a message is flagged. */
const BAD = -1;

/** @returns what ends the work */
export function startWorking(config: Config, redis: Redis, pool: pg.Pool): () => Promise<void> {
  const analyse = createAnalysis(config);
  const handle = async ({ data: message }: Job<PlainMessage>): Promise<void> => {
    const { keywords, sentiment, flagged } = analyse(message.text);
    if (!flagged) return;
    const flag: PlainFlag = { id: message.id, message, keywords, sentiment };
    await pool.query(
      'INSERT INTO flag (id, room_id, keywords, sentiment, message) VALUES ($1, $2, $3, $4, $5)',
      [flag.id, message.roomId, keywords, sentiment, JSON.stringify(message)],
    );
    await redis.publish(CHANNEL, JSON.stringify(flag));
  };
  const worker = new Worker<PlainMessage>(QUEUE, handle, { connection: redis, concurrency: CONCURRENCY });
  return async () => await worker.close();
}

type Analysis = (text: string) => { keywords: string[]; sentiment: number; flagged: boolean };

/** The same keyword lists, the same segmenter and the same words of feeling, used the plain way. */
function createAnalysis({ RULES_DIR, LEXICON_DIR }: Config): Analysis {
  const segmenter = loadSegmenter(`${LEXICON_DIR}/trade-words.txt`);
  const lists = readLists(RULES_DIR);
  const words = lists.flatMap((list) => list.words);
  const flagging = new Set(lists.filter(({ severity }) => severity !== 'P3').flatMap((list) => list.words));
  const feelings = new Map<string, number>();
  for (const [weight, list] of Object.entries(readLexicon(LEXICON_DIR).polarity)) {
    for (const word of list) feelings.set(word, Number(weight));
  }
  return (text) => {
    const keywords = words.filter((word) => text.includes(word));
    const sentiment = segmenter.cut(text).reduce((sum, word) => sum + (feelings.get(word) ?? 0), 0);
    return { keywords, sentiment, flagged: sentiment <= BAD || keywords.some((word) => flagging.has(word)) };
  };
}
