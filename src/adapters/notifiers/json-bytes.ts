/** @returns how many bytes a well-formed text takes within a JSON string */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
