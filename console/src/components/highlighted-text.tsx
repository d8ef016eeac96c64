import { useMemo } from 'react';
import type { Span } from '@server/core/evidence.js';
import { splitBySpans } from './highlight.js';
import styles from './highlighted-text.module.css';

export function HighlightedText({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
  const parts = useMemo(() => splitBySpans(text, spans), [text, spans]);
  return (
    <>
      {parts.map((part) =>
        part.marked ? (
          <mark key={part.start} className={styles.marked}>
            {part.text}
          </mark>
        ) : (
          <span key={part.start}>{part.text}</span>
        ),
      )}
    </>
  );
}
