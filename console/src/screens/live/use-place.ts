import { useCallback, useEffect, useState } from 'react';
import { hashOf, placeIn, type Place } from './place.js';

/**
 * The room in view and its incident. They stand in the address.
 * @param suggested room, taken once, when the address names none
 */
export function usePlace(suggested: string | undefined) {
  const [place, setPlace] = useState(() => placeIn(location.hash));

  useEffect(() => {
    const onHash = () => setPlace(placeIn(location.hash));
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  const show = useCallback((next: Place) => {
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  }, []);
  const goTo = useCallback((roomId: string, incidentId?: string) => show({ roomId, incidentId }), [show]);
  const { roomId } = place;
  const chooseIncident = useCallback(
    (incidentId: string | undefined) => show({ roomId, incidentId }),
    [show, roomId],
  );

  useEffect(() => {
    if (roomId === undefined && suggested !== undefined) goTo(suggested);
  }, [roomId, suggested, goTo]);

  return { ...place, goTo, chooseIncident };
}
