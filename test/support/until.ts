/**
 * Asks again until the answer is right: for what another process brings about. Bounded, and when the bound is
 * reached the last answer is in the error.
 */
export async function until<T>(
  ask: () => Promise<T> | T,
  right: (answer: T) => boolean,
  boundMs = 60_000,
): Promise<T> {
  const end = Date.now() + boundMs;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > end) throw new Error(`not within ${boundMs} ms; last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
