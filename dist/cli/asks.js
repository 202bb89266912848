import { d as text, o as askOf, s as count } from "./approvals.js";

// src/policy/headline/asks.ts
const ASKS = {
	"check-failed": (reason) => askChecks(reason, "check-failed"),
	"check-ambiguous": (reason) => askChecks(reason, "check-ambiguous"),
	"check-missing": (reason) => askChecks(reason, "check-missing"),
	"check-pending": (reason) => askChecks(reason, "check-pending"),
	"checklist-open": (reason) => both(`${count(reason["unticked"], "open checklist item")}`),
	incomplete: () => both("a release that GitHub lists in full"),
	"incident-open": (reason) => both(`${first(reason["incidents"], (number) => `#${text(number)}`)} to be closed`),
	"dependency-unhealthy": (reason) => both(`${first(reason["dependencies"], (lane) => `${text(lane["environment"])} of ${text(lane["repository"])}`)} to be healthy`),
	"not-deployed": (reason) => both(`this commit to be deployed to ${text(reason["from"])} and verified there`),
	"not-verified": (reason) => both(`a passed verification of this commit in ${text(reason["from"])}`),
	"group-failed": (reason) => both(`a passed verification in ${first(reason["failed"], (each) => text(each["environment"]))}, where it failed`),
	"section-missing": (reason) => both(`${first(reason["missing"], saySection)} to be written`),
	"issue-missing": (reason) => both(`an issue linked to ${first(reason["changes"], text)}`),
	"strategy-not-allowed": (reason) => both(`another strategy than ${text(reason["strategy"])}`),
	"strategy-unknown": () => both("a strategy in the policy"),
	"alerts-open": (reason) => both(`${first(reason["open"], sayAlerts)} to be closed`),
	"alerts-unknown": (reason) => both(`what ${first(reason["unknown"], (each) => text(each["tool"]))} finds`),
	"attestation-missing": (reason) => both(`an attestation by ${text(reason["signer"])}`),
	"attested-elsewhere": (reason) => both(`an attestation of this commit by ${text(reason["signer"])}`),
	"digest-unknown": () => both("a deployment that names its digest"),
	"preflight-failed": (reason) => both(`the target to be ready: ${text(reason["file"])} failed`),
	"preflight-unknown": (reason) => both(`the preflight ${text(reason["file"])}`),
	"train-failed": (reason) => both(`${first(reason["members"], sayMember)} to be well again`),
	"train-no-go": (reason) => both(`a go for ${first(reason["members"], sayMember)}`),
	"train-unreadable": (reason) => both(`${first(reason["members"], sayMember)} to be readable`),
	"train-incomplete": (reason) => both(`a milestone in ${first(reason["members"], sayMember)}`),
	"train-order": (reason) => {
		const members = first(reason["members"], sayMember);
		return [
			`${members} to be verified`,
			`${members} to be verified`,
			`the turn of ${members}`
		];
	}
};
function saySection(each) {
	return `"${text(each["section"])}" in ${text(each["change"])}`;
}
function sayAlerts(each) {
	return `${count(each["count"], "alert")} of ${text(each["tool"])}`;
}
function sayMember(each) {
	return text(each["repository"]);
}
/** Undefined for what time alone decides, and for what its own sentence says best. */
function asks({ kind, reason }) {
	if (kind === "approvals") return askOf(reason);
	return Object.hasOwn(ASKS, reason.code) ? ASKS[reason.code]?.(reason) : void 0;
}
/** Why a preflight says nothing yet, when nothing is wrong with it. */
const RUN_BY_ITSELF = /* @__PURE__ */ new Set(["not-run", "too-old"]);
/** Nobody has to do anything for it. */
const BY_ITSELF = /* @__PURE__ */ new Set([
	"check-pending",
	"check-missing",
	"not-deployed",
	"not-verified",
	"train-order"
]);
/** What only time lifts, unless people change the policy. */
const BY_TIME = /* @__PURE__ */ new Set([
	"window-closed",
	"freeze",
	"soaking",
	"holidays-unknown"
]);
/** Others do it, or machines, without anybody who reads this. */
function isDoneByItself(reason) {
	return BY_ITSELF.has(reason.code) || isRunByItself(reason);
}
/** A preflight that is run once nothing else is missing. */
function isRunByItself(reason) {
	return reason.code === "preflight-unknown" && RUN_BY_ITSELF.has(reason["because"]);
}
function isDoneByTime(reason) {
	return BY_TIME.has(reason.code);
}
function both(words) {
	return [words, words];
}
const STATES = {
	"check-failed": "to pass",
	"check-ambiguous": "to be told apart in the policy",
	"check-missing": "to run",
	"check-pending": "to end"
};
function askChecks(reason, code) {
	const lacking = Array.isArray(reason["checks"]) ? reason["checks"] : [];
	const worst = lacking.filter((check) => check["code"] === code);
	const left = lacking.length - worst.length;
	const told = `${worst.length === 1 ? "check" : "checks"} ${first(worst, (check) => text(check["name"]))} ${STATES[code] ?? ""}`;
	return [left > 0 ? `${told} (and ${count(left, "more check")})` : told, count(lacking.length, "check")];
}
/** The first two, and how many more. */
function first(items, say) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, 2).map(say).join(listed.length === 2 ? " and " : ", ");
	return listed.length > 2 ? `${told} and ${listed.length - 2} more` : told;
}

export { isRunByItself as i, isDoneByItself as n, isDoneByTime as r, asks as t };