import { chatLines } from '../corpus/chat.js';
import type { Random } from '../corpus/random.js';
import type { RoomShare } from './assignment.js';

const SHARES = 10_000;

/**
 * Makes request bodies by putting text together, at about a microsecond a message: the generator shares the
 * machine with what it measures.
 * @param run tells the messages of this run from those of every other
 * @returns a body of `count` messages of one room, all sent at `sentAt` (ms)
 */
export function bodyMaker(
  run: string,
  rooms: readonly RoomShare[],
  random: Random,
): (count: number, sentAt: number) => Buffer {
  const nextLine = chatLines(random);
  let made = 0;
  return (count, sentAt) => {
    const { id: roomId, viewers } = chooseRoom(rooms, random);
    const head = `{"roomId":"${roomId}","sentAt":${Math.floor(sentAt)},"id":"${run}-`;
    let body = '[';
    for (let i = 0; i < count; i++) {
      const viewer = random() % viewers;
      body += `${i === 0 ? '' : ','}${head}${made++}","userId":"u${viewer}","userName":"观众${viewer}","text":"${nextLine()}"}`;
    }
    return Buffer.from(`${body}]`);
  };
}

function chooseRoom(rooms: readonly RoomShare[], random: Random): RoomShare {
  let lot = random() % SHARES;
  return rooms.find(({ share }) => (lot -= share * SHARES) < 0) ?? rooms.at(-1)!;
}
