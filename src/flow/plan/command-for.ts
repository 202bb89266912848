/** What is typed to decide at a stage. */
import { commandWord } from '../../domain/command-word.ts';

export function commandFor(stage: string, kind: 'go' | 'no-go' = 'go'): string {
  return `/tidegate ${kind} ${commandWord(stage, 'STAGE')}${kind === 'no-go' ? ' REASON' : ''}`;
}
