import { createContext, use, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { LiveDesk } from './live-desk.js';
import type { LiveState } from './live-desk.js';
import { useStore } from './store.js';

const DeskContext = createContext<LiveDesk | undefined>(undefined);

interface DeskProviderProps {
  readonly onDenied: () => void;
  readonly children: ReactNode;
}

/** Opens the connection when a user is there and closes it when the user leaves. */
export function DeskProvider({ onDenied, children }: DeskProviderProps) {
  const [desk, setDesk] = useState<LiveDesk>();
  useEffect(() => {
    const opened = new LiveDesk(onDenied);
    setDesk(opened);
    return () => opened.close();
  }, [onDenied]);
  return desk && <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): LiveDesk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk stands outside of DeskProvider');
  return desk;
}

/** @param select must return a part of the state, not something made anew */
export function useLive<Part>(select: (state: LiveState) => Part): Part {
  return useStore(useDesk().store, select);
}

/** The wire is cut: what is seen may be old, and nothing is decided on it. */
export function useIsCut(): boolean {
  return useLive(({ link }) => link.state === 'down');
}

/** Server time, told twice a second so that no clock on screen skips a second. */
export function useServerNow(): number {
  const desk = useDesk();
  const [now, setNow] = useState(() => desk.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), 500);
    return () => clearInterval(timer);
  }, [desk]);
  return now;
}
