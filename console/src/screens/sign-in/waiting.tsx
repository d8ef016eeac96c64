import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';

/** @param until this browser's time @returns whole seconds that are left, counted down */
function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}

/** How long somebody who is locked out still has to wait, in words. */
export function Waiting({ until }: { readonly until: number }) {
  const { words } = useLanguage();
  const left = useSecondsLeft(until);
  return <span role="timer">{left === 0 ? words.signIn.tryNow : words.signIn.wait(left)}</span>;
}
