// src/domain/linked-requests.ts
/** What tells changes apart: `#12`, or the full name of a commit. */
function keyOfChange(change) {
	return change.kind === "commit" ? change.sha : `#${change.number}`;
}
function linkedRequests(decisions) {
	const requirements = decisions.flatMap(({ gates }) => gates.flatMap((gate) => gate.requirements));
	const byChange = /* @__PURE__ */ new Map();
	for (const { change, requests } of requirements.flatMap(({ linked = [] }) => linked)) byChange.set(change, [.../* @__PURE__ */ new Set([...byChange.get(change) ?? [], ...requests])]);
	return byChange;
}
/** As people call it in this repository: `acme/shop#12` is `#12` in acme/shop, and what is no issue stays as it is. */
function requestIn(repository, request) {
	const own = `${repository}#`;
	return request.toLowerCase().startsWith(own.toLowerCase()) ? request.slice(own.length - 1) : request;
}

export { linkedRequests as n, requestIn as r, keyOfChange as t };