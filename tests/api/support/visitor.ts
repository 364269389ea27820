/** One browser: keeps its cookie and sends what it is told to. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { actAnswer, processPage } from '#contracts/http/processes.js'
import type { Problem } from '#contracts/http/shared.js'

export interface Reply<T = unknown> {
  status: number
  headers: Headers
  body: T
}

export type Answer = z.output<typeof actAnswer>
export type Page = z.output<typeof processPage>

/** On a machine that has much else to do; what is unknown may be told as such at once, again and again. */
const insisting = { forMs: 60_000, pauseMs: 250 }

export class Visitor {
  private cookies: ReadonlyMap<string, string> = new Map()

  constructor(private readonly url: string) {}

  async signIn(personId: string): Promise<this> {
    const reply = await this.post('/api/demo/sign-in', { personId })
    if (reply.status !== 200) throw new Error(`${personId} cannot sign in: ${JSON.stringify(reply.body)}`)
    return this
  }

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>(path, { headers })
  }

  post<T = unknown>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.postText<T>(path, JSON.stringify(body), headers)
  }

  postText<T = unknown>(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
    return this.send<T>(path, {
      method: 'POST',
      body: body as RequestInit['body'],
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  /** A command under its key, asked again while its outcome is unknown, as the portal does. */
  async command<T = Answer & Problem>(path: string, key: string, body: unknown): Promise<Reply<T>> {
    const deadline = Date.now() + insisting.forMs
    for (;;) {
      const reply = await this.commandOnce<T>(path, key, body)
      if (reply.status !== 503 || Date.now() > deadline) return reply
      await sleep(insisting.pauseMs)
    }
  }

  /** A command under its key, whatever comes of it. */
  commandOnce<T = Answer & Problem>(path: string, key: string, body: unknown): Promise<Reply<T>> {
    return this.post<T>(path, body, { 'idempotency-key': key })
  }

  async page(processId: string): Promise<Page> {
    const { status, body } = await this.get<Page>(`/api/processes/${processId}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }

  private async send<T>(
    path: string,
    { headers, ...init }: RequestInit & { headers: Record<string, string> },
  ) {
    const response = await fetch(this.url + path, {
      signal: AbortSignal.timeout(15_000),
      ...init,
      redirect: 'manual',
      headers: { cookie: this.cookie, ...headers },
    })
    this.keep(response.headers.getSetCookie())
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    }
  }

  /** What it sends back, `name=value; name=value`. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Clears one cookie, as a browser that is another one to the server. */
  forget(name: string): void {
    this.cookies = new Map([...this.cookies].filter(([each]) => each !== name))
  }

  private keep(set: string[]): void {
    const pairs = set.map(line => /^([^=]+)=([^;]*)/.exec(line)?.slice(1) as [string, string])
    this.cookies = new Map([...this.cookies, ...pairs])
  }
}
