import type { AllClear } from '../../../api/client.js';

/**
 * @param openSignals how many signals of the incident have not cleared
 * @param said what was typed
 * @returns what is sent: a reason while signals are open, else a conclusion; undefined while the reason is lacking
 */
export function allClearOf(openSignals: number, said: string): AllClear | undefined {
  const words = said.trim();
  if (openSignals > 0) return words === '' ? undefined : { why: words };
  return words === '' ? {} : { note: words };
}
