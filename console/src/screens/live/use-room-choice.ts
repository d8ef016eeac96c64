import { useCallback, useEffect, useState } from 'react';

const fromAddress = () => new URLSearchParams(location.hash.slice(1)).get('room') ?? undefined;

/**
 * The room in view. It stands in the address, so that a reload or a link shows the same room.
 * @param suggested taken once, when the address names none
 */
export function useRoomChoice(
  suggested: string | undefined,
): readonly [string | undefined, (roomId: string) => void] {
  const [chosen, setChosen] = useState(fromAddress);

  useEffect(() => {
    const onHash = () => setChosen(fromAddress());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  const choose = useCallback((roomId: string) => {
    history.replaceState(null, '', `#${new URLSearchParams({ room: roomId }).toString()}`);
    setChosen(roomId);
  }, []);

  useEffect(() => {
    if (chosen === undefined && suggested !== undefined) choose(suggested);
  }, [chosen, suggested, choose]);

  return [chosen, choose];
}
