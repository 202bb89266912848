/** How somebody writes that they take it on. A name that could end what it stands in is left to the reader. */
import { commandWord } from '../../domain/command-word.ts';
export function acknowledgeForm(environment: string): string {
  return `/tidegate acknowledge ${commandWord(environment, 'ENV')}`;
}
