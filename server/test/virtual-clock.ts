export { virtualClock } from '../runtime/virtual-clock.ts';
export type { VirtualClock } from '../runtime/virtual-clock.ts';
