// src/smoke/live-sha.ts
/** So many answers in a row: one alone may be of the only instance that is behind. */
const ENOUGH_IN_A_ROW = 3;
/** Anything else that is waited for may be a tag or a number, and what answers as well. */
const FULL_COMMIT = /^[0-9a-f]{40}$/i;
/** As git shortens commits: fewer digits than these name too many. */
const COMMIT = /^[0-9a-f]{7,40}$/;
/**
* The commit that the last answers of every required version check name, 7 to 40 digits in lower case; null: there is no
* such check on a full commit id, or they do not agree.
*/
function liveShaIn({ checks }) {
	const seen = checks.filter((check) => check.severity === "required" && waitsForCommit(check)).map(lastAnswers);
	const [longest = null] = seen.filter((sha) => sha !== null).toSorted((one, other) => other.length - one.length);
	return seen.every((sha) => sha !== null && longest?.startsWith(sha)) ? longest : null;
}
function waitsForCommit({ type, versions = [] }) {
	return type === "version" && versions.some(({ version, expected }) => expected && FULL_COMMIT.test(version));
}
function lastAnswers({ versions = [] }) {
	const last = versions.find(({ lastInARow }) => lastInARow >= ENOUGH_IN_A_ROW)?.version.toLowerCase();
	return last !== void 0 && COMMIT.test(last) ? last : null;
}

export { liveShaIn as t };