import type { WebSocket } from 'ws';

/**
 * Answers pings. Those that come while a pong is on its way are answered together, by one pong to the newest
 * (RFC 6455, 5.5.3), so that a burst neither fills the memory nor costs a client its connection: ws itself
 * cuts one off that sends pings faster than pongs leave.
 */
export function answerPings(client: Pick<WebSocket, 'on' | 'pong' | 'readyState' | 'OPEN'>): void {
  let newest: Buffer | undefined;
  let onItsWay = false;
  const answer = (): void => {
    if (newest === undefined || onItsWay || client.readyState !== client.OPEN) return;
    const payload = newest;
    newest = undefined;
    onItsWay = true;
    client.pong(payload, false, () => {
      onItsWay = false;
      answer();
    });
  };
  client.on('ping', (payload: Buffer) => {
    newest = payload;
    answer();
  });
}
