/** Where most of the town sleeps at the same time. */
export const TOWN_ZONE = 'Europe/Paris';
