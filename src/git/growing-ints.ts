/** A list of 32-bit integers that grows: numbers in one block, not boxed. */
export class GrowingInts {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The value at a place that was pushed. */
  at(place: number): number {
    return this.#values[place] as number;
  }

  /** Replaces the value at a place that was pushed. */
  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  slice(from: number, until: number): Int32Array {
    return this.#values.slice(from, until);
  }
}
