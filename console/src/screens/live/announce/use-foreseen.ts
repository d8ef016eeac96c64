import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Override } from '@server/core/announcement/events.js';
import { useLive } from '../../../live/desk-context.js';
import { foresee, type Foreseen, type Wish } from '../../../api/announcements.js';

/** Typing rests for so long before the words are looked at. */
const REST_MS = 250;

interface Foresight {
  /** Of the words as they are, or as they were a moment ago. */
  readonly foreseen: Foreseen | undefined;
  /** It is of these very words: on it somebody may decide. */
  readonly isCurrent: boolean;
  readonly error: Error | null;
}

/** What the guard finds and who must agree, as the server sees it. */
export function useForeseen(roomId: string, wish: Wish, overrides: readonly Override[]): Foresight {
  // Who must agree depends on it, and it may change while somebody writes.
  const grade = useLive((state) => state.room?.incidents.find(({ id }) => id === wish.incidentId)?.grade);
  const asked = JSON.stringify([roomId, wish, overrides]);
  const rested = useRested(asked);
  const answer = useQuery({
    queryKey: ['foresee', rested, grade],
    queryFn: () => foresee(...(JSON.parse(rested) as [string, Wish, readonly Override[]])),
    placeholderData: keepPreviousData,
    enabled: wish.text.trim() !== '',
    gcTime: 0,
  });
  return {
    foreseen: answer.data,
    isCurrent: rested === asked && answer.isSuccess && !answer.isPlaceholderData && !answer.isFetching,
    error: rested === asked ? answer.error : null,
  };
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
