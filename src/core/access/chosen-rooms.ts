import type { Person } from './person.js';
import { refuseForeignRoom } from './refusals.js';

/**
 * @param room that the person asks for; left out: all that they may see
 * @returns undefined for every room, as stores take it
 * @throws RoomForbidden
 */
export function chosenRooms(
  person: Pick<Person, 'rooms'>,
  room: string | undefined,
): readonly string[] | undefined {
  if (room === undefined) return person.rooms.length > 0 ? person.rooms : undefined;
  refuseForeignRoom(person, room);
  return [room];
}
