import { f as nodeHash, l as EMPTY_ROOT } from "./checkpoint.js";

// src/audit/running-root.ts
/** The root of a log that is read once from its beginning: a hash per height is in memory, however long the log is. */
var RunningRoot = class RunningRoot {
	/** Of each height the complete subtree that has no neighbour yet. */
	#waiting = [];
	#size = 0;
	/** Goes on where another stopped. Throws when the hashes are not as many as the size asks for. */
	static from({ size, hashes }) {
		const places = size.toString(2).replaceAll("0", "").length;
		if (!Number.isSafeInteger(size) || size < 0 || places !== hashes.length) throw new RangeError(`${hashes.length} hashes are not the state of a log of ${size} lines`);
		const running = new RunningRoot();
		const left = [...hashes];
		for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) running.#waiting.push(rest % 2 === 1 ? left.shift() ?? null : null);
		running.#size = size;
		return running;
	}
	state() {
		return {
			size: this.#size,
			hashes: this.#waiting.filter((hash) => hash !== null)
		};
	}
	get size() {
		return this.#size;
	}
	append(leaf) {
		let hash = leaf;
		let height = 0;
		for (let left = this.#waiting[height]; left; left = this.#waiting[height]) {
			hash = nodeHash(left, hash);
			this.#waiting[height] = null;
			height++;
		}
		this.#waiting[height] = hash;
		this.#size++;
	}
	root() {
		let root = null;
		for (const left of this.#waiting) if (left) root = root === null ? left : nodeHash(left, root);
		return root ?? EMPTY_ROOT;
	}
};

export { RunningRoot as t };