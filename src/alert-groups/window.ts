/** Rows of one height, of which only those around the visible part of the screen are drawn. */
export interface Window {
  readonly first: number;
  /** Not drawn any more. */
  readonly end: number;
}

/** So many more above and below, so that a flick of the wheel does not show white. */
const SPARE_ROWS = 8;
/** The window moves in steps: drawing anew at each pixel of scrolling would be most of the work. */
const STEP_ROWS = 4;

/** `top` is where the list begins, against the upper edge of what is visible: negative once it is scrolled. In px. */
export function windowOf(top: number, visible: number, rowHeight: number, rows: number): Window {
  const above = Math.floor(-top / rowHeight);
  const below = Math.ceil((visible - top) / rowHeight);
  const first = Math.floor((above - SPARE_ROWS) / STEP_ROWS) * STEP_ROWS;
  const end = Math.ceil((below + SPARE_ROWS) / STEP_ROWS) * STEP_ROWS;
  return { first: clamp(first, rows), end: clamp(end, rows) };
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/**
 * How far to scroll so that the first visible row stays under the reader's eyes when others open above it; in px. Zero
 * at the very top: there the newest is what one came for.
 */
export function shiftOf(before: readonly string[], after: readonly string[], top: number, rowHeight: number): number {
  const index = Math.floor(-top / rowHeight);
  const anchor = before[index];
  if (index <= 0 || anchor === undefined || after[index] === anchor) return 0;
  const moved = after.indexOf(anchor);
  return moved === -1 ? 0 : (moved - index) * rowHeight;
}
