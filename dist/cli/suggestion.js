// src/document/suggestion.ts
/** "Did you mean …?": the known word nearest to a misspelt one. */
/** Of more than these nobody reads the list. */
const MOST_LISTED = 20;
/** How to fix a word that is not known: the one that was meant, else a list of those that are. */
function suggest(word, known, title) {
	const meant = nearest(word, known);
	if (meant !== void 0) return `Did you mean \`${meant}\`?`;
	return `${title}: ${known.length === 0 ? "none" : listOf(known)}.`;
}
function listOf(words) {
	const listed = words.slice(0, MOST_LISTED).map((word) => `\`${word}\``);
	const more = words.length - listed.length;
	return `${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Comparing is slow; who has more names than these looks for the right one in their own file. */
const MOST_COMPARED = 100;
/** The nearest of `known`, or undefined when none is near enough to be meant. */
function nearest(word, known) {
	const most = Math.max(1, Math.floor(word.length / 3));
	let best;
	for (const candidate of known.slice(0, MOST_COMPARED)) {
		if (Math.abs(candidate.length - word.length) > most) continue;
		const distance = editDistance(word.toLowerCase().slice(0, 100), candidate.toLowerCase());
		if (distance <= most && (best === void 0 || distance < best.distance)) best = {
			word: candidate,
			distance
		};
	}
	return best?.word;
}
/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(one, other) {
	const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= one.length; i++) {
		const above = rows[i - 1];
		const row = [i];
		for (let j = 1; j <= other.length; j++) {
			const isSame = one[i - 1] === other[j - 1];
			const least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (isSame ? 0 : 1));
			const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			row.push(isSwap ? Math.min(least, rows[i - 2]?.[j - 2] + 1) : least);
		}
		rows.push(row);
	}
	return rows[one.length][other.length];
}

export { nearest as n, suggest as r, listOf as t };