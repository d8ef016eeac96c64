import { useLanguage } from '../../../i18n/language.js';
import { overridesOf, wishOf, withText, wordsOf, type Composition, type Request } from './composition.js';
import { useComposition } from './compositions.js';
import { standing } from './marks.js';
import { readinessOf } from './readiness.js';
import { templateOf } from './template-edit.js';
import { useForeseen } from './use-foreseen.js';
import { useSubmit } from './use-submit.js';

/** A text in the making, with what the server says of it. */
export function useComposing(request: Request, composition: Composition, onClose: () => void) {
  const { language } = useLanguage();
  const { change: changeAny, drop } = useComposition(request.key);
  const change = (how: (now: Composition) => Composition) =>
    changeAny((now) => ({ ...how(now), isTouched: true }));
  const { script, template } = composition;
  const said = wordsOf(composition, language);
  const wish = wishOf(composition, said);
  const overrides = overridesOf(composition);
  const { foreseen, isCurrent, error } = useForeseen(composition.roomId, wish, overrides);
  const readiness = readinessOf(said, isCurrent ? foreseen : undefined, overrides);
  const sending = useSubmit(change, () => {
    drop();
    onClose();
  });
  const isReady = readiness.state === 'ready' && !sending.isPending;
  return {
    said,
    /** At their places in the text as it is. */
    findings: standing(said.text, foreseen?.findings ?? []),
    foreseen,
    readiness,
    error,
    change,
    /** The text was changed by hand. */
    type: (text: string) => change((now) => withText(now, text, language)),
    /** Back to the script's words; undefined where they stand as they are. */
    restore:
      script && template !== templateOf(script)
        ? () => change((now) => ({ ...now, template: templateOf(script) }))
        : undefined,
    /** Undefined while it cannot be sent. */
    submit: isReady ? () => sending.mutate({ composition, wish, overrides }) : undefined,
    isSending: sending.isPending,
  };
}
