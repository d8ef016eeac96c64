/**
 * Whether a Latin word or a number runs across `at`: 6 stands alone in 扣6 but not in 60.
 * @param text `TextViews.normal`
 */
export function joinsLatin(text: string, at: number): boolean {
  return at > 0 && at < text.length && isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at));
}

function isLatin(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122);
}
