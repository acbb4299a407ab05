/** `jsonData` of the plugin, which every user of the app may read: nothing secret belongs here. */
export interface AppSettings {
  /** Where Grafana reaches the service, without a slash at the end. */
  readonly serviceUrl?: string;
}
