/** The least that is needed to send a command and read its answer, so that the clock times the API and not us. */
import { Agent, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'

export interface Reply {
  status: number
  body: string
  headers: IncomingMessage['headers']
}

export interface HttpClient {
  get(path: string, headers?: OutgoingHttpHeaders): Promise<Reply>
  post(path: string, body: unknown, headers?: OutgoingHttpHeaders): Promise<Reply>
  close(): void
}

/** Keeps its connections open, as a browser does. */
export const httpClient = (port: number): HttpClient => {
  const agent = new Agent({ keepAlive: true })
  const send = (method: 'GET' | 'POST', path: string, headers: OutgoingHttpHeaders, text?: string) =>
    new Promise<Reply>((resolve, reject) => {
      const sent = request({ agent, host: '127.0.0.1', port, path, method, headers }, reply => {
        read(reply).then(resolve, reject)
      })
      sent.on('error', reject)
      sent.end(text)
    })
  const post = (path: string, body: unknown, headers: OutgoingHttpHeaders = {}) => {
    const text = JSON.stringify(body)
    const all = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...headers,
    }
    return send('POST', path, all, text)
  }
  return { post, get: (path, headers = {}) => send('GET', path, headers), close: () => agent.destroy() }
}

const read = async (message: IncomingMessage): Promise<Reply> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return {
    status: message.statusCode ?? 0,
    body: Buffer.concat(chunks).toString('utf8'),
    headers: message.headers,
  }
}
