import { hasRole, maySeeRoom, type Person } from '../core/access/person.js';
import { CueForbidden } from './cue-errors.js';

/** @throws CueForbidden unless the person works at the desk of this room */
export function refuseStranger(person: Person, roomId: string): void {
  const isOfDesk = hasRole(person, ['controller', 'pr', 'moderator']);
  if (!isOfDesk || !maySeeRoom(person, roomId)) throw new CueForbidden(roomId);
}
