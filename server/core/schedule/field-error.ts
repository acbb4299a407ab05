/** Keys and list positions from the schedule down: `['layers', 0, 'rank']`. */
export type FieldPath = readonly (string | number)[];

export interface FieldError {
  readonly path: FieldPath;
  readonly message: string;
}
