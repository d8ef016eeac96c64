import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { createDingtalk, dingtalkSettings } from '../../../src/adapters/notifiers/dingtalk.js';
import { type Asked, HTTP_MISBEHAVES, HttpSide, type Reply } from './http-side.js';
import { plainWidth, readMarkdown } from './read-markdown.js';
import { HandClock, type Received, type Rig } from './rig.js';
import { Window } from './window.js';

const TOKEN = '566cc69da782ec-of-a-test';
const SECRET = 'SEC240d7bb4c0bafc62-of-a-test';
const message = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ title: z.string().min(1), text: z.string().min(1) }),
});

/** A group robot of DingTalk: signed in the query, 20,000 bytes, 20 a minute or ten minutes of nothing. */
export async function startDingtalk(): Promise<Rig> {
  const clock = new HandClock();
  const received: Received[] = [];
  const window = new Window(clock, 20, 60_000);
  let shutUntil = 0;

  const signed = ({ searchParams }: URL): boolean => {
    const timestamp = searchParams.get('timestamp') ?? '';
    const expected = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
    return (
      Math.abs(Number(timestamp) - clock.now()) < 3_600_000 &&
      timestamp.length === 13 &&
      searchParams.get('sign') === expected
    );
  };

  const answer = ({ method, url, headers, body }: Asked): Reply => {
    const no = (errcode: number, errmsg: string): Reply => ({
      body: { errcode, errmsg: `${errmsg}: ${url.href}` },
    });
    if (method !== 'POST' || url.pathname !== '/robot/send') return { status: 404, body: '' };
    if (url.searchParams.get('access_token') !== TOKEN) return no(300005, 'token is not exist');
    if (!signed(url)) return no(310000, 'sign not match');
    if (!/charset=utf-8/i.test(headers['content-type'] ?? '')) return no(40035, 'missing parameter json');
    const read = message.safeParse(JSON.parse(body));
    if (!read.success) return no(400105, 'unsupported msgtype');
    if (Buffer.byteLength(body) > 20_000) return no(460101, 'message too long, exceed 20000 bytes');
    if (clock.now() < shutUntil || window.overrun()) {
      shutUntil = clock.now() + 600_000;
      return no(130101, 'send too fast, exceed 20 times per minute');
    }
    received.push(readMarkdown(read.data.markdown.text, '\n\n'));
    return { body: { errcode: 0, errmsg: 'ok' } };
  };

  const side = await HttpSide.start(answer);
  return {
    clock,
    side,
    received,
    misbehaves: HTTP_MISBEHAVES,
    wrongs: ['token', 'secret', 'no secret'],
    secrets: [TOKEN, SECRET, 'access_token', 'sign='],
    most: 20,
    splits: true,
    open: ({ timeoutMs, wrong } = {}) => {
      const url = `${side.origin}/robot/send?access_token=${TOKEN}${wrong === 'token' ? '-wrong' : ''}`;
      const secret = SECRET + (wrong === 'secret' ? '-wrong' : '');
      const given = { name: '直播值班', url, timeoutMs, ...(wrong !== 'no secret' && { secret }) };
      return createDingtalk(dingtalkSettings.parse(given), clock);
    },
    plain: plainWidth,
    close: async () => await side.close(),
  };
}
