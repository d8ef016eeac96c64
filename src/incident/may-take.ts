import { hasRole, maySeeRoom, type Person } from '../core/access/person.js';

/** Whether this is the person of that name, and one who may have an incident of the room. */
export function mayTake(person: Person, name: string, roomId: string): boolean {
  const isHere = person.name === name && person.disabledAt === undefined;
  return isHere && maySeeRoom(person, roomId) && hasRole(person, ['controller', 'pr', 'moderator']);
}
