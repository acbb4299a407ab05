/** Keys and list positions from the schedule down, as a YAML reader or a form needs them: `['layers', 0, 'rank']`. */
export type FieldPath = readonly (string | number)[];

/** `message` says what to do, in a sentence that can stand beside the field. */
export interface FieldError {
  readonly path: FieldPath;
  readonly message: string;
}
