/** Letters to people, by the district's own SMTP server. */
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { createTransport } from 'nodemailer'

export interface MailSettings {
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
  /** Certificates (PEM) of an authority of one's own that the server's certificate comes from. */
  SMTP_CA_FILE?: string | undefined
}

export interface Letter {
  to: string
  subject: string
  text: string
  /** Becomes its Message-ID: the same letter sent again can be recognised. */
  id?: string
}

export interface Mailer {
  /** @returns what the server said; @throws Error when it is away or refuses the letter */
  send(letter: Letter): Promise<string>
}

/** People wait for the answer of whoever sends. */
const patienceMs = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 8_000 }

/** Nothing without an SMTP server: then links are handed over by the administrator. */
export const createMailer = ({ SMTP_URL, MAIL_FROM, SMTP_CA_FILE }: MailSettings): Mailer | undefined => {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // A password never travels in the open, except within this machine.
    requireTLS: username !== '' && !isLoopback(hostname),
    ...(SMTP_CA_FILE && { tls: { ca: [...rootCertificates, readFileSync(SMTP_CA_FILE, 'utf8')] } }),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patienceMs,
  })
  return {
    send: async ({ id, ...letter }) => {
      const { response } = await transport.sendMail({
        from: MAIL_FROM,
        ...letter,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(id && { messageId: `<${id}@${domainOf(MAIL_FROM)}>` }),
      })
      return response
    },
  }
}

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)$/.test(host)

/** `双报到协同平台 <dj@example.gov.cn>` is at example.gov.cn. */
const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost'
