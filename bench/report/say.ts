/** A line of progress; the table comes at the end. */
export function say(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
