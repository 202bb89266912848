/** The comment on a pull request that says since when it runs where, and when it was taken back. */
import type { VerificationFact } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import { sayVerification } from './headline.ts';
import { inert } from './inert.ts';
import { commitIn, type Manner, safeUrl, timeIn } from './manner.ts';

export interface InProduction {
  readonly environment: string;
  /** Null: the whole repository. */
  readonly service: string | null;
  /** The deployment that brought the pull request there. */
  readonly deployed: { readonly at: Instant; readonly sha: string };
  /** Null: no tier is known. */
  readonly tier: string | null;
  /** Null: none arrived so far. Absent: none is asked for. */
  readonly verification?: VerificationFact | null | undefined;
  /** Of the release, or of its notes. Null: nowhere. */
  readonly notesUrl: string | null;
  /** Null: it runs. */
  readonly takenBack: TakenBack | null;
}

export interface TakenBack {
  readonly at: Instant;
  /** Where the environment went back to. */
  readonly to: string;
  /** Empty: none was given. */
  readonly because: string;
}

const LONGEST_NAME = 80;
const LONGEST_REASON = 300;

/** A few sentences and a link. To be kept with `putNotes` under the `laneKey` of service and environment. */
export function renderInProduction(told: InProduction, manner: Manner): string {
  const where = inert(told.environment, LONGEST_NAME);
  const service = told.service === null ? '' : ` (${inert(told.service, LONGEST_NAME)})`;
  const since = timeIn(manner, told.deployed.at);
  const url = safeUrl(told.notesUrl);
  const lines =
    told.takenBack === null
      ? [`This has been in **${where}**${service} since ${since}.`, sayDeployment(told, manner)]
      : [
          `This is **no longer in ${where}**${service}: it was taken back on ${timeIn(manner, told.takenBack.at)}.`,
          sayWayBack(told.takenBack, manner),
          `It had been there since ${since}. ${sayDeployment(told, manner)}`,
        ];
  return [...lines, ...(url === null ? [] : [`[Release notes](${url})`])].filter((line) => line !== '').join('\n\n');
}

function sayDeployment({ deployed, tier, verification }: InProduction, manner: Manner): string {
  const facts = [
    `Deployed with commit ${commitIn(manner, deployed.sha)}`,
    ...(tier === null ? [] : [`tier ${inert(tier, LONGEST_NAME)}`]),
    ...(verification === undefined ? [] : [sayVerification(verification?.verdict ?? null)]),
  ];
  return `${facts.join(', ')}.`;
}

/** Whoever wrote the change did mostly not see it go: what they have to do comes with it. */
function sayWayBack({ to, because }: TakenBack, manner: Manner): string {
  const why = inert(because, LONGEST_REASON);
  const where = `The environment went back to ${commitIn(manner, to)}.`;
  // Where nobody said why, it was deployed by hand: nothing is kept out then.
  return why === '' ? where : [where, `Why: ${why}`, NEXT].join('\n\n');
}

const NEXT =
  'What next: it stays merged. What was taken back is refused there until it is repaired or reverted, and somebody lifts that.';
