import { Inject, Injectable } from '@nestjs/common'
import type {
  AdministrationPreview,
  AdministrationPreviewRequest,
} from '#contracts/http/administration-preview.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { AdminEvent } from '#domain/kernel/events.js'
import { roundsOf } from '#domain/kernel/find.js'
import { reduce } from '#domain/kernel/reduce.js'
import { refuse } from '#domain/kernel/refuse.js'
import type { Reduced } from '#domain/kernel/step.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import { findHolders } from '#persistence/organisation/holders.js'
import { findNames } from '#persistence/read/names.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProcessReader, type OpenedProcess } from '../processes/process-reader.js'
import { Refusals } from '../processes/refusals.js'
import { StoryReader } from '../processes/story-reader.js'
import { CheckedCommands } from './checked-commands.js'
import {
  deadlineChanges,
  noticesOut,
  seatChanges,
  stageChanges,
  type Directory,
  type Standing,
} from './preview-view.js'

@Injectable()
export class PreviewService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: ProcessReader,
    private readonly commands: CheckedCommands,
    private readonly refusals: Refusals,
    private readonly stories: StoryReader,
  ) {}

  /**
   * The command on the process as it stands, reduced and thrown away.
   * @throws ProblemError as the command itself would
   */
  async preview(
    me: SignedIn,
    id: string,
    { command, reason = '' }: AdministrationPreviewRequest,
  ): Promise<AdministrationPreview> {
    const process = await this.reader.read(id)
    if (command.name === 'rebuild') return nothingOf(process)
    const checked = await this.commands.check(process.state, command)
    const event: AdminEvent = {
      type: 'admin',
      key: 'preview',
      bodyHash: '',
      by: me.personId,
      reason,
      command: checked,
    }
    const [overdue, before] = caughtUp(process)
    const refusal = refuse(process.lifecycle, before.state, before.rules, event, process.now)
    if (refusal) throw await this.refusals.explain(id, event, refusal)
    const after = reduce(process.lifecycle, before.state, before.rules, event, process.now)
    return this.compare(process, [...overdue, after])
  }

  private async compare(process: OpenedProcess, steps: Reduced[]): Promise<AdministrationPreview> {
    const last = steps.at(-1)
    if (!last) return nothingOf(process)
    const after: Standing = { state: last.step.state, rules: last.rules }
    const [tasks, notices, journal] = [
      steps.flatMap(({ step }) => step.tasks),
      steps.flatMap(({ step }) => step.notices),
      steps.flatMap(({ step }) => step.journal),
    ]
    const [directory, told] = await Promise.all([
      this.directoryOf([
        ...roundsOf(process.state).flatMap(({ round }) => round.seats.map(({ holder }) => holder)),
        ...tasks.map(({ holder }) => holder),
        ...notices.map(({ to }) => to),
      ]),
      this.stories.foretell({ state: after.state, journal, tasks }),
    ])
    return {
      version: process.state.version,
      stages: stageChanges(process.state, after.state),
      seats: seatChanges(process.state, tasks, directory),
      deadlines: deadlineChanges(process, after),
      notices: noticesOut(notices, directory),
      sentences: told.map(({ sentence }) => sentence),
    }
  }

  private async directoryOf(
    concerned: { unitId: string; personId?: string | undefined }[],
  ): Promise<Directory> {
    const units = [...new Set(concerned.map(({ unitId }) => unitId))]
    const people = concerned.flatMap(({ personId }) => personId ?? [])
    const [names, holders] = await Promise.all([
      findNames(this.database, { people, units }),
      findHolders(this.database, units, undefined, localDateOf(Date.now())),
    ])
    return { names, holders }
  }
}

/** What is overdue fires before the command, as it does in the process itself. */
const caughtUp = ({ lifecycle, state, rules, now }: OpenedProcess): [Reduced[], Standing] => {
  const dueAt = nextDueAt(state, rules)
  if (dueAt === undefined || dueAt > now) return [[], { state, rules }]
  const tick = reduce(lifecycle, state, rules, { type: 'tick' }, now)
  return [[tick], { state: tick.step.state, rules: tick.rules }]
}

const nothingOf = ({ state: { version } }: OpenedProcess): AdministrationPreview => ({
  version,
  stages: [],
  seats: [],
  deadlines: [],
  notices: [],
  sentences: [],
})
