export interface Compensation {
  readonly total: number;
  readonly items: readonly object[];
}
export function compensationOf(script: object, values: object): Compensation | undefined {
  return script === values ? { total: 0, items: [] } : undefined;
}
