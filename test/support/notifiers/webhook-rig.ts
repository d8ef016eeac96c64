import { z } from 'zod';
import { isSigned } from '../../../src/adapters/http/sign-body.js';
import { createWebhook, webhookSettings } from '../../../src/adapters/notifiers/webhook.js';
import { type Asked, HTTP_MISBEHAVES, HttpSide, type Reply } from './http-side.js';
import { HandClock, type Received, type Rig } from './rig.js';

const SECRET = 'a-webhook-secret-of-a-test';
const TOKEN = 'a-token-in-its-address';

const said = z.strictObject({ zh: z.string(), en: z.string() });
const payload = z.strictObject({
  type: z.literal('notice'),
  key: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  grade: z.enum(['P0', 'P1', 'P2', 'P3']),
  title: said,
  lines: z.array(said),
  url: z.string().optional(),
});

const GRADES = { P0: '一级 紧急', P1: '二级 重要', P2: '三级 一般', P3: '观察' };

/** Somebody's own receiver, which believes signatures only and does a thing once for one key. */
export async function startWebhook(): Promise<Rig> {
  const clock = new HandClock();
  const received: Received[] = [];

  const answer = ({ method, url, headers, body }: Asked): Reply => {
    const one = (name: string): string | undefined => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const signed = {
      timestamp: one('x-changkong-timestamp'),
      signature: one('x-changkong-signature'),
      body,
    };
    const no = (status: number): Reply => ({ status, body: `no: ${url.href} ${JSON.stringify(headers)}` });
    if (method !== 'POST' || !/^application\/json/.test(one('content-type') ?? '')) return no(415);
    if (url.searchParams.get('token') !== TOKEN) return no(404);
    if (!isSigned(SECRET, signed, clock.now())) return no(401);
    const { key, grade, roomName, title, lines, url: link } = payload.parse(JSON.parse(body));
    received.push({
      head: `【${GRADES[grade]}】${roomName} · ${title.zh}`,
      lines: lines.flatMap(({ zh }) => zh.split(/\r?\n/)),
      key: one('idempotency-key') === key ? key : '',
      forged: [],
      ...(link !== undefined && { link }),
    });
    return { status: 204, body: '' };
  };

  const side = await HttpSide.start(answer);
  return {
    clock,
    side,
    received,
    misbehaves: HTTP_MISBEHAVES.filter((one) => one !== 'talks nonsense'),
    wrongs: ['token', 'secret'],
    secrets: [SECRET, TOKEN, 'token='],
    splits: false,
    open: ({ timeoutMs, wrong } = {}) => {
      const url = `${side.origin}/hook?token=${TOKEN}${wrong === 'token' ? '-wrong' : ''}`;
      const secret = SECRET + (wrong === 'secret' ? '-wrong' : '');
      return createWebhook(webhookSettings.parse({ name: '工单', url, secret, timeoutMs }), clock);
    },
    plain: (text) => text,
    close: async () => await side.close(),
  };
}
