import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Flag } from '@server/core/flag.js';
import { GRADES } from '@server/core/grade.js';
import { TOPICS } from '@server/core/topic.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { Scroller } from '../../../components/scroller.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { FLAGS_SHOWN } from '@server/live/events.js';
import type { FlagFilter } from '../../../live/flag-list.js';
import styles from './filter-bar.module.css';

interface FilterBarProps {
  readonly flags: readonly Flag[];
  readonly filter: FlagFilter;
  readonly onChange: (filter: FlagFilter) => void;
  /** Stands in a place of its own, so that it covers nothing when it comes. */
  readonly children: ReactNode;
}

export function FilterBar({ flags, filter, onChange, children }: FilterBarProps) {
  const words = useWords();
  const names = useNames();
  const search = useRef<InputRef>(null);
  const counts = useMemo(() => countTopics(flags), [flags]);
  useHotkeys({ '/': () => search.current?.focus() });

  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <h2 className={styles.title}>{words.flags.title}</h2>
        <span className={styles.count}>
          {flags.length < FLAGS_SHOWN ? words.flags.count(flags.length) : words.flags.latest(FLAGS_SHOWN)}
        </span>
        <div className={styles.grades}>
          {GRADES.map((grade) => (
            <Chip
              key={grade}
              label={words.flags.gradeFilter(grade)}
              isOn={filter.grade === grade}
              onClick={() => onChange({ ...filter, grade: filter.grade === grade ? undefined : grade })}
            >
              <GradeMark grade={grade} size={11} /> {grade}
            </Chip>
          ))}
        </div>
        <div className={styles.waiting}>{children}</div>
        <Input
          ref={search}
          className={styles.search}
          allowClear
          prefix={<SearchOutlined />}
          suffix={filter.search === '' ? <KeyHint>/</KeyHint> : null}
          placeholder={words.flags.search}
          aria-label={words.flags.search}
          value={filter.search}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (filter.search === '') search.current?.blur();
            else onChange({ ...filter, search: '' });
          }}
        />
      </div>
      <Scroller axis="x" className={styles.topics}>
        <Chip isOn={filter.topic === undefined} onClick={() => onChange({ ...filter, topic: undefined })}>
          {words.flags.all}
        </Chip>
        {TOPICS.map((topic) => (
          <Chip
            key={topic}
            isOn={filter.topic === topic}
            onClick={() => onChange({ ...filter, topic: filter.topic === topic ? undefined : topic })}
          >
            {names.topic(topic)} <small>{counts.get(topic) ?? 0}</small>
          </Chip>
        ))}
      </Scroller>
    </div>
  );
}

function countTopics(flags: readonly Flag[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const topic of flags.flatMap((flag) => flag.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}

interface ChipProps {
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly label?: string;
  readonly children: ReactNode;
}

function Chip({ isOn, onClick, label, children }: ChipProps) {
  return (
    <button
      type="button"
      className={`plain ${styles.chip}`}
      aria-pressed={isOn}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
