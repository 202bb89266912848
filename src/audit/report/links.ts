/** What belongs together in a log: orders to go back, the runs that did, the deployments that these made. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import { numberIn, word } from './read-data.ts';

/** One way back, by the newest line about it. Names are as the log has them. */
export interface Back {
  readonly failedDeployment: number | null;
  readonly failedCommit: string | null;
  readonly environment: string;
  readonly orderedBy: string | null;
  readonly trigger: string;
  /** The line that ordered it; the first about it where none did. */
  readonly seq: number;
  readonly at: Instant;
  readonly isOrdered: boolean;
}

export interface Order {
  readonly user: string;
  readonly reason: string;
  readonly seq: number;
  readonly at: Instant;
}

export class Links {
  readonly #backs = new Map<string, Back>();
  readonly #backOfRun = new Map<string, string>();
  readonly #runOfDeployment = new Map<string, number>();
  readonly #deploymentOfRun = new Map<string, number>();
  readonly #orders = new Map<string, Order>();

  see(entry: AuditEntry): void {
    const { kind, actor, subject, data } = entry;
    if (kind === 'gate' || kind === 'bypass') this.#seeGate(entry);
    if (kind !== 'rollback') return;
    if (actor.kind === 'tidegate') this.#seeBack(entry);
    else if (subject.commit !== undefined) {
      const order = { user: actor.login, reason: word(data, 'reason'), seq: entry.seq, at: entry.at };
      this.#orders.set(lane(subject.environment, subject.commit), order);
    }
  }

  /** What this deployment goes back from; undefined: it is no way back. */
  backBy(repositoryId: number, deployment: number): Back | undefined {
    const run = this.#runOfDeployment.get(`${repositoryId}/${deployment}`);
    const id = run === undefined ? undefined : this.#backOfRun.get(`${repositoryId}/${run}`);
    return id === undefined ? undefined : this.#backs.get(id);
  }

  /** What somebody last said when they ordered it back from there. */
  orderOf(environment: string | null, commit: string | null): Order | undefined {
    return commit === null ? undefined : this.#orders.get(lane(environment ?? undefined, commit));
  }

  /** The deployment of a run to an environment. */
  deploymentOf(repositoryId: number, environment: string, run: number): number | undefined {
    return this.#deploymentOfRun.get(`${repositoryId}/${run}/${environment.toLowerCase()}`);
  }

  /** Runs that brought something back from these deployments. */
  runsFrom(repositoryId: number, failed: number): readonly { readonly run: number; readonly environment: string }[] {
    return [...this.#backOfRun].flatMap(([key, id]) => {
      const back = this.#backs.get(id);
      const [repository, run] = key.split('/').map(Number);
      const isIt = repository === repositoryId && back?.failedDeployment === failed;
      return isIt && run !== undefined ? [{ run, environment: back.environment }] : [];
    });
  }

  #seeGate({ subject, data }: AuditEntry): void {
    const { repositoryId, deployment, environment = '' } = subject;
    const run = numberIn(data, 'run');
    if (run === null || deployment === undefined) return;
    this.#runOfDeployment.set(`${repositoryId}/${deployment}`, run);
    this.#deploymentOfRun.set(`${repositoryId}/${run}/${environment.toLowerCase()}`, deployment);
  }

  #seeBack({ seq, at, subject, data }: AuditEntry): void {
    const id = `${subject.repositoryId}/${word(data, 'rollback')}`;
    const before = this.#backs.get(id);
    const isOrdered = word(data, 'state') === 'ordered';
    const place = before !== undefined && (before.isOrdered || !isOrdered) ? before : { seq, at, isOrdered };
    const orderedBy = word(data, 'orderedBy');
    this.#backs.set(id, {
      failedDeployment: subject.deployment ?? null,
      failedCommit: subject.commit ?? null,
      environment: subject.environment ?? '',
      orderedBy: orderedBy === '' ? null : orderedBy,
      trigger: word(data, 'trigger'),
      seq: place.seq,
      at: place.at,
      isOrdered: place.isOrdered,
    });
    const run = numberIn(data, 'run');
    if (run !== null) this.#backOfRun.set(`${subject.repositoryId}/${run}`, id);
  }
}

function lane(environment: string | undefined, commit: string): string {
  return `${(environment ?? '').toLowerCase()}/${commit}`;
}
