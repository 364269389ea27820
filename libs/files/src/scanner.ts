/** The operator's scanner: a program that reads the file, or a service that takes it. */
import { spawn } from 'node:child_process'
import { request as overHttp, type IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'

export interface Verdict {
  verdict: 'passed' | 'blocked'
  /** What the scanner said of it. */
  note?: string
}

export interface Scanner {
  /** @throws Error when nothing can be said: the scanner is away, or failed; it is asked again later */
  scan(content: Readable): Promise<Verdict>
}

export interface ScannerSettings {
  FILE_SCAN_COMMAND?: string | undefined
  FILE_SCAN_URL?: string | undefined
}

/** None when none is configured. */
export const openScanner = ({ FILE_SCAN_COMMAND, FILE_SCAN_URL }: ScannerSettings): Scanner | undefined => {
  if (FILE_SCAN_COMMAND !== undefined) return { scan: content => byCommand(FILE_SCAN_COMMAND, content) }
  if (FILE_SCAN_URL !== undefined) return { scan: content => byService(FILE_SCAN_URL, content) }
  return undefined
}

const patienceMs = 120_000
const noteLength = 200

/** Whoever found something may stop reading: only what was read to its end can have passed. */
const settled = (says: 'passed' | 'blocked', sent: Error | undefined, said: string): Verdict => {
  if (says === 'passed' && sent) throw sent
  const note = said
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, noteLength)
  return { verdict: says, ...(note !== '' && { note }) }
}

const fault = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
const sending = (work: Promise<void>): Promise<Error | undefined> => work.then(() => undefined, fault)

const byCommand = async (command: string, content: Readable): Promise<Verdict> => {
  const [program = '', ...args] = command.split(/\s+/)
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const sent = sending(pipeline(content, child.stdin))
  const [code, said] = await Promise.all([ended, buffer(child.stdout)]).finally(() => clearTimeout(patience))
  // Many programs end with 1 when they break: a finding has a name.
  const isFinding = code === 1 && said.length > 0
  if (code !== 0 && !isFinding) throw new Error(`the scanner ended with ${code}`)
  return settled(code === 0 ? 'passed' : 'blocked', await sent, said.toString())
}

const byService = async (url: string, content: Readable): Promise<Verdict> => {
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    timeout: patienceMs,
  }
  const outgoing = url.startsWith('https:') ? overHttps(url, options) : overHttp(url, options)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    outgoing.once('timeout', () => outgoing.destroy(new Error('the scanner is silent')))
  })
  const sent = sending(pipeline(content, outgoing))
  const answer = await answered
  const said = (await buffer(answer)).toString()
  const status = answer.statusCode ?? 0
  if (status === 406) return settled('blocked', await sent, said)
  if (status >= 200 && status < 300) return settled('passed', await sent, said)
  throw new Error(`the scanner answers ${status}`)
}
