import { SingleBar } from 'cli-progress';

/**
 * A bar on standard error, as all progress of this project; where that is no terminal, a line now and then.
 * @param what is done, in Chinese and English; {value} and {total} stand for how much of it
 */
export function progressBar(what: string): SingleBar {
  return new SingleBar({
    format: `▸ {bar} {percentage}% · ${what} · 剩余 {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
}
