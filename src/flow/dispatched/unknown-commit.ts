/**
 * GitHub files a run that was started by hand against the head of its branch, and does not tell what was given as its
 * inputs. So where one of them takes any text, what it deploys may be any commit.
 */
import type { Candidate } from '../../domain/facts.ts';
import type { GitHub, RunByHand } from '../ports.ts';
import { freeInputs } from './workflow-inputs.ts';

/** For people; those of a name that GitHub takes. */
const MOST_TOLD = 3;
const NAME = /^[A-Za-z_][\w-]{0,63}$/;

/** Empty: it is the commit that the run is filed against. */
export async function unknownCommit(
  byHand: RunByHand | undefined,
  github: Pick<GitHub, 'file'>,
): Promise<Pick<Candidate, 'isUnknown' | 'inputs'>> {
  if (byHand === undefined) return {};
  const file = await github.file(byHand.workflow, byHand.sha);
  const inputs = file === null ? null : freeInputs(file.text);
  if (inputs === null) return { isUnknown: true };
  if (inputs.length === 0) return {};
  return { isUnknown: true, inputs: inputs.filter((name) => NAME.test(name)).slice(0, MOST_TOLD) };
}
