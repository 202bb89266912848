/** The embedded store: SQLite through `node:sqlite`, in one folder. */
import { Kysely } from 'kysely';
import type { Store } from '../flow/ports.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { claimQuestion } from './claim-question.ts';
import { connectSqlite } from './connect-sqlite.ts';
import { failDelivery } from './fail-delivery.ts';
import { finishDelivery } from './finish-delivery.ts';
import { keepValidPolicy } from './keep-valid-policy.ts';
import { lastValidPolicy } from './last-valid-policy.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all.ts';
import { SQLITE_SPELLING } from './migrations/sqlite-spelling.ts';
import { nextDueAt } from './next-due-at.ts';
import { openGates, openGatesOfInstallation } from './open-gates.ts';
import { openedGates } from './opened-gates.ts';
import {
  forgetOrganisationPolicy,
  keepValidOrganisationPolicy,
  lastValidOrganisationPolicy,
} from './organisation-policy.ts';
import { overrides } from './overrides.ts';
import { pendingEffects } from './pending-effects.ts';
import { questionsAbout } from './questions-about.ts';
import { releaseClaim } from './release-claim.ts';
import { saveRecord } from './save-record.ts';
import { seeReviews } from './see-reviews.ts';
import { settleEffect } from './settle-effect.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import type { Database, Tables } from './tables.ts';
import { waitingDeliveries } from './waiting-deliveries.ts';

/** Opens or creates the database of a folder and brings its tables up to date. Several processes may have it open. */
export async function openSqliteStore(folder: string): Promise<Store> {
  const db: Database = new Kysely<Tables>({ dialect: new NodeSqliteDialect(await connectSqlite(folder)) });
  try {
    await migrate(db, allMigrations(SQLITE_SPELLING));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOn(db);
}

/** The verbs over any database that has the tables. */
function storeOn(db: Database): Store {
  return {
    acceptDelivery: (delivery) => acceptDelivery(db, delivery),
    waitingDeliveries: (limit) => waitingDeliveries(db, limit),
    finishDelivery: (id, questions, at) => finishDelivery(db, id, questions, at),
    failDelivery: (id, because, limit) => failDelivery(db, id, because, limit),
    claimQuestion: (at, leaseUntil) => claimQuestion(db, at, leaseUntil),
    nextDueAt: () => nextDueAt(db),
    saveRecord: (claim, record) => saveRecord(db, claim, record),
    releaseClaim: (claim, next) => releaseClaim(db, claim, next),
    pendingEffects: (questionKey, at) => pendingEffects(db, questionKey, at),
    settleEffect: (effect, outcome, at) => settleEffect(db, effect, outcome, at),
    openGates: (repositoryId) => openGates(db, repositoryId),
    openGatesOfInstallation: (installationId) => openGatesOfInstallation(db, installationId),
    questionsAbout: (repositoryId, sha) => questionsAbout(db, repositoryId, sha),
    openedGates: (repositoryId, environment) => openedGates(db, repositoryId, environment),
    seeReviews: (gate, reviews, at) => seeReviews(db, gate, reviews, at),
    overrides: (repositoryId, environment) => overrides(db, repositoryId, environment),
    lastValidPolicy: (repositoryId) => lastValidPolicy(db, repositoryId),
    keepValidPolicy: (repositoryId, policy) => keepValidPolicy(db, repositoryId, policy),
    lastValidOrganisationPolicy: (ownerId) => lastValidOrganisationPolicy(db, ownerId),
    keepValidOrganisationPolicy: (ownerId, policy) => keepValidOrganisationPolicy(db, ownerId, policy),
    forgetOrganisationPolicy: (ownerId) => forgetOrganisationPolicy(db, ownerId),
    close: () => db.destroy(),
  };
}
