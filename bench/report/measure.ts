/** One line of the report. */
export interface Measure {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
  readonly target?: string;
  readonly met?: boolean;
}

/** What a part of the benchmark brings home. */
export interface Part {
  readonly measures: readonly Measure[];
  /** Everything measured, for the JSON file. */
  readonly figures: object;
  /** What broke or was lost: a missed target is none of it. */
  readonly broken: readonly string[];
}

export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

export function megabytes(bytes: number): string {
  return `${wholeNumber(bytes / 2 ** 20)} MB`;
}
