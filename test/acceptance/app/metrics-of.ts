import type { Rehearsal } from './rehearsal.ts';

/** What the App tells of itself, by name and labels; read anew, so it may be some seconds old. */
export async function metricsOf({ app }: Rehearsal): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(new URL('/metrics', app.webhookUrl))).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => line.split(' ')).map(([name, value]) => [name, Number(value)]));
}
