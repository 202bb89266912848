/** How far the release of a plan is, for the first line of its record. Plain text. */
import { sayBoth } from '../../calendar/wording.ts';
import type { PlanView } from './plan-view.ts';

interface Going {
  readonly text: string;
  /** No date of the plan is ahead of it any more. */
  readonly isOut: boolean;
}

/** Undefined: nothing of it has asked for anything. */
export function sayGoing({
  standing,
  release,
  zone,
  at,
}: Pick<PlanView, 'standing' | 'release' | 'zone' | 'at'>): Going | undefined {
  if (release === null) return undefined;
  const { state, environment, finding, until } = standing;
  const sha = release.sha.slice(0, 7);
  const which = release.record === null ? sha : `${sha}, #${release.record}`;
  const where = environment ?? 'the next environment';
  if (finding !== null) return { text: `${where}: ${finding} (${which})`, isOut: true };
  switch (state) {
    case 'planned':
      return undefined;
    case 'held':
      return { text: `${where} waits at its gate (${which})`, isOut: false };
    case 'releasing':
      return { text: `${environment === null ? 'It is' : `${environment} is`} under way (${which})`, isOut: false };
    case 'verifying':
      return { text: `${where} runs it, and its verification is awaited (${which})`, isOut: true };
    case 'watching': {
      const end = until === null ? '' : ` until ${sayBoth(until, zone, at)}`;
      return { text: `${where} runs it, and it is watched${end} (${which})`, isOut: true };
    }
    case 'closed':
      return { text: `It is out (${which}). Next: close the milestone`, isOut: true };
    case 'superseded':
      return { text: `A newer release took its place (${which}). Next: close the milestone`, isOut: true };
    case 'rolled back':
      return {
        text: `It went back (${which}). Next: repair it and release it again, or move the due date`,
        isOut: true,
      };
  }
}
