import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Notifier } from '../../ports.js';
import { postAddress } from '../http/post-signed.js';
import { readChannel } from './channel-settings.js';
import { jsonBytes } from './json-bytes.js';
import { markdownLine, writeMarkdown } from './markdown.js';
import { noticeText, type PartText, partsOf, type Script } from './notice-text.js';
import { type Answers, BAD_ADDRESS, BAD_MESSAGE, type Meaning, SWITCHED_OFF } from './robot-answer.js';
import { createRobot } from './robot.js';

/** The address as the group shows it; the secret (SEC…) where the robot asks for signatures. */
export const dingtalkSettings = z.strictObject({
  ...readChannel,
  url: postAddress,
  secret: z.string().min(1).max(200).optional(),
});

/** Bytes of a whole request: open.dingtalk.com/document/orgapp/custom-robots-send-group-messages. */
const LIMIT = 20_000;
const PER_MINUTE = 20;
/** Who sends more than it takes is shut out for ten minutes. */
const SHUT_OUT_MS = 600_000;
/** A single line end is a space there. */
const LINE_END = '\n\n';

const NOT_LET_IN: Meaning = {
  refused: {
    zh: '安全设置不通过，请检查加签密钥、关键词与服务器时间',
    en: 'its security settings say no: check the secret, the keywords and the clock',
  },
};

/** open.dingtalk.com/document/orgapp/custom-robots-send-group-messages; 130101 and 660026 as they are met. */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [-1, { waitMs: 5_000 }],
  [130101, { waitMs: SHUT_OUT_MS }],
  [410100, { waitMs: SHUT_OUT_MS }],
  [660026, { waitMs: SHUT_OUT_MS }],
  [310000, NOT_LET_IN],
  [300001, BAD_ADDRESS],
  [300005, BAD_ADDRESS],
  [400101, BAD_ADDRESS],
  [400106, BAD_ADDRESS],
  [400013, { refused: { zh: '群已解散', en: 'the group is gone' } }],
  [400102, SWITCHED_OFF],
  [400105, BAD_MESSAGE],
  [430101, BAD_MESSAGE],
  [430102, BAD_MESSAGE],
  [430103, BAD_MESSAGE],
  [430104, BAD_MESSAGE],
  [460101, BAD_MESSAGE],
]);

const ANSWERS: Answers = {
  maker: { zh: '钉钉', en: 'DingTalk' },
  fields: ['errcode', 'errmsg'],
  meaningOf: (code) => MEANINGS.get(code),
};

/** 钉钉: a robot of a DingTalk group. It calls nobody by name: no `at` is ever sent. */
export function createDingtalk(settings: z.output<typeof dingtalkSettings>, clock: Clock): Notifier {
  const { name, url, secret, language, timeoutMs } = settings;
  const script: Script = {
    limit: LIMIT,
    write: (part: PartText) =>
      JSON.stringify({
        msgtype: 'markdown',
        markdown: { title: part.head, text: writeMarkdown(part, language, LINE_END) },
      }),
    sizeOf: (line) => jsonBytes(LINE_END + markdownLine(line)),
  };
  return createRobot(
    {
      name,
      timeoutMs,
      // A message may take as long as the deadline to get there.
      limits: [{ most: PER_MINUTE, ms: 60_000 + timeoutMs }],
      answers: ANSWERS,
      messagesOf: (notice) => partsOf(noticeText(notice, language), script).map(script.write),
      request: (body, now) => ({ url: secret === undefined ? url : signedUrl(url, secret, now), body }),
    },
    clock,
  );
}

/** base64(HMAC-SHA256(secret, timestamp + "\n" + secret)) in the query, believed for an hour. */
function signedUrl(url: string, secret: string, now: number): string {
  const signed = new URL(url);
  const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
  signed.searchParams.set('timestamp', String(now));
  signed.searchParams.set('sign', sign);
  return signed.href;
}
