import type { Person } from '../core/access/person.js';
import { refuseForeignRoom } from './access-refusals.js';

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
