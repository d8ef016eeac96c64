import { FLAGS_SHOWN } from '@server/live/events.js';
import { Button, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { KeyHint } from '../../../components/key-hint.js';
import { Notice } from '../../../components/notice.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { NO_FILTER, countWaiting, filterFlags, foldRepeats, isFiltering } from '../../../live/flag-list.js';
import type { FlagFilter, FlagRow as Row } from '../../../live/flag-list.js';
import { FilterBar } from './filter-bar.js';
import { FlagRow } from './flag-row.js';
import { useRestingList } from './use-resting-list.js';
import styles from './flag-stream.module.css';

/** Scrolled by less than this the list still counts as standing at its top. */
const TOP_SLACK = 4;

const NONE: readonly never[] = [];

export function FlagStream() {
  const words = useWords();
  const flags = useLive((state) => state.room?.flags);
  const [filter, setFilter] = useState<FlagFilter>(NO_FILTER);
  const [selected, setSelected] = useState<string>();
  const [isUnderPointer, setUnderPointer] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const list = useRef<HTMLOListElement>(null);

  const isResting = isUnderPointer || isScrolled || selected !== undefined;
  const { shown, release } = useRestingList(flags ?? NONE, isResting);
  const matching = useMemo(() => filterFlags(shown, filter), [shown, filter]);
  const rows = useMemo(() => foldRepeats(matching), [matching]);
  const waiting = useMemo(
    () => (flags ? countWaiting(matching, filterFlags(flags, filter)) : 0),
    [matching, flags, filter],
  );
  // When all that is kept is new, more was new than is kept.
  const isMore = useMemo(() => countWaiting(shown, flags ?? NONE) >= FLAGS_SHOWN, [shown, flags]);

  const showNew = () => {
    setSelected(undefined);
    release();
    list.current?.scrollTo({ top: 0 });
  };
  useFlagKeys(rows, selected, setSelected, waiting > 0 ? showNew : undefined, list);

  return (
    <section className={styles.stream} aria-label={words.flags.title}>
      <FilterBar flags={shown} filter={filter} onChange={setFilter}>
        {waiting > 0 && <WaitingButton waiting={waiting} isMore={isMore} onShow={showNew} />}
      </FilterBar>
      <div className={styles.body}>
        <ol
          ref={list}
          className={styles.list}
          onPointerEnter={() => setUnderPointer(true)}
          onPointerLeave={() => setUnderPointer(false)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop > TOP_SLACK)}
        >
          {rows.map((row) => (
            <FlagRow
              key={row.flag.id}
              flag={row.flag}
              similar={row.similar}
              isSelected={row.flag.id === selected}
              onSelect={setSelected}
            />
          ))}
        </ol>
        {rows.length === 0 && (
          <div className={styles.empty}>
            {flags ? (
              <EmptyStream isFiltered={isFiltering(filter)} onClear={() => setFilter(NO_FILTER)} />
            ) : (
              <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />
            )}
          </div>
        )}
      </div>
    </section>
  );
}

interface WaitingButtonProps {
  readonly waiting: number;
  /** There were more than can be counted. */
  readonly isMore: boolean;
  readonly onShow: () => void;
}

/** New flags gather behind this until the user has time for them. */
function WaitingButton({ waiting, isMore, onShow }: WaitingButtonProps) {
  const words = useWords();
  return (
    <Button type="primary" size="small" shape="round" onClick={onShow}>
      {words.flags.waiting(waiting, isMore)}
      <KeyHint>N</KeyHint>
    </Button>
  );
}

function EmptyStream({
  isFiltered,
  onClear,
}: {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}) {
  const words = useWords();
  if (!isFiltered) return <Notice title={words.flags.empty} hint={words.flags.emptyHint} />;
  return (
    <Notice title={words.flags.nothingMatches}>
      <Button onClick={onClear}>{words.flags.clearFilter}</Button>
    </Notice>
  );
}

/** J and K walk through the rows, N lets the new ones in, Esc lets go. */
function useFlagKeys(
  rows: readonly Row[],
  selected: string | undefined,
  select: (id: string | undefined) => void,
  showNew: (() => void) | undefined,
  list: RefObject<HTMLOListElement | null>,
): void {
  const at = rows.findIndex((row) => row.flag.id === selected);
  const step = (by: 1 | -1) => {
    const to = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[to];
    if (!row) return;
    select(row.flag.id);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    n: showNew,
    escape: selected === undefined ? undefined : () => select(undefined),
  });
}
