/** A failure that a person can mend: what happened and what to do about it, both in Chinese. */
export class EmbeddedError extends Error {
  constructor(
    message: string,
    /** One sentence or command that mends it. */
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'EmbeddedError'
  }
}
