/** One page of the issues that are incidents. One that was told before is told again when it changed: under its id. */
import type { IncidentEvent } from '../../domain/dora-event.ts';
import type { PastEvents, PastIncident } from '../ports.ts';
import { counted, type HistoryCursor, type Step } from './cursor.ts';

export async function takeIncidents(past: PastEvents, cursor: HistoryCursor): Promise<Step> {
  const { labels, since } = cursor.incidents;
  const page = await past.incidents(labels, since, cursor.page.next);
  const events = page.items.map(eventOf);
  const now = counted(cursor, { incidents: events.length });
  if (page.next === null) return { events, cursor: { ...now, stage: 'done', page: { next: null, isOver: true } } };
  return { events, cursor: { ...now, page: { next: page.next, isOver: false } } };
}

function eventOf({ number, title, intervals }: PastIncident): IncidentEvent {
  return { kind: 'incident', id: `issue/${number}`, title, intervals };
}
