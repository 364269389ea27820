/** What the act on a month without activities carries (P7). The HTTP schema of the same name checks it at the door. */
export interface AnswerIdleMonth {
  explanation: string
}
