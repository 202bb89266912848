import type { CheckRecord } from '../state/records.ts';
import type { CheckView } from '../surface/world.ts';

/** A check as a test sees it. */
export function viewOfCheck(check: CheckRecord): CheckView {
  const { id, name, app, externalId, status, conclusion, title, summary, annotations } = check;
  return {
    id,
    name,
    app: app.slug,
    externalId: externalId === '' ? null : externalId,
    status,
    conclusion,
    title,
    summary,
    annotations: [...annotations],
  };
}
