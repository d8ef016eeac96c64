import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Grade } from '../../core/grade.js';
import type { Notice } from '../../core/delivery/outgoing.js';
import type { Locale } from '../../core/words/names.js';
import type { Clock, Notifier } from '../../ports.js';
import { postAddress } from '../http/post-signed.js';
import { readChannel } from './channel-settings.js';
import { jsonBytes } from './json-bytes.js';
import { LOOK, noticeText, type PartText, partsOf } from './notice-text.js';
import { type Answers, BAD_ADDRESS, BAD_MESSAGE, type Meaning } from './robot-answer.js';
import { createRobot } from './robot.js';

/** The address as the group shows it (its last part is a key); the secret where the robot checks signatures. */
export const feishuSettings = z.strictObject({
  ...readChannel,
  url: postAddress,
  secret: z.string().min(1).max(200).optional(),
});

/** Bytes of a whole request; it was 30 KB once: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. */
const LIMIT = 20_000;
/** In a request, about the card: timestamp and signature. */
const AROUND_CARD = 200;
/** 100 a minute, 5 a second; one less of these, for messages do not travel evenly. */
const LIMITS = [
  { most: 4, ms: 1_000 },
  { most: 100, ms: 60_000 },
];
const WAIT: Meaning = { waitMs: 10_000 };

const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [11232, WAIT],
  [99991400, WAIT],
  [11246, BAD_MESSAGE],
  [19001, BAD_ADDRESS],
  [19002, BAD_MESSAGE],
  [
    19021,
    {
      refused: {
        zh: '签名不对，请检查密钥与服务器时间',
        en: 'wrong signature: check the secret and the clock',
      },
    },
  ],
  [
    19022,
    { refused: { zh: '服务器地址不在机器人的白名单里', en: "our address is not on the robot's list" } },
  ],
  [19024, { refused: { zh: '缺少机器人要求的关键词', en: 'a keyword that the robot asks for is missing' } }],
  [19036, BAD_MESSAGE],
]);

const ANSWERS: Answers = {
  maker: { zh: '飞书', en: 'Feishu' },
  fields: ['code', 'msg'],
  /** 9499 is said both of too many and of bad ones, under HTTP 400 both. */
  meaningOf: (code, message) =>
    code === 9499 ? (/too many|frequency/i.test(message) ? WAIT : BAD_MESSAGE) : MEANINGS.get(code),
};

const COLOURS: Readonly<Record<Grade, string>> = { P0: 'red', P1: 'orange', P2: 'yellow', P3: 'blue' };

/** 飞书: a robot of a Feishu group. */
export function createFeishu(settings: z.output<typeof feishuSettings>, clock: Clock): Notifier {
  const { name, url, secret, language, timeoutMs } = settings;
  return createRobot(
    {
      name,
      timeoutMs,
      limits: LIMITS,
      answers: ANSWERS,
      messagesOf: (notice) => cardsOf(notice, language),
      request: (card, now) => {
        const signed = secret === undefined ? {} : signature(secret, now);
        return { url, body: JSON.stringify({ ...signed, msg_type: 'interactive', card }) };
      },
    },
    clock,
  );
}

function cardsOf(notice: Notice, language: Locale): unknown[] {
  const card = (part: PartText): unknown => cardOf(part, notice.grade, language);
  const write = (part: PartText): string => JSON.stringify(card(part));
  const sizeOf = (line: string): number => jsonBytes(`\n${line}`);
  return partsOf(noticeText(notice, language), { limit: LIMIT - AROUND_CARD, write, sizeOf }).map(card);
}

/** `plain_text` is shown as it is: nothing in it is markup, a link or a mention. */
function cardOf({ head, number, lines, link }: PartText, grade: Grade, language: Locale): unknown {
  const content = lines.join('\n');
  const look = { tag: 'button', type: 'primary', text: plainText(LOOK[language]), url: link };
  return {
    config: { wide_screen_mode: true },
    header: { template: COLOURS[grade], title: plainText(head + number) },
    elements: [
      { tag: 'div', text: plainText(content.trim() === '' ? head : content) },
      ...(link === undefined ? [] : [{ tag: 'action', actions: [look] }]),
    ],
  };
}

function plainText(content: string): unknown {
  return { tag: 'plain_text', content };
}

/** base64(HMAC-SHA256(key = timestamp + "\n" + secret, nothing)), believed for an hour; seconds here. */
function signature(secret: string, now: number): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(Math.floor(now / 1_000));
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
  return { timestamp, sign };
}
