/** The second day, step by step: a planned release of two services, and what became of it. */
import type { Narrator } from '../narrator.ts';
import { escalation, regression, watch, wayBack } from './after.ts';
import { ORG_POLICY, POLICY } from './files.ts';
import { authors, quarter, retrospective, review } from './looking-back.ts';
import { change, decideStages, lastWeek, plan } from './planning.ts';
import { morning, signOff, staging } from './release.ts';
import type { SecondStage } from './stage.ts';

export async function tellSecondDay(stage: SecondStage, narrator: Narrator): Promise<void> {
  narrator.tell(
    'A planned release of two services at acme, with the real App and a GitHub that lives on this machine only.',
  );
  narrator.show('.github/tidegate.yml of acme/shop and of acme/payments', POLICY.trimEnd());
  narrator.show('.github/tidegate-org.yml of acme', ORG_POLICY.trimEnd());
  await lastWeek(stage);
  narrator.time(stage.now());
  await plan(stage, narrator);
  const pulls = await change(stage, narrator);
  await decideStages(stage, narrator);
  const runs = await staging(stage, narrator);
  await signOff(stage, narrator, runs);
  await morning(stage, narrator, runs);
  await watch(stage, narrator, runs);
  await regression(stage, narrator);
  await escalation(stage, narrator);
  await wayBack(stage, narrator);
  await authors(stage, narrator, pulls);
  await review(stage, narrator);
  await retrospective(stage, narrator, runs);
  await quarter(stage, narrator);
}
