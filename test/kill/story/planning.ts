/** One planned release at a time: a milestone with a date that moves, and what its release manager says at its stages. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Issue, Milestone, Repository } from '../../../standin/start.ts';
import type { Random } from '../random.ts';
import { STAGES } from './shop.ts';
import type { Talk } from './talk.ts';

export interface Decision {
  readonly commentId: number;
  readonly record: Issue;
  readonly stage: string;
  readonly verdict: 'go' | 'no-go';
}

export interface Planning {
  /** Of all plans there were, oldest first. */
  readonly decisions: readonly Decision[];
  /** Somebody said no-go, and what belongs to the release is held. */
  isHeld(): boolean;
  /** The milestone that is open. */
  milestone(): number | null;
  /** Opens a milestone, or moves the date of the one that is open. */
  plan(): void;
  decide(): void;
  /** Go, wherever the last word was no-go. */
  letGo(): Promise<void>;
  /** The release is out. */
  end(): void;
}

const DAY_MS = 86_400_000;
/** GitHub tells times in seconds, and of a go and a no-go in one second the no-go stays. */
const NEXT_SECOND_MS = 1_100;

export function startPlanning(shop: Repository, talk: Talk, random: Random): Planning {
  const decisions: Decision[] = [];
  let open: Milestone | null = null;
  let count = 0;
  let days = 10;
  function record(): Issue | undefined {
    const title = `Planned release: ${open?.title}`;
    return open === null ? undefined : shop.issues().find((issue) => issue.title === title);
  }
  function dueOn(): string {
    days += 1;
    return new Date(Date.now() + days * DAY_MS).toISOString().replace(/\.\d+/, '');
  }
  function plan(): void {
    if (open === null) {
      count += 1;
      open = shop.createMilestone({ title: `release/${count}`, by: 'ravi', dueOn: dueOn() });
    } else open.edit({ dueOn: dueOn() }, 'ravi');
  }
  function say(verdict: Decision['verdict'], stage: string, where: Issue): void {
    const text = verdict === 'go' ? `/tidegate go ${stage}` : `/tidegate no-go ${stage} I have seen something`;
    const { commentId } = talk.say(text, 'ravi', where);
    decisions.push({ commentId, record: where, stage, verdict });
  }
  function decide(): void {
    const where = record();
    if (where === undefined) return void talk.say('/tidegate go production', 'mallory');
    const said = decisions.filter((each) => each.record.number === where.number).map(({ stage }) => stage);
    const stage = STAGES.find((each) => !said.includes(each));
    if (stage === undefined) talk.say('/tidegate go production', 'mallory', where);
    else say(random.below(3) === 0 ? 'no-go' : 'go', stage, where);
  }
  const held = (): readonly Decision[] => lastWords(decisions).filter(({ verdict }) => verdict === 'no-go');
  return {
    decisions,
    isHeld: () => held().length > 0,
    milestone: () => open?.number ?? null,
    plan,
    decide,
    letGo: async () => {
      const no = held();
      if (no.length > 0) await sleep(NEXT_SECOND_MS);
      for (const { stage, record: where } of no) say('go', stage, where);
    },
    end: () => {
      open?.close('ravi');
      open = null;
    },
  };
}

/** Of each stage of each plan. */
export function lastWords(decisions: readonly Decision[]): readonly Decision[] {
  const last = new Map(decisions.map((each) => [`${each.record.number} ${each.stage}`, each]));
  return [...last.values()];
}
