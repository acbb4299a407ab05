/**
 * Minutes since local midnight, 0 (`00:00`) to 1440 (`24:00`). `24:00` is an end only: as a start it would be the next
 * day's `00:00`, and a window would silently belong to another weekday.
 */
export type TimeOfDay = number;

export const MINUTES_PER_DAY = 1_440;

export type ParsedTimeOfDay =
  { readonly ok: true; readonly time: TimeOfDay } | { readonly ok: false; readonly error: string };

const SHAPE = /^([01]\d|2[0-3]):([0-5]\d)$/;

export function parseTimeOfDay(text: string): ParsedTimeOfDay {
  if (text === '24:00') return { ok: true, time: MINUTES_PER_DAY };
  const match = SHAPE.exec(text);
  if (match === null) {
    return { ok: false, error: `"${text}" is not a time of day: write hours and minutes as HH:MM, such as 09:00` };
  }
  return { ok: true, time: Number(match[1]) * 60 + Number(match[2]) };
}

export function formatTimeOfDay(time: TimeOfDay): string {
  return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}
