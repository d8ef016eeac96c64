import type { Socket } from 'socket.io';

/** Packets that may wait for one console. At 50 flags a second this is 20 s of not reading. */
const PACKETS_WAITING = 1_000;

/**
 * A console that does not read is let go instead of filling the memory; it comes back with its cursor and is
 * given what it missed.
 */
export function closeSlowClients(sockets: Iterable<Pick<Socket, 'conn'>>): void {
  for (const socket of sockets) {
    const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly unknown[] };
    if (writeBuffer.length > PACKETS_WAITING) socket.conn.close(true);
  }
}
