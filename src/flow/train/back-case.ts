/** A train that somebody ordered back. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RollbackQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Ports, Statement, TrainOrder } from '../ports.ts';
import type { TrainMember } from './read-members.ts';
import type { NamedTrain } from './trains-of.ts';

export interface BackCase {
  readonly ports: Ports;
  readonly train: NamedTrain;
  /** In the order in which they went out. */
  readonly members: readonly TrainMember[];
  readonly order: TrainOrder;
  readonly at: EpochMs;
}

/** `passed`: the one before it in the train may go; `isBack`: since this one went back, and not since it had no need to. `text`: plain, without its name. */
export type Standing =
  | { readonly kind: 'passed'; readonly text: string; readonly isBack: boolean }
  | { readonly kind: 'under-way' | 'stopped'; readonly text: string }
  | {
      readonly kind: 'ordered';
      readonly text: string;
      readonly statement: Statement;
      readonly question: RollbackQuestion;
    };

/** What a member deployed with the train. */
export interface Release {
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly sha: string;
  /** Of the run that brought it. */
  readonly deployments: readonly number[];
}
