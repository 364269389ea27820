import { holds } from '../../api/offices.js'
import { useSession } from '../../api/session.js'
import type { TimelineLine } from '../../api/types.js'
import { isIdle } from '../../components/process/idle-time.js'
import { Timeline } from '../../components/process/Timeline.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { m } from '../../messages/index.js'

const matches = (words: string) => (line: TimelineLine) =>
  `${line.sentence}${line.reason ?? ''}${line.stageLabel}${line.actorName ?? ''}`
    .toLowerCase()
    .includes(words.toLowerCase())

/** That a run was opened again after an outage is of use to whoever runs the platform: nobody has done anything. */
const isTechnical = ({ code }: TimelineLine) => code === 'admin.rebuilt'

interface SearchedTimelineProps {
  lines: TimelineLine[]
  words: string
  /** Leaves out what only time did, and how long nothing happened. */
  hidesIdle: boolean
}

/** The record's lines that hold the words. */
export const SearchedTimeline = ({ lines, words, hidesIdle }: SearchedTimelineProps) => {
  const runsIt = holds(useSession(), 'SystemAdministrator')
  const shown = lines
    .filter(matches(words))
    .filter(line => (runsIt || !isTechnical(line)) && (!hidesIdle || !isIdle(line)))
  return shown.length > 0 ? (
    <Timeline lines={shown} withIdle={!hidesIdle && words === ''} />
  ) : (
    <EmptyState title={m.process.timelineEmpty[0]} hint={m.process.timelineEmpty[1]} />
  )
}
