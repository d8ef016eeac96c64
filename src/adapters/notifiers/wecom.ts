import { z } from 'zod';
import type { Clock, Notifier } from '../../ports.js';
import { postAddress } from '../http/post-signed.js';
import { readChannel } from './channel-settings.js';
import { markdownLine, writeMarkdown } from './markdown.js';
import { noticeText, partsOf, type Script } from './notice-text.js';
import { type Answers, BAD_ADDRESS, BAD_MESSAGE, type Meaning, SWITCHED_OFF } from './robot-answer.js';
import { createRobot } from './robot.js';

/** The address as the group shows it; its `key` is all the secret there is. */
export const wecomSettings = z.strictObject({ ...readChannel, url: postAddress });

/** Bytes of `markdown.content`: developer.work.weixin.qq.com/document/path/91770. */
const LIMIT = 4_096;
const PER_MINUTE = 20;

/** developer.work.weixin.qq.com/document/path/90313 */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [-1, { waitMs: 5_000 }],
  [45009, { waitMs: 60_000 }],
  [45033, { waitMs: 5_000 }],
  [40008, BAD_MESSAGE],
  [40058, BAD_MESSAGE],
  [44004, BAD_MESSAGE],
  [45002, BAD_MESSAGE],
  [93000, BAD_ADDRESS],
  [93004, SWITCHED_OFF],
  [93008, { refused: { zh: '机器人不在群里', en: 'the robot is not in the group' } }],
]);

const ANSWERS: Answers = {
  maker: { zh: '企业微信', en: 'WeCom' },
  fields: ['errcode', 'errmsg'],
  meaningOf: (code) => MEANINGS.get(code),
};

/** 企业微信: a robot of a WeCom group. */
export function createWecom(settings: z.output<typeof wecomSettings>, clock: Clock): Notifier {
  const { name, url, language, timeoutMs } = settings;
  const script: Script = {
    limit: LIMIT,
    write: (part) => writeMarkdown(part, language, '\n'),
    sizeOf: (line) => Buffer.byteLength(markdownLine(line)) + 1,
  };
  return createRobot(
    {
      name,
      timeoutMs,
      // A message may take as long as the deadline to get there.
      limits: [{ most: PER_MINUTE, ms: 60_000 + timeoutMs }],
      answers: ANSWERS,
      messagesOf: (notice) => partsOf(noticeText(notice, language), script).map(script.write),
      request: (content) => ({ url, body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }) }),
    },
    clock,
  );
}
