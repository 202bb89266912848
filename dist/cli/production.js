// src/dora/production.ts
/** Which environments are production when no policy says so. */
const NAMES = /* @__PURE__ */ new Set([
	"production",
	"prod",
	"live"
]);
const BEGINNINGS = ["production-", "prod-"];
/** Compared without case. */
function isProductionName(environment) {
	const name = environment.toLowerCase();
	return NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}

export { isProductionName as t };