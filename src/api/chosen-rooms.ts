import { maySeeRoom, type Person } from '../core/access/person.js';
import { ApiError } from '../http/api-error.js';

/**
 * @param room that the person asks for; left out: all that they may see
 * @returns none for every room
 * @throws ApiError room_forbidden
 */
export function chosenRooms(person: Pick<Person, 'rooms'>, room: string | undefined): readonly string[] {
  if (room === undefined) return person.rooms;
  if (maySeeRoom(person, room)) return [room];
  throw new ApiError(403, 'room_forbidden', {
    zh: `直播间 ${room} 不在你的负责范围内`,
    en: `room ${room} is not one of yours`,
  });
}
