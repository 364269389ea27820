/** COPY in both directions: rows leave and enter a table as Postgres itself writes them down, exact to the last digit. */
import { once } from 'node:events'
import { Readable, type Duplex } from 'node:stream'
import type { Client, ClientBase, Connection, Submittable } from 'pg'

/** What the driver's connection can do beyond its types. */
type CopyConnection = Connection & {
  readonly stream: Duplex
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

interface Completed {
  /** `COPY 120` */
  readonly text: string
}

const rowsOf = ({ text }: Completed): number => Number(text.split(' ')[1] ?? 0)

/** The rows that a `COPY … TO STDOUT` gives, as a stream that makes the server wait for a slow reader. */
export class CopyOut extends Readable implements Submittable {
  /** Known at the end of the stream. */
  rows = 0
  private connection?: CopyConnection

  constructor(private readonly text: string) {
    super()
  }

  submit(connection: Connection): void {
    this.connection = connection as CopyConnection
    connection.query(this.text)
  }

  override _read(): void {
    this.connection?.stream.resume()
  }

  // The parser uses its buffer again: what is kept must be copied.
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (!this.push(Buffer.from(chunk))) this.connection?.stream.pause()
  }

  handleCommandComplete(message: Completed): void {
    this.rows = rowsOf(message)
  }

  handleReadyForQuery(): void {
    this.push(null)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }
}

class CopyIn implements Submittable {
  readonly done: Promise<number>
  private settle!: { resolve: (rows: number) => void; reject: (error: Error) => void }
  private rows = 0
  private failed = false

  constructor(
    private readonly text: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }))
  }

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: Error) => connection.sendCopyFail(error.message))
  }

  handleCommandComplete(message: Completed): void {
    this.rows = rowsOf(message)
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.rows)
  }

  handleError(error: Error): void {
    this.failed = true
    this.settle.reject(error)
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.source) {
      if (this.failed) return
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  }
}

/** Feeds a `COPY … FROM STDIN`. @returns how many rows went in */
export const copyIn = (client: ClientBase, text: string, source: AsyncIterable<Buffer>): Promise<number> =>
  (client as Client).query(new CopyIn(text, source)).done
