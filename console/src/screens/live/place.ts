/** What is in view, as the address tells it: a reload or a link shows the same. */
export interface Place {
  readonly roomId?: string | undefined;
  readonly incidentId?: string | undefined;
}

/** @param hash of the address */
export function placeIn(hash: string): Place {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  const roomId = told.get('room') ?? undefined;
  return roomId === undefined ? {} : { roomId, incidentId: told.get('incident') ?? undefined };
}

export function hashOf({ roomId, incidentId }: Place): string {
  const told = new URLSearchParams();
  if (roomId !== undefined) told.set('room', roomId);
  if (roomId !== undefined && incidentId !== undefined) told.set('incident', incidentId);
  return `#${told.toString()}`;
}
