/** What a person reads, Chinese first. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}
