/** Who did it: a person, a key on a person's behalf, or a part of the system. */
export type AuditActor =
  | { readonly type: 'person'; readonly name: string }
  | { readonly type: 'key'; readonly name: string; readonly owner: string }
  | { readonly type: 'system' };

/** Where a request came from. */
export interface Origin {
  /** IP address, as far as the proxies in front are trusted. */
  readonly address: string;
  /** The client's own word for itself, cut to 200 units. */
  readonly agent?: string;
  /** Name of the key with which it was asked, on its owner's behalf. */
  readonly key?: string;
}

/** Everything that an audit entry may be about. */
export type AuditSubject =
  | 'audit'
  | 'person'
  | 'session'
  | 'key'
  | 'incident'
  | 'job'
  | 'announcement'
  | 'script'
  | 'cue'
  | 'action'
  | 'room';

/** One line of the audit trail. It is written in the transaction of what it tells and never changed. */
export interface AuditEntry {
  /** UUID v7. */
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly by: AuditActor;
  /** `subject.verb`, e.g. `person.created`, `announcement.approved`. */
  readonly action: string;
  readonly subject: { readonly type: AuditSubject; readonly id: string };
  readonly roomId?: string;
  /** What it was and what it became, as far as it changed; never a secret. */
  readonly before?: object;
  readonly after?: object;
  /** In the words of whoever did it, or the rule's reason. */
  readonly why?: string;
  readonly from?: Origin;
}
