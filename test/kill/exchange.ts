/** One request of a process to somebody outside, as it goes through whoever watches it on the way. */

/** `sent`: nobody has it yet. `applied`: it took effect, the answer is held here. */
export type Stage = 'sent' | 'applied' | 'answered' | 'cut';

export interface Exchange {
  /** `people`: somebody who is told something. */
  readonly to: 'github' | 'people';
  readonly method: string;
  readonly path: string;
  /** Changes something there. Asking for a token does not. */
  readonly isWrite: boolean;
  readonly body: string;
  stage: Stage;
}

/** Resolves when the exchange may go on. */
export type Watch = (exchange: Exchange) => Promise<void>;

/** What one process has under way with one of those outside. */
export interface Track {
  underWay(): readonly Exchange[];
  /** The newest one that was answered, since the last {@link forget}. */
  lastAnswered(): Exchange | undefined;
  /** All that were, since then. */
  answered(): readonly Exchange[];
  /** By `performance.now()`. */
  lastMovedAt(): number;
  forget(): void;
}

export interface OwnTrack extends Track {
  begin(exchange: Exchange): Promise<void>;
  move(exchange: Exchange, stage: Stage): Promise<void>;
}

export function newTrack(watch: Watch): OwnTrack {
  let exchanges: Exchange[] = [];
  let movedAt = 0;
  async function move(exchange: Exchange, stage: Stage): Promise<void> {
    exchange.stage = stage;
    movedAt = performance.now();
    await watch(exchange);
  }
  return {
    begin: async (exchange) => {
      exchanges.push(exchange);
      await move(exchange, 'sent');
    },
    move,
    underWay: () => exchanges.filter(({ stage }) => stage === 'sent' || stage === 'applied'),
    lastAnswered: () => exchanges.findLast(({ stage }) => stage === 'answered'),
    answered: () => exchanges.filter(({ stage }) => stage === 'answered'),
    lastMovedAt: () => movedAt,
    forget: () => {
      exchanges = [];
    },
  };
}
