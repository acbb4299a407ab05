export type Who = 'admin' | 'editor' | 'viewer' | 'lead';
