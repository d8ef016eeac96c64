/**
 * Remembers what a function of a text gave. Pure if the function is: only time tells.
 * @param of total; what it gives is shared by all who ask, and must not be changed
 * @param most texts remembered; beyond them all are forgotten at once
 */
export function remembering<T extends object>(of: (text: string) => T, most: number): (text: string) => T {
  let remembered = new Map<string, T>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    // Not cleared: V8 keeps what a cleared map holds next for as long as it keeps what it held before.
    if (remembered.size >= most) remembered = new Map();
    const given = of(text);
    remembered.set(text, given);
    return given;
  };
}
