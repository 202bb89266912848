/** `200`, `2xx` or `200-204` as a range. */
import type { StatusRange } from '../plan.ts';

export function toRange(status: number | string): StatusRange {
  const text = String(status);
  if (text.endsWith('xx')) return { from: Number(text[0]) * 100, to: Number(text[0]) * 100 + 99 };
  const [from, to] = text.split('-').map(Number);
  return { from: from ?? 0, to: to ?? from ?? 0 };
}
