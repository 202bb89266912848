import { t as isProductionName } from "./production.js";
import { T as entryFor, k as matchesEnvironment } from "./tiers.js";

// src/flow/history/request.ts
/** How far back the App reads: a year for a baseline, and a month. */
const HISTORY_REACHES_MS = 3456e7;
/** The repository's own word, else its organisation's. */
function settingOf({ policies }, key) {
	return policies.findLast(({ dora }) => dora?.[key] !== void 0)?.dora?.[key];
}
function isProduction(request, environment) {
	const named = settingOf(request, "production");
	return named === void 0 ? isProductionName(environment) : matchesEnvironment(named, environment);
}
/** The service that is deployed there; without a policy's word the whole repository, by its name. */
function serviceOf({ policies, repository }, environment) {
	return policies.map((policy) => entryFor(policy, environment)?.service).findLast((name) => name !== void 0) ?? repository.slice(repository.indexOf("/") + 1);
}
function incidentLabelsOf(request) {
	return settingOf(request, "incident")?.labels ?? [];
}

export { settingOf as a, serviceOf as i, incidentLabelsOf as n, isProduction as r, HISTORY_REACHES_MS as t };