/** When a process is killed: at a place of its work that is waited for. */
import type { Exchange } from './exchange.ts';
import type { Member } from './fleet.ts';
import type { Letter } from './front.ts';
import type { Random } from './random.ts';

export const MOMENTS = [
  'intake',
  'acknowledged',
  'reading',
  'sent',
  'applied',
  'answered',
  'telling',
  'told',
  'confirmed',
  'anywhere',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Of a notice on its way. */
export function isTelling(moment: Moment): boolean {
  return moment === 'telling' || moment === 'told' || moment === 'confirmed';
}

/** How long after the sign the kill comes, in milliseconds below this: the work goes on meanwhile, or is held. */
const LATEST: Readonly<Record<Moment, number>> = {
  intake: 4,
  acknowledged: 2,
  reading: 6,
  sent: 2,
  applied: 2,
  answered: 1,
  telling: 2,
  told: 2,
  confirmed: 1,
  anywhere: 300,
};

/** How many such signs are let pass, below this. */
const PASSED: Readonly<Record<Moment, number>> = {
  intake: 4,
  acknowledged: 4,
  reading: 12,
  sent: 2,
  applied: 2,
  answered: 2,
  telling: 1,
  told: 1,
  confirmed: 1,
  anywhere: 1,
};

export interface Trap {
  readonly moment: Moment;
  /** Who was killed. */
  readonly sprung: Promise<Member>;
  /** From now on nobody gets into it; true when somebody did, who is dead or about to be. */
  close(): boolean;
  seeLetter(letter: Letter): void;
  /** Never resolves when the exchange is held until its process is dead. */
  seeExchange(member: Member, exchange: Exchange): Promise<void>;
}

/** `onKill` is called in the instant in which the signal was sent. */
export function setTrap(moment: Moment, random: Random, onKill: (member: Member) => void): Trap {
  const wait = random.below(LATEST[moment] * 100) / 100;
  let toPass = random.below(PASSED[moment]);
  let isSprung = false;
  let isClosed = false;
  const { promise, resolve } = Promise.withResolvers<Member>();
  function spring(member: Member): boolean {
    if (isSprung || isClosed || toPass-- > 0) return false;
    isSprung = true;
    const kill = (): void => {
      const killing = member.kill();
      onKill(member);
      void killing.then(() => resolve(member));
    };
    soon(wait, kill);
    return true;
  }
  return {
    moment,
    sprung: promise,
    close: () => {
      isClosed = true;
      return isSprung;
    },
    seeLetter: (letter) => {
      if (momentOfLetter(letter) === moment) spring(letter.to);
    },
    seeExchange: async (member, exchange) => {
      if (momentOf(exchange) !== moment || !spring(member)) return;
      if (exchange.stage === 'applied' || (exchange.isWrite && exchange.stage === 'sent')) {
        await new Promise(() => undefined);
      }
    },
  };
}

/** To a tenth of a millisecond, which timers do not have: much of the work is done in less than one. */
function soon(milliseconds: number, act: () => void): void {
  const at = performance.now() + milliseconds;
  function look(): void {
    if (performance.now() >= at) act();
    else setImmediate(look);
  }
  look();
}

function momentOfLetter({ state }: Letter): Moment | undefined {
  if (state === 'sent') return 'intake';
  return state === 'acknowledged' ? 'acknowledged' : undefined;
}

const OF_NOTICES = { sent: 'telling', applied: 'told', answered: 'confirmed', cut: undefined } as const;

function momentOf({ to, isWrite, stage }: Exchange): Moment | undefined {
  if (to === 'people') return OF_NOTICES[stage];
  if (!isWrite) return stage === 'sent' ? 'reading' : undefined;
  return stage === 'cut' ? undefined : stage;
}
