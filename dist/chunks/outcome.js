// src/action/outcome.ts
/** Nothing could be judged. */
function undecided(reasonCode, headline, problems = []) {
	return {
		decision: "stop",
		verdict: "error",
		reasonCode,
		headline,
		details: "",
		summary: "",
		problems,
		outputs: {}
	};
}

export { undecided as t };