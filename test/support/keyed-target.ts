import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A place that shows what it is given, once for a key, as a well-made receiver does. */
export interface KeyedTarget {
  readonly url: string;
  /** Key and text, in the order of their first coming. */
  readonly shown: ReadonlyMap<string, string>;
  /** How often anything came, repetitions too. */
  readonly calls: () => number;
  close(): Promise<void>;
}

export async function startKeyedTarget(): Promise<KeyedTarget> {
  const shown = new Map<string, string>();
  let calls = 0;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls++;
      const key = String(request.headers['idempotency-key']);
      const { text } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { text: string };
      if (!shown.has(key)) shown.set(key, text);
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: key }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/announcements`,
    shown,
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
