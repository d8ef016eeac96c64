import { Button, Popover } from 'antd';
import { KeyHint } from '../../../components/key-hint.js';
import { useWords } from '../../../i18n/language.js';
import type { Words } from '../../../i18n/zh.js';
import styles from './key-list.module.css';

const KEYS: readonly (readonly [string, keyof Words['keys']])[] = [
  ['J', 'next'],
  ['K', 'previous'],
  ['N', 'newFlags'],
  ['/', 'search'],
  ['G', 'go'],
  ['E', 'claim'],
  ['1–9', 'pick'],
  ['A', 'useScript'],
  ['C', 'copy'],
  ['U', 'newer'],
  ['R', 'resolve'],
  ['W', 'write'],
  ['V', 'review'],
  ['Ctrl ↵', 'submit'],
  ['Esc', 'back'],
];

/** All keys of the screen, for the first day; later the buttons remind enough. */
export function KeyList() {
  const words = useWords();
  const list = (
    <dl className={styles.list}>
      {KEYS.map(([key, name]) => (
        <div key={key}>
          <dt>
            <KeyHint>{key}</KeyHint>
          </dt>
          <dd>{words.keys[name]}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button type="text">{words.topBar.keys}</Button>
    </Popover>
  );
}
