/** The second day, step by step: a planned release of two services, and what became of it. */
import type { Narrator } from '../narrator.ts';
import { POLICY, ORG_POLICY } from './files.ts';
import { change, decideStages, lastWeek, plan } from './planning.ts';
import type { SecondStage } from './stage.ts';

export async function tellSecondDay(stage: SecondStage, narrator: Narrator): Promise<void> {
  narrator.tell('A planned release of two services at acme, with the real App and a GitHub that lives on this machine only.');
  narrator.show('.github/tidegate.yml of acme/shop and of acme/payments', POLICY.trimEnd());
  narrator.show('.github/tidegate-org.yml of acme', ORG_POLICY.trimEnd());
  await lastWeek(stage);
  narrator.time(stage.now());
  await plan(stage, narrator);
  await change(stage, narrator);
  await decideStages(stage, narrator);
}
