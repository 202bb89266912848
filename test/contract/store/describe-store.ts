/** The contract of the store: every implementation passes all of it. */
import { afterEach, describe } from 'vitest';
import type { Store } from '../../../src/flow/ports.ts';
import { agendaCases } from './agenda.ts';
import { crashCases } from './crash-safety.ts';
import { doraCases } from './dora.ts';
import { escalationCases } from './escalations.ts';
import { evidenceCases } from './evidence.ts';
import { gateCases } from './gates.ts';
import { housekeepingCases } from './housekeeping.ts';
import { inboxCases } from './inbox.ts';
import { libraryCases } from './library.ts';
import { migrationCases } from './migrations.ts';
import { noticeCases } from './notices.ts';
import { outboxCases } from './outbox.ts';
import { placeCases } from './places.ts';
import { planCases } from './plans.ts';
import { probeCases } from './probes.ts';
import { rateLimitCases } from './rate-limits.ts';
import { releaseCases } from './releases.ts';
import { rollbackCases } from './rollbacks.ts';
import { processCases } from './several-processes.ts';
import { statementCases } from './statements.ts';
import type { Content, Place, StoreUnderTest } from './store-under-test.ts';
import { sweepCases } from './sweeps.ts';
import { trainCases } from './trains.ts';
import { verificationCases } from './verifications.ts';

export function describeStore(implementation: StoreUnderTest): void {
  const places: Place[] = [];
  const stores: Store[] = [];

  async function place(content: Content): Promise<Place> {
    const made = await implementation.newPlace(content);
    places.push(made);
    return { ...made, open: async () => remember(await made.open()) };
  }
  const newPlace = () => place('empty tables');
  const newEmptyPlace = () => place('nothing');

  function remember(store: Store): Store {
    stores.push(store);
    return store;
  }

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const made of places.splice(0)) await made.remove();
  });

  describe(`${implementation.name}: inbox`, () => inboxCases(newPlace));
  describe(`${implementation.name}: agenda`, () => agendaCases(newPlace));
  describe(`${implementation.name}: notices`, () => noticeCases(newPlace));
  describe(`${implementation.name}: verifications`, () => verificationCases(newPlace));
  describe(`${implementation.name}: probes`, () => probeCases(newPlace));
  describe(`${implementation.name}: escalations`, () => escalationCases(newPlace));
  describe(`${implementation.name}: rollbacks`, () => rollbackCases(newPlace));
  describe(`${implementation.name}: delivery figures`, () => doraCases(newPlace));
  describe(`${implementation.name}: library`, () => libraryCases(newPlace));
  describe(`${implementation.name}: outbox`, () => outboxCases(newPlace));
  describe(`${implementation.name}: evidence`, () => evidenceCases(newPlace));
  describe(`${implementation.name}: gates`, () => gateCases(newPlace));
  describe(`${implementation.name}: housekeeping`, () => housekeepingCases(newPlace));
  describe(`${implementation.name}: migrations`, () => migrationCases(newEmptyPlace));
  describe(`${implementation.name}: where repositories are`, () => placeCases(newPlace));
  describe(`${implementation.name}: planned releases`, () => planCases(newPlace));
  describe(`${implementation.name}: trains`, () => trainCases(newPlace));
  describe(`${implementation.name}: several processes`, () => processCases(newPlace));
  describe(`${implementation.name}: releases`, () => releaseCases(newPlace));
  describe(`${implementation.name}: statements`, () => statementCases(newPlace));
  describe(`${implementation.name}: sweeps`, () => sweepCases(newPlace));
  describe(`${implementation.name}: rate limits`, () => rateLimitCases(newPlace));
  describe(`${implementation.name}: crashes and company`, () => crashCases(newPlace));
}
