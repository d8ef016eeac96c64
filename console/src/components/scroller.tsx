import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './scroller.module.css';

interface ScrollerProps {
  readonly axis?: 'x' | 'y';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Scrolls what does not fit, and fades at the edge behind which there is more to see. */
export function Scroller({ axis = 'y', className = '', children }: ScrollerProps) {
  const place = useRef<HTMLDivElement>(null);
  const start = useRef<HTMLElement>(null);
  const end = useRef<HTMLElement>(null);
  const [hasMore, setMore] = useState({ before: false, after: false });
  useEffect(() => {
    const onSeen = (seen: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of seen) {
        const edge = target === start.current ? 'before' : 'after';
        setMore((now) => ({ ...now, [edge]: !isIntersecting }));
      }
    };
    const watch = new IntersectionObserver(onSeen, { root: place.current, rootMargin: '4px' });
    watch.observe(start.current!);
    watch.observe(end.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={place}
      className={`${styles[axis]} ${className}`}
      data-before={hasMore.before}
      data-after={hasMore.after}
    >
      <i ref={start} className={styles.edge} aria-hidden="true" />
      {children}
      <i ref={end} className={styles.edge} aria-hidden="true" />
    </div>
  );
}
