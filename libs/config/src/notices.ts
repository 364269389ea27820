import { isIP } from 'node:net'
import { z } from 'zod'

const count = (usual: number, most: number) =>
  z.coerce
    .number({ error: `应为 1–${most} 之间的整数` })
    .int()
    .min(1)
    .max(most)
    .default(usual)

const isNetwork = (text: string): boolean => {
  const [address = '', bits = '0'] = text.trim().split('/')
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128)
}

/** A list of addresses or networks in CIDR. */
export const networks = z
  .string()
  .refine(list => list.split(',').every(isNetwork), '应为 IP 地址或网段（CIDR），用逗号分开')

/** Environment of what leaves the platform. */
export const noticesEnvSchema = z.object({
  /** Inner networks that robots and webhooks may lead to all the same; others of this kind are refused. */
  WEBHOOK_NETWORKS: networks.optional(),
  /** Certificates (PEM) of the authority that the mail server's certificate comes from. */
  SMTP_CA_FILE: z.string().trim().min(1).optional(),
  /** How long a message may be in the hands of a relay before another one tries. */
  NOTICE_LEASE_SECONDS: count(60, 3_600),
  /** The pause after a first failure; it doubles with each, up to half an hour. */
  NOTICE_RETRY_SECONDS: count(30, 3_600),
})
