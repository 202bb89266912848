// src/domain/problem.ts
/** `file:line:column code message`, the form that editors and people jump from. */
function formatProblem(problem) {
	const place = problem.path === void 0 ? `${problem.line ?? 1}:${problem.column ?? 1}` : problem.path || "/";
	return `${problem.file}:${place} ${problem.code} ${problem.message}`;
}

export { formatProblem as t };