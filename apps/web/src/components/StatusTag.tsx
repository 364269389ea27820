import type { StageTone } from '../api/types.js'
import './status-tag.css'

/** One word and one colour for where something stands. */
export const StatusTag = ({ tone, label }: { tone: StageTone; label: string }) => (
  <span className={`status-tag status-${tone}`}>{label}</span>
)
