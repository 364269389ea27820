import { z } from 'zod'

/** Where the Temporal server is, and the keys that keep its payloads unreadable to it. */
export const temporalEnvSchema = z.object({
  TEMPORAL_ADDRESS: z
    .string()
    .trim()
    .regex(/^[^\s:]+:\d+$/, '应为 主机:端口'),
  TEMPORAL_NAMESPACE: z.string().trim().min(2).default('dual-checkin'),
  /** One base64 key of 32 bytes a line; the first encrypts, all decrypt. */
  PAYLOAD_KEY_FILE: z.string().trim().min(1),
})

export type TemporalConfig = z.infer<typeof temporalEnvSchema>
