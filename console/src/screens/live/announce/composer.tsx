import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { readScript } from '../../../api/announcements.js';
import { Notice } from '../../../components/notice.js';
import { useLanguage } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useDesk } from '../../../live/desk-context.js';
import { begin, type Request } from './composition.js';
import { useComposition } from './compositions.js';
import { ComposerForm } from './composer-form.js';

interface ComposerProps {
  readonly request: Request;
  readonly onClose: () => void;
}

/** Goes on with the text that was begun, or begins it. */
export function Composer({ request, onClose }: ComposerProps) {
  const desk = useDesk();
  const { language } = useLanguage();
  const { inWords } = useRefusal();
  const { composition, put, dropUntouched } = useComposition(request.key);
  const isNew = composition === undefined;
  const script = useQuery({
    queryKey: ['script', request.scriptId],
    queryFn: () => readScript(request.scriptId!),
    enabled: isNew && request.scriptId !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const isKnown = request.scriptId === undefined || (script.isSuccess && !script.isFetching);

  useEffect(() => {
    if (isNew && isKnown) put(begin(request, script.data, language, desk.now()));
  }, [isNew, isKnown, put, request, script.data, language, desk]);

  useEffect(() => dropUntouched, []);

  if (composition) {
    return <ComposerForm key={request.key} composition={composition} request={request} onClose={onClose} />;
  }
  if (script.isError) return <Notice title={inWords(script.error)} />;
  return <Skeleton active paragraph={{ rows: 6 }} />;
}
