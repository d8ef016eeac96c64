/** Places in a stream are `ms-number`; both parts are numbers and compare as such. */
export function isLater(cursor: string, than: string): boolean {
  const [ms = 0, number = 0] = cursor.split('-').map(Number);
  const [thanMs = 0, thanNumber = 0] = than.split('-').map(Number);
  return ms > thanMs || (ms === thanMs && number > thanNumber);
}
