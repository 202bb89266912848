/** How long an answer asks to be left alone: seconds, or a date by the clock of the server. */
export function retryAfterMs(
  value: string | undefined,
  serverDate: string | undefined,
  nowMs: number,
): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : (dateMs(text) ?? 0) - (dateMs(serverDate) ?? nowMs);
  return ms > 0 ? ms : undefined;
}

/** RFC 9110 wants GMT written out, and `Date.parse` alone takes nearly anything. */
function dateMs(text: string | undefined): number | undefined {
  const ms = text?.endsWith('GMT') === true ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
