import { useEffect, useRef } from 'react';

/** Ctrl or Cmd with Enter, wherever the focus is, also in a field: what is in view is sent off. */
export function useSendKey(send: (() => void) | undefined): void {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (event.isComposing || event.repeat || event.defaultPrevented) return;
      event.preventDefault();
      latest.current?.();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
