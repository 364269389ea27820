/** One refusal: its HTTP status, an English title for logs, and one Chinese sentence for people. */
export interface ErrorEntry {
  status: number
  title: string
  message: string
}
