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

// src/domain/problem.ts
/** `file:line:column code message`, the form that editors and people jump from. */
function formatProblem(problem) {
	const place = problem.path === void 0 ? `${problem.line ?? 1}:${problem.column ?? 1}` : problem.path || "/";
	return `${problem.file}:${place} ${problem.code} ${problem.message}`;
}

export { undecided as n, formatProblem as t };