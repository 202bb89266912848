/** Writes the notes of a range: of a clone or of GitHub, for the command and the Action alike. */
import { Failure } from '../../domain/failure.ts';
import { associate } from '../../notes/associate.ts';
import type { Audience } from '../../notes/audience/release-note.ts';
import { type CategoryRules, rulesInForce } from '../../notes/categories.ts';
import { makeNotes } from '../../notes/make-notes.ts';
import type { Notes, NotesOutcome } from '../../notes/notes.ts';
import { peopleOf } from '../../notes/people.ts';
import { mentionedChanges } from '../../notes/reverts/mentioned-changes.ts';
import { mentionedShas } from '../../notes/reverts/mentioned-shas.ts';
import type { Policy } from '../../policy/schema.ts';
import type { NotesHistory } from '../ports/notes-history.ts';
import { type IsOwn, serviceOf, unknownService } from './own-paths.ts';
import { requestsOfChange } from './requests-of-change.ts';
import { type AnsweredBy, asksForFiles, tierOfChange } from './tier-of-change.ts';

export interface WriteNotesRequest {
  /** `owner/name`. */
  readonly repository: string;
  /** As people name it: tag, branch, commit. Null: nothing ran before. */
  readonly from: string | null;
  readonly to: string;
  /** Only what touches its paths, and named in the notes; null: the whole repository. See `serviceOf`. */
  readonly service: string | null;
  /** Null: the range is not of a deployment. */
  readonly environment: string | null;
  readonly policy: Policy;
  /** The organisation's, which `policy` has to agree with; undefined: there is none, or `policy` is it. */
  readonly organisation?: Policy | undefined;
  /** Of `.github/release.yml`, which is honoured where the policy has no categories; null: there is none. */
  readonly releaseFile: CategoryRules | null;
  readonly outcome: NotesOutcome | null;
  /** What the history can tell of a change, which decides what risk rules are applied. */
  readonly answeredBy: AnsweredBy;
  /** Whom the notes are for. Absent: everybody. */
  readonly audience?: Audience | undefined;
}

/** Throws `Failure` when a revision is not there, the history cannot be read, or the policy knows no such service. */
export async function writeNotes(history: NotesHistory, request: WriteNotesRequest): Promise<Notes> {
  const { policy, organisation, service, environment, outcome, answeredBy } = request;
  const policies = organisation === undefined ? [policy] : [organisation, policy];
  const isOwn = service === null ? undefined : ownPaths(request.repository, policy, service);
  const withFiles = isOwn !== undefined || policies.some((each) => asksForFiles(each, answeredBy));
  const range = await history.range({ from: request.from, to: request.to, withFiles });
  const associated = associate(range);
  const [mentioned, landed, newcomers] = await Promise.all([
    history.commits(mentionedShas(range)),
    range.from === null ? [] : (history.landed?.(mentionedChanges(associated), range.from.sha) ?? []),
    history.newcomers(peopleOf(associated), range.from?.sha ?? null),
  ]);
  return makeNotes({
    range,
    associated,
    mentioned: [...mentioned, ...landed],
    service,
    environment,
    ...(isOwn === undefined ? {} : { isOwn }),
    rules: rulesInForce(policy.notes ?? null, request.releaseFile),
    tierOf: tierOfChange(policies, { answeredBy, withFiles }),
    requestsOf: requestsOfChange(policies, range.repository),
    newcomers,
    outcome,
    audience: request.audience,
  });
}

function ownPaths(repository: string, policy: Policy, name: string): IsOwn | undefined {
  const service = serviceOf(policy, name, repository);
  if (service.kind === 'known') return service.isOwn;
  throw new Failure('not-found', unknownService(name, service.known));
}
