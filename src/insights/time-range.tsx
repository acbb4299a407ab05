import { dateTime, isDateTime, rangeUtil } from '@grafana/data';
import type { TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';

/** One end of a range as an address holds it: `now-7d`, or an instant. */
function rawOf(end: TimeRange['raw']['from']): string {
  return isDateTime(end) ? end.toISOString() : end;
}

/** What an address says, as Grafana's components want it; what cannot be read is the last week. */
export function timeRangeOf(from: string, to: string, timeZone: string): TimeRange {
  const range = rangeUtil.convertRawToRange({ from: endOf(from), to: endOf(to) }, timeZone);
  const isRange = range.from.isValid() && range.to.isValid() && range.from.isBefore(range.to);
  return isRange ? range : rangeUtil.convertRawToRange({ from: 'now-7d', to: 'now' }, timeZone);
}

/** Grafana's own addresses hold epoch milliseconds; a text of them would be read as a year. */
function endOf(text: string) {
  if (text.startsWith('now')) return text;
  return dateTime(/^\d{10,}$/.test(text) ? Number(text) : text);
}

export interface PickerProps {
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly onChange: (ends: { readonly from: string; readonly to: string }) => void;
  readonly onChangeTimeZone: (timeZone: string) => void;
}

export function Picker({ range, timeZone, onChange, onChangeTimeZone }: PickerProps) {
  const start = range.from.valueOf();
  const end = range.to.valueOf();
  const toInstants = (from: number, to: number): void =>
    onChange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  const half = (end - start) / 2;
  return (
    <TimeRangePicker
      value={range}
      timeZone={timeZone}
      onChange={({ raw }) => onChange({ from: rawOf(raw.from), to: rawOf(raw.to) })}
      onChangeTimeZone={onChangeTimeZone}
      onMoveBackward={() => toInstants(start - half, end - half)}
      onMoveForward={() => toInstants(start + half, end + half)}
      onZoom={() => toInstants(start - half, end + half)}
      isOnCanvas
    />
  );
}
