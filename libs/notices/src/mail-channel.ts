import type { Letter, Mailer } from '#mail/mailer.js'
import { away, refused, taken, type Outcome } from './outcome.js'

interface MailError extends Error {
  /** `EAUTH`, `ECONNECTION`, `EENVELOPE`, … */
  code?: string
  /** What the server answered, e.g. 550. */
  responseCode?: number
}

/** Well within a lease: a server that answers slowly, line by line, is given up on. */
const patienceMs = 30_000

/** A letter's own id stays the same at every attempt: mail programs show a repeat of it once, or people recognise it. */
export const sendMail = async (mailer: Mailer, letter: Letter): Promise<Outcome> => {
  try {
    return taken(await withinPatience(mailer.send(letter)))
  } catch (error) {
    const { code, responseCode = 0, message } = error as MailError
    // What the server says about this letter is final (5xx); about us (a password, a sender), somebody will mend.
    return responseCode >= 500 && code !== 'EAUTH' ? refused(message) : away(message)
  }
}

/** @throws Error when it takes longer; the letter may still be taken then, and comes again under the same id */
const withinPatience = async (sending: Promise<string>): Promise<string> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1_000} s`)), patienceMs)
  })
  try {
    return await Promise.race([sending, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
