import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { createFeishu, feishuSettings } from '../../../src/adapters/notifiers/feishu.js';
import { type Asked, HTTP_MISBEHAVES, HttpSide, type Reply } from './http-side.js';
import { HandClock, type Received, type Rig } from './rig.js';
import { Window } from './window.js';

const TOKEN = '0c1f7d3e-of-a-test';
const SECRET = 'Xq2mD8-secret-of-a-test';

const plainText = z.strictObject({ tag: z.literal('plain_text'), content: z.string().min(1) });
const message = z.strictObject({
  timestamp: z.string().regex(/^\d{10}$/),
  sign: z.string(),
  msg_type: z.literal('interactive'),
  card: z.strictObject({
    config: z.strictObject({ wide_screen_mode: z.literal(true) }),
    header: z.strictObject({ template: z.enum(['red', 'orange', 'yellow', 'blue']), title: plainText }),
    elements: z.tuple(
      [z.strictObject({ tag: z.literal('div'), text: plainText })],
      z.strictObject({
        tag: z.literal('action'),
        actions: z.tuple([
          z.strictObject({ tag: z.literal('button'), type: z.string(), text: plainText, url: z.url() }),
        ]),
      }),
    ),
  }),
});

/** A group robot of Feishu: a key in the path, signed in the body, 20 KB, 5 a second and 100 a minute. */
export async function startFeishu(): Promise<Rig> {
  const clock = new HandClock();
  const received: Received[] = [];
  const [second, minute] = [new Window(clock, 5, 1_000), new Window(clock, 100, 60_000)];

  const signed = (timestamp: string, sign: string): boolean => {
    const expected = createHmac('sha256', `${timestamp}\n${SECRET}`).update('').digest('base64');
    return Math.abs(Number(timestamp) * 1_000 - clock.now()) < 3_600_000 && sign === expected;
  };

  const answer = ({ method, url, body }: Asked): Reply => {
    const no = (code: number, msg: string, status = 200): Reply => ({
      status,
      body: { code, msg: `${msg}: ${url.href}`, data: {} },
    });
    if (method !== 'POST') return { status: 404, body: '' };
    if (url.pathname !== `/open-apis/bot/v2/hook/${TOKEN}`) return no(19001, 'param invalid', 400);
    const read = message.safeParse(JSON.parse(body));
    const signature = z.object({ timestamp: z.string(), sign: z.string() }).safeParse(JSON.parse(body));
    if (!signature.success || !signed(signature.data.timestamp, signature.data.sign))
      return no(19021, 'sign match fail or timestamp is not within one hour from current time');
    if (!read.success || Buffer.byteLength(body) > 20_000) return no(9499, 'Bad Request', 400);
    if (second.overrun()) return no(9499, 'too many request', 400);
    if (minute.overrun()) return no(11232, 'frequency limited');
    const { header, elements } = read.data.card;
    const link = elements[1]?.actions[0].url;
    received.push({
      head: header.title.content,
      lines: elements[0].text.content.split('\n'),
      forged: [],
      ...(link !== undefined && { link }),
    });
    return { body: { code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' } };
  };

  const side = await HttpSide.start(answer);
  return {
    clock,
    side,
    received,
    misbehaves: HTTP_MISBEHAVES,
    wrongs: ['token', 'secret', 'no secret'],
    secrets: [TOKEN, SECRET, '/hook/'],
    most: 4,
    splits: true,
    open: ({ timeoutMs, wrong } = {}) => {
      const url = `${side.origin}/open-apis/bot/v2/hook/${TOKEN}${wrong === 'token' ? '-wrong' : ''}`;
      const secret = SECRET + (wrong === 'secret' ? '-wrong' : '');
      const given = { name: '舆情值班', url, timeoutMs, ...(wrong !== 'no secret' && { secret }) };
      return createFeishu(feishuSettings.parse(given), clock);
    },
    plain: (text) => text,
    close: async () => await side.close(),
  };
}
