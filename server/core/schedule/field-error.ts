/** Keys and list positions from the schedule down, as a YAML reader or a form needs them: `['layers', 0, 'rank']`. */
export type FieldPath = readonly (string | number)[];

export interface FieldError {
  readonly path: FieldPath;
  readonly message: string;
}
