/** A real SMTP server that keeps what it is sent. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { repositoryRoot } from '#config/repository.js'

export interface Letter {
  /** Message-ID, by which a letter sent twice is known. */
  id: string
  from: string
  to: string
  subject: string
  text: string
}

export interface MailboxOptions {
  /** Speaks TLS: from the first byte, or after STARTTLS. */
  tls?: 'always' | 'startTls'
  /** A name and a password without which nothing is taken. */
  login?: { user: string; pass: string }
}

export interface TestMailbox {
  /** `smtp://…`, for SMTP_URL. */
  url: string
  /** Everything taken so far. */
  letters: readonly Letter[]
  /** The last letter to an address, waited for. @throws Error when none comes */
  letterTo(address: string): Promise<Letter>
  hasLetterTo(address: string): Promise<boolean>
  /** Turns letters away, as a server does that does not know the receiver. */
  refuse(refuses: boolean): void
  close(): Promise<void>
}

const patienceMs = 5_000

const tlsFolder = join(repositoryRoot(), 'libs/testing/data/tls')
/** What the server's certificate comes from, for SMTP_CA_FILE. */
export const testAuthority = join(tlsFolder, 'ca.pem')

const securityOf = ({ tls, login }: MailboxOptions): SMTPServerOptions => ({
  ...(tls
    ? {
        key: readFileSync(join(tlsFolder, 'server.key')),
        cert: readFileSync(join(tlsFolder, 'server.pem')),
        secure: tls === 'always',
      }
    : { disabledCommands: ['STARTTLS'] }),
  authOptional: login === undefined,
  onAuth: ({ username, password }, _session, done) =>
    username === login?.user && password === login?.pass
      ? done(null, { user: username })
      : done(new Error('wrong name or password')),
})

export const testMailbox = async (options: MailboxOptions = {}): Promise<TestMailbox> => {
  const letters: Letter[] = []
  let refuses = false
  const server = new SMTPServer({
    ...securityOf(options),
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('no such mailbox') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const raw = Buffer.concat(chunks).toString('utf8')
        for (const { address } of rcptTo)
          letters.push({ from: mailFrom ? mailFrom.address : '', to: address, ...contentOf(raw) })
        done()
      })
    },
  })
  // A client that does not like the certificate hangs up: its own tests say what then.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  const lastTo = (address: string) => letters.findLast(({ to }) => to === address)
  const waited = async (address: string): Promise<Letter | undefined> => {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(50)) {
      const letter = lastTo(address)
      if (letter) return letter
    }
    return undefined
  }
  return {
    url: `${options.tls === 'always' ? 'smtps' : 'smtp'}://${credentialsOf(options)}127.0.0.1:${port}`,
    letters,
    letterTo: async address => {
      const letter = await waited(address)
      if (!letter) throw new Error(`no letter came to ${address}`)
      return letter
    },
    hasLetterTo: async address => {
      await pause(300)
      return lastTo(address) !== undefined
    },
    refuse: now => {
      refuses = now
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const credentialsOf = ({ login }: MailboxOptions): string => (login ? `${login.user}:${login.pass}@` : '')

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Subject and text of a letter without attachments. */
const contentOf = (raw: string): Pick<Letter, 'id' | 'subject' | 'text'> => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const plain = head.replace(/\r\n[ \t]+/g, ' ')
  const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(plain)?.[1]
  const subject = /^Subject: (.*)$/im.exec(plain)?.[1] ?? ''
  const id = /^Message-ID: (.*)$/im.exec(plain)?.[1] ?? ''
  return { id, subject: decodedWords(subject), text: decoded(body.join('\r\n\r\n'), encoding) }
}

const decoded = (text: string, encoding = '8bit'): string => {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? quotedPrintable(text) : text
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const decodedWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replace(/_/g, ' ')),
    )
