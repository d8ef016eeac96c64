import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ChannelBusy, ChannelRefused } from '../../src/core/delivery/channel-errors.js';
import type { Receipt } from '../../src/core/delivery/outgoing.js';
import type { SignedTarget } from '../../src/adapters/http/post-signed.js';
import { BridgeServer, REASON } from './bridge-server.js';

/** Sends one thing under a key. */
export type Send = (key: string) => Promise<Receipt>;

const SHORT_MS = 50;

/**
 * What every channel does alike that speaks signed HTTP.
 * @param open a channel to a target that gives up after so many ms, or after its own time
 */
export function describeSignedHttp(open: (target: SignedTarget, timeoutMs?: number) => Send): void {
  let server: BridgeServer;
  beforeEach(async () => {
    server = await BridgeServer.start();
  });
  afterEach(async () => await server.close());

  const failureOf = async (send: Send): Promise<Error> => {
    const error: unknown = await send('k').catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Error);
    const told = inspect(error, { depth: 9 });
    for (const secret of [server.secret, 'token-in-address']) expect(told).not.toContain(secret);
    return error as Error;
  };

  it('is given a receipt that names what the other side calls it', async () => {
    const receipt = await open(server)('k');
    expect(receipt).toEqual({ at: expect.any(Number), reference: 'id-1' });
  });

  it('has keys of any letters', async () => {
    for (const key of ['公告 1%', 'a/b?c', '👍']) await open(server)(key);
    expect(server.done.map(({ key }) => key)).toEqual(['公告 1%', 'a/b?c', '👍']);
  });

  it('is tried again under the same key when the answer is lost, and done once', async () => {
    const send = open(server);
    server.trouble = 'lose-answer';
    expect(await failureOf(send)).toBeInstanceOf(ChannelBusy);
    server.trouble = 'none';
    expect(await send('k')).toMatchObject({ reference: 'id-1' });
    expect(server.done).toHaveLength(1);
    expect(server.asked).toBe(2);
  });

  it('waits as long as it is asked to', async () => {
    server.trouble = 'busy';
    const busy = await failureOf(open(server));
    expect(busy).toBeInstanceOf(ChannelBusy);
    expect((busy as ChannelBusy).retryAfterMs).toBe(7_000);
  });

  it('may be tried again while the other side is down, or hangs, or is not there', async () => {
    server.trouble = 'down';
    expect(await failureOf(open(server))).toBeInstanceOf(ChannelBusy);
    server.trouble = 'hang';
    expect(await failureOf(open(server, SHORT_MS))).toBeInstanceOf(ChannelBusy);
    const { url, secret } = server;
    await server.close();
    expect(await failureOf(open({ url, secret }))).toBeInstanceOf(ChannelBusy);
    server = await BridgeServer.start();
  });

  it('says why it was refused, and is not worth another try', async () => {
    server.trouble = 'refuse';
    const refused = await failureOf(open(server));
    expect(refused).toBeInstanceOf(ChannelRefused);
    expect(refused.message).toContain(REASON);
  });

  it('follows no redirect', async () => {
    server.trouble = 'redirect';
    expect(await failureOf(open(server))).toBeInstanceOf(ChannelRefused);
    expect(server.asked).toBe(1);
  });

  it.each<[string, () => void, (target: SignedTarget) => SignedTarget]>([
    ['with another secret', () => undefined, ({ url }) => ({ url, secret: 'another-secret-0123456' })],
    ['of ten minutes ago', () => (server.now = () => Date.now() + 600_000), (target) => target],
  ])('is not believed when it is signed %s', async (_how, prepare, change) => {
    prepare();
    const { url, secret } = server;
    expect(await failureOf(open(change({ url, secret })))).toBeInstanceOf(ChannelRefused);
    expect(server.done).toEqual([]);
  });
}
