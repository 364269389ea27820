/** The pins: one server version, tried together with the SDK, and the UI that goes with it. */
export const TEMPORAL_VERSION = '1.32.0'
export const TEMPORAL_UI_VERSION = '2.54.1'

/** The three programs, by the names under which they lie in the cache. */
export const PROGRAM_NAMES = {
  server: 'temporal-server',
  sqlTool: 'temporal-sql-tool',
  uiServer: 'temporal-ui-server',
} as const
export type ProgramRole = keyof typeof PROGRAM_NAMES
