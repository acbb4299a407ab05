import type { ColumnType } from './columns.ts';
import type { SqlValue } from './database.ts';

/** Object ids of the element types, fixed for every PostgreSQL there is (pg_type.dat). */
const OIDS: Readonly<Record<ColumnType, number>> = { int8: 20, text: 25 };
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/**
 * A parameter that is an array, in PostgreSQL's binary form (array_recv in arrayfuncs.c): dimensions, "has nulls",
 * element type, length, lower bound, then each element with its length in bytes, -1 for NULL; all int32, big-endian.
 * Not the driver's own text form, because that escapes every quote of every JSON body and grows one long string by
 * pieces: 256 requests of 2 kB take three times as long that way, most of it here in this process.
 */
export function binaryArray(type: ColumnType, values: readonly SqlValue[]): Buffer {
  const bytes = values.reduce<number>((sum, value) => sum + LENGTH_BYTES + sizeOf(type, value), HEADER_BYTES);
  const buffer = Buffer.allocUnsafe(bytes);
  let end = 0;
  const put = (int32: number): void => {
    end = buffer.writeInt32BE(int32, end);
  };
  for (const int32 of [1, values.includes(null) ? 1 : 0, OIDS[type], values.length, 1]) put(int32);
  for (const value of values) {
    if (value === null) {
      put(-1);
    } else if (type === 'text') {
      const length = buffer.write(String(value), end + LENGTH_BYTES);
      put(length);
      end += length;
    } else {
      put(8);
      end = buffer.writeBigInt64BE(BigInt(value), end);
    }
  }
  return buffer;
}

function sizeOf(type: ColumnType, value: SqlValue): number {
  if (value === null) return 0;
  return type === 'text' ? Buffer.byteLength(String(value)) : 8;
}
