import { describe, expect, it } from '@jest/globals';
import { closeSlowClients } from './slow-clients.js';

describe('closeSlowClients', () => {
  it('lets go of who does not read, and of nobody else', () => {
    const closed: string[] = [];
    const socketOf = (name: string, waiting: number) => ({
      conn: { writeBuffer: Array.from({ length: waiting }), close: () => closed.push(name) },
    });
    const sockets = [socketOf('reads', 0), socketOf('behind', 1_000), socketOf('gone', 1_001)];
    closeSlowClients(sockets as unknown as Parameters<typeof closeSlowClients>[0]);
    expect(closed).toEqual(['gone']);
  });
});
