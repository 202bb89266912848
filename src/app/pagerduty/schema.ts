/** What a webhook of PagerDuty (V3) says of an incident, as far as it concerns us. */
import { z } from 'zod';
import { plainLine } from '../../domain/markdown.ts';

/** `{"event": {"event_type": "incident.acknowledged", "agent": {"summary": …}, "data": {"incident_key": …}}}` */
const Webhook = z.object({
  event: z.object({
    event_type: z.string(),
    /** Who did it; null: PagerDuty itself, or whoever used its API without being somebody. */
    agent: z.object({ summary: z.string().nullish() }).nullish(),
    /** `incident_key`: the dedup key of the event that opened it; null: it was opened by hand. */
    data: z.object({ incident_key: z.string().max(255).nullish() }),
  }),
});

/** Whoever resolves it has looked, too. */
const TAKEN_ON: ReadonlySet<string> = new Set(['incident.acknowledged', 'incident.resolved']);

/** As `alertKeyOf` writes them. Accounts have incidents of other tools, whose keys may hold what no database takes. */
const OUR_KEY = /^tidegate\/[0-9a-f]{64}$/;

export interface TakenOn {
  readonly alertKey: string;
  /** The name of a person in PagerDuty: free text there, so shortened to one plain line. */
  readonly by: string;
}

const LONGEST_NAME = 60;

/** Null: it is about something else. */
export function takenOnIn(body: Uint8Array): TakenOn | null {
  const said = Webhook.safeParse(parseJson(body));
  if (!said.success) return null;
  const { event_type: type, agent, data } = said.data.event;
  const alertKey = data.incident_key ?? '';
  if (!TAKEN_ON.has(type) || !OUR_KEY.test(alertKey)) return null;
  const name = plainLine(agent?.summary?.toWellFormed() ?? '', LONGEST_NAME);
  return { alertKey, by: name === '' ? 'somebody' : name };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
