/** Numbers of issues and pull requests that Tidegate itself put into a text: these alone are links in it. */
import { inertMarkdown } from '../../domain/markdown.ts';
import { changesOf } from './changes-text.ts';
import type { ReleaseView } from './view.ts';

const NUMBER = /(?<![\w/.-])#\u200B(\d{1,15})(?!\d)/gu;

/** As `inertMarkdown`, with `#12` as a link where that number is one of them. */
export function inertWithOwn(text: string, own: ReadonlySet<number>): string {
  return inertMarkdown(text).replace(NUMBER, (all, number) => (own.has(Number(number)) ? `#${number}` : all));
}

/** The changes of a release, and the issues that tell of it. */
export function ownNumbers(view: ReleaseView): ReadonlySet<number> {
  const { plans, findings } = view.related;
  // A finding is said in our own words.
  const found = [...(view.standing.finding ?? '').matchAll(/#(\d{1,15})/g)];
  return new Set([
    ...changesOf(view).flatMap((change) => (change.kind === 'pull-request' ? [change.number] : [])),
    ...plans.flatMap(({ record }) => record ?? []),
    ...findings.values(),
    ...found.map(([, number]) => Number(number)),
  ]);
}
