/**
 * A file that was read together with the head of its branch, for the one who asks for it next. It is given out once:
 * asking again always reads anew.
 */
export interface ReadFile {
  readonly path: string;
  /** The commit it is of. */
  readonly sha: string;
  /** Null: there is none. */
  readonly text: string | null;
}

export class ReadAhead {
  private kept: ReadFile | null = null;

  put(file: ReadFile): void {
    this.kept = file;
  }

  /** Null when it is another file, or of another commit. */
  take(path: string, sha: string): ReadFile | null {
    const { kept } = this;
    if (kept?.path !== path || kept.sha !== sha) return null;
    this.kept = null;
    return kept;
  }
}
