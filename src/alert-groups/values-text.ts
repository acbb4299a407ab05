/** `A = 4.2, B = 0`: what the rule measured. Longer numbers than anybody reads are cut, never rounded to nothing. */
export function valuesText(values: Readonly<Record<string, number | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value === null ? '—' : String(Number(value.toPrecision(5)))}`)
    .join(', ');
}
