import { hasRole, type Person } from '../core/access/person.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import { CueForbidden } from './cue-errors.js';

/** @throws CueForbidden unless the person works at the desk, RoomForbidden unless they do of this room */
export function refuseStranger(person: Person, roomId: string): void {
  const isOfDesk = hasRole(person, ['controller', 'pr', 'moderator']);
  if (!isOfDesk) throw new CueForbidden();
  refuseForeignRoom(person, roomId);
}
