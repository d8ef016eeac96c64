import type { ServerResponse } from 'node:http';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';

/** A proxy that hears nothing for longer closes the connection. */
const HEARTBEAT_MS = 15_000;
/** Bytes that may wait for one viewer. */
const WAITING_BYTES = 256 * 1024;

/** One viewer's server-sent events. A viewer who does not read is let go; his script comes back with his place. */
export class EventStream {
  private readonly timer: NodeJS.Timeout;

  /** @param head has its status and headers still to be sent */
  constructor(
    private readonly response: ServerResponse,
    head: Readonly<Record<string, number | string | string[] | undefined>>,
    heartbeatMs = HEARTBEAT_MS,
  ) {
    response.writeHead(200, {
      ...head,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx passes on at once what it would otherwise collect.
      'x-accel-buffering': 'no',
    });
    this.timer = setInterval(() => this.beat(), heartbeatMs);
    response.once('close', () => clearInterval(this.timer));
  }

  /** @param text whole events, each with its empty line */
  send(text: string): void {
    if (this.response.writableLength > WAITING_BYTES) this.response.destroy();
    else this.response.write(text);
  }

  /** Says what is left to say and closes; who does not listen is not waited for. */
  end(): void {
    if (this.response.writableLength > 0) this.response.destroy();
    else this.response.end();
  }

  /** Who has not taken in since the last beat what was sent then is not there. */
  private beat(): void {
    if (this.response.writableLength > 0) this.response.destroy();
    else this.response.write(':\n\n');
  }
}

/** @param data of one line: JSON */
export function eventText(name: string, id: string, data: string): string {
  return `event: ${name}\nid: ${id}\ndata: ${data}\n\n`;
}

const texts = new WeakMap<PublicAnnouncement, string>();

/** Written once for all who are told. */
export function announcementEvent(one: PublicAnnouncement): string {
  const text = texts.get(one) ?? eventText('announcement', one.cursor, JSON.stringify(one));
  texts.set(one, text);
  return text;
}
