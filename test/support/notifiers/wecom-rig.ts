import { z } from 'zod';
import { createWecom, wecomSettings } from '../../../src/adapters/notifiers/wecom.js';
import { type Asked, HTTP_MISBEHAVES, HttpSide, type Reply } from './http-side.js';
import { plainWidth, readMarkdown } from './read-markdown.js';
import { HandClock, type Received, type Rig } from './rig.js';
import { Window } from './window.js';

const KEY = '693a91f6-7aoc-4bc4-97a0-of-a-test';
const message = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ content: z.string().min(1) }),
});

/** A group robot of WeCom: a key in the address, 4,096 bytes, 20 a minute. */
export async function startWecom(): Promise<Rig> {
  const clock = new HandClock();
  const received: Received[] = [];
  const window = new Window(clock, 20, 60_000);

  const answer = ({ method, url, headers, body }: Asked): Reply => {
    const no = (errcode: number, errmsg: string): Reply => ({
      body: { errcode, errmsg: `${errmsg}, hint: [1], more info at ${url.href}` },
    });
    if (method !== 'POST' || url.pathname !== '/cgi-bin/webhook/send') return { status: 404, body: '' };
    if (url.searchParams.get('key') !== KEY) return no(93000, 'invalid webhook url');
    if (!/^application\/json/.test(headers['content-type'] ?? '')) return no(40008, 'invalid message type');
    const read = message.safeParse(JSON.parse(body));
    if (!read.success) return no(40008, 'invalid message type');
    const { content } = read.data.markdown;
    if (Buffer.byteLength(content) > 4_096) return no(40058, 'markdown.content exceed max length 4096');
    if (window.overrun()) return no(45009, 'api freq out of limit');
    received.push(readMarkdown(content, '\n'));
    return { body: { errcode: 0, errmsg: 'ok' } };
  };

  const side = await HttpSide.start(answer);
  return {
    clock,
    side,
    received,
    misbehaves: HTTP_MISBEHAVES,
    wrongs: ['key'],
    secrets: [KEY, 'key='],
    most: 20,
    splits: true,
    open: ({ timeoutMs, wrong } = {}) => {
      const url = `${side.origin}/cgi-bin/webhook/send?key=${wrong === 'key' ? `${KEY}-wrong` : KEY}`;
      return createWecom(wecomSettings.parse({ name: '值班群', url, timeoutMs }), clock);
    },
    plain: plainWidth,
    close: async () => await side.close(),
  };
}
