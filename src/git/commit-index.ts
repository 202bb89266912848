/**
 * Numbers the commits of a history in the order they are added, and finds the number by the name. Names are kept as
 * bytes in one block: a hundred thousand commits take a few megabytes and nothing for the garbage collector to walk.
 */
export class CommitIndex {
  #count = 0;
  /** Bytes of a name: 20 for SHA-1, 32 for SHA-256; known with the first commit. */
  #width = 0;
  #names = Buffer.alloc(0);
  /** Open addressing; number + 1, 0 where free. Its length is a power of two, at least twice the count. */
  #slots = new Int32Array(1 << 12);

  get count(): number {
    return this.#count;
  }

  /** @param name the full name in lower-case hex, not added before */
  add(name: string): number {
    if (this.#count === 0) this.#width = name.length / 2;
    const start = this.#count * this.#width;
    if (start + this.#width > this.#names.length) {
      const larger = Buffer.alloc(Math.max(this.#names.length * 2, this.#width * 1024));
      this.#names.copy(larger);
      this.#names = larger;
    }
    this.#names.write(name, start, 'hex');
    if ((this.#count + 1) * 2 > this.#slots.length) this.#widen();
    this.#slots[this.#slotOf(this.#names.subarray(start, start + this.#width))] = this.#count + 1;
    return this.#count++;
  }

  /** Undefined for a name that was not added, or is none. */
  find(name: string): number | undefined {
    if (this.#count === 0 || name.length !== this.#width * 2) return undefined;
    const bytes = Buffer.from(name, 'hex');
    if (bytes.length !== this.#width) return undefined;
    const entry = this.#slots[this.#slotOf(bytes)] as number;
    return entry === 0 ? undefined : entry - 1;
  }

  nameOf(commit: number): string {
    return this.#names.toString('hex', commit * this.#width, (commit + 1) * this.#width);
  }

  /** The slot that holds the name, or the free one where it belongs. */
  #slotOf(bytes: Buffer): number {
    const mask = this.#slots.length - 1;
    let slot = bytes.readUInt32LE(0) & mask;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#isNamed(entry - 1, bytes)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isNamed(commit: number, bytes: Buffer): boolean {
    const start = commit * this.#width;
    return bytes.compare(this.#names, start, start + this.#width) === 0;
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let commit = 0; commit < this.#count; commit++) {
      const start = commit * this.#width;
      this.#slots[this.#slotOf(this.#names.subarray(start, start + this.#width))] = commit + 1;
    }
  }
}
