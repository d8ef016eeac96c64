import type { IncidentEvent, IncidentEventType } from './events.js';
import type { IncidentView } from './view.js';

export type EventOf<Type extends IncidentEventType> = Extract<IncidentEvent, { type: Type }>;

/** What to do for each type of event that can follow another. */
export type ByType<Result> = {
  readonly [Type in Exclude<IncidentEventType, 'detected'>]: (
    view: IncidentView,
    event: EventOf<Type>,
  ) => Result;
};

/** @returns what the table says of the event; undefined where it has no line for it */
export function byType<Result>(
  table: Partial<ByType<Result>>,
  view: IncidentView,
  event: IncidentEvent,
): Result | undefined {
  const tell = (table as Readonly<Record<string, (view: IncidentView, event: IncidentEvent) => Result>>)[
    event.type
  ];
  return tell?.(view, event);
}
