/** Letters to people, by the district's own SMTP server. */
import { createTransport } from 'nodemailer'

export interface MailSettings {
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
}

export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** @throws Error when the server is away or refuses the letter */
  send(letter: Letter): Promise<void>
}

/** People wait for the answer of whoever sends. */
const patienceMs = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 8_000 }

/** Nothing without an SMTP server: then links are handed over by the administrator. */
export const createMailer = ({ SMTP_URL, MAIL_FROM }: MailSettings): Mailer | undefined => {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patienceMs,
  })
  return {
    send: async letter => {
      await transport.sendMail({ from: MAIL_FROM, ...letter })
    },
  }
}
