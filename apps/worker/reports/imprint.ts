/** What tells one print of a report from another. */
export interface Imprint {
  edition: number
  /** The moment at which the facts stood, as people read it. */
  asOf: string
  /** SHA-256 of the content, hexadecimal. */
  digest: string
}
