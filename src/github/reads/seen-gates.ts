/**
 * What a question about a gate has read already, for what is then done because of its answer. A connection is made for
 * one question, and whoever answers the question of a gate has its lane for that time.
 */
import type { Instant } from '../../domain/instant.ts';
import type { Answer } from './gate-answers.ts';
import type { Deployment } from './gate-deployment.ts';

/** A gate that was seen to wait. */
export interface Look {
  /** All that was answered on its run; null where that was not read. */
  readonly answers: readonly Answer[] | null;
  readonly requestedAt: Instant | null;
}

/** Longer than reading the facts of a large release takes, and shorter than a question is held. */
const LOOK_LASTS_MS = 60_000;

export class SeenGates {
  private readonly deployments = new Map<number, Deployment>();
  private readonly looks = new Map<number, { readonly look: Look; readonly at: number }>();

  /** Commit, payload, environment and time of a deployment are what it was made with: they never change. */
  deployment(id: number): Deployment | null {
    return this.deployments.get(id) ?? null;
  }

  putDeployment(id: number, deployment: Deployment): void {
    this.deployments.set(id, deployment);
  }

  putLook(deploymentId: number, look: Look): void {
    this.looks.set(deploymentId, { look, at: performance.now() });
  }

  /** Given out once: what is then sent makes it old. Null: it has to be read. */
  takeLook(deploymentId: number): Look | null {
    const kept = this.looks.get(deploymentId);
    this.looks.delete(deploymentId);
    return kept === undefined || performance.now() - kept.at >= LOOK_LASTS_MS ? null : kept.look;
  }
}
