import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { findingKey } from '@server/core/guard/finding.js';
import { applyGentler } from '@server/core/guard/apply-gentler.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { ComposerFoot } from './composer-foot.js';
import { ComposerHead } from './composer-head.js';
import type { Composition, Request } from './composition.js';
import { FindingList } from './finding-list.js';
import { useComposing } from './use-composing.js';
import { ValueFields } from './value-fields.js';
import { WordsEditor } from './words-editor.js';
import styles from './composer-form.module.css';

interface ComposerFormProps {
  readonly composition: Composition;
  readonly request: Request;
  readonly onClose: () => void;
}

/** Values, the whole text, what the guard finds in it, and what pressing the button will do. */
export function ComposerForm({ composition, request, onClose }: ComposerFormProps) {
  const place = useRef<HTMLDivElement>(null);
  const composing = useComposing(request, composition, onClose);
  const { said, findings, change, type } = composing;
  const focusNext = () =>
    place.current?.querySelector<HTMLElement>('input:invalid, input:placeholder-shown, textarea')?.focus();
  useEffect(focusNext, []);
  useHotkeys({ escape: onClose });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };

  return (
    <div ref={place} className={styles.composer} onKeyDown={onKeyDown}>
      <ComposerHead
        composition={composition}
        offered={request.incidentId}
        onAnswer={(incidentId) => change((now) => ({ ...now, incidentId }))}
      />
      <div className={styles.body}>
        {composition.script && (
          <ValueFields
            script={composition.script}
            typed={composition.typed}
            valid={said.values}
            known={request.values ?? {}}
            onType={(name, value) => change((now) => ({ ...now, typed: { ...now.typed, [name]: value } }))}
            onNext={focusNext}
          />
        )}
        <WordsEditor text={said.text} findings={findings} onType={type} onRestore={composing.restore} />
        <FindingList
          findings={findings}
          whys={composition.whys}
          onTake={(finding) => type(applyGentler(said.text, finding))}
          onWhy={(finding, why) =>
            change((now) => ({ ...now, whys: { ...now.whys, [findingKey(finding)]: why } }))
          }
        />
      </div>
      <ComposerFoot composition={composition} composing={composing} onClose={onClose} />
    </div>
  );
}
