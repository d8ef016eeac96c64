import { countPeople } from '../window/people.js';
import { sum } from '../window/stretch.js';
import type { RoomWindow } from '../window/window.js';

/** Friends who say good night to each other end no broadcast; one line in fifty does. */
const MIN_PEOPLE = 4;
const MIN_SHARE = 0.02;

/**
 * When a broadcast ends, viewers say so before they go: what then falls silent is neither broken nor lost.
 * @returns how many people said good-bye in the last five to six minutes; undefined when the room does not leave
 */
export function farewell({ recent }: RoomWindow): number | undefined {
  const people = countPeople(recent.map(({ voices }) => voices?.['over'] ?? ''));
  const messages = sum(recent, (bucket) => bucket.messages);
  return people >= MIN_PEOPLE && people >= messages * MIN_SHARE ? people : undefined;
}
