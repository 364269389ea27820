import { createReadStream, type ReadStream } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  ApplyImport,
  changeQuery,
  CheckImport,
  findingQuery,
  uploadQuery,
} from '#contracts/http/imports.js'
import { checkableStates, endedStates, workingStates } from '#domain/roster/import-state.js'
import { findChanges, findFindings, findImport, findImports } from '#persistence/import/find-imports.js'
import type { ImportRow } from '#persistence/import/import-row.js'
import {
  createImport,
  discardImport,
  keepHeadings,
  keepInputs,
  settleAbandoned,
} from '#persistence/import/keep-imports.js'
import { findNames } from '#persistence/read/names.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { changeOf, unitsNamedBy } from './change-view.js'
import { headingsTaught } from './headings-taught.js'
import { ImportFiles } from './import-files.js'
import { importOffice, overseenPath } from './import-office.js'
import { ImportStarter } from './import-starter.js'
import { detailOf, findingOf, summaryOf } from './import-view.js'
import { MarkedCopies } from './marked-copies.js'

@Injectable()
export class ImportsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly copies: MarkedCopies,
    private readonly starter: ImportStarter,
  ) {}

  /** Keeps the file and checks it at once. @throws ProblemError forbidden, importTooLarge, importRunning */
  async upload(me: SignedIn, { fileName, unitId }: z.output<typeof uploadQuery>, body: Readable) {
    const office = importOffice(me, unitId)
    await this.starter.refuseWhileRunning()
    const id = randomUUID()
    const fileBytes = await this.files.receive(id, body)
    await createImport(this.database, { id, byPerson: me.personId, fileName, fileBytes, ...office })
    await this.starter.start(id, 'check')
    return this.one(me, id)
  }

  async list(me: SignedIn, window: { offset: number; limit: number }) {
    const viewer = { personId: me.personId, path: overseenPath(me) }
    const { items, total } = await findImports(this.database, viewer, window)
    return { items: items.map(summaryOf), total }
  }

  /** @throws ProblemError notFound */
  async one(me: SignedIn, id: string) {
    return this.detail(await this.find(me, id))
  }

  async findings(me: SignedIn, id: string, { severity, ...window }: z.output<typeof findingQuery>) {
    await this.find(me, id)
    const { items, total } = await findFindings(this.database, id, severity, window)
    return { items: items.map(findingOf), total }
  }

  async changes(me: SignedIn, id: string, query: z.output<typeof changeQuery>) {
    await this.find(me, id)
    const { items, total } = await findChanges(this.database, id, query)
    const names = await findNames(this.database, { people: [], units: items.flatMap(unitsNamedBy) })
    return { items: items.map(row => changeOf(row, names)), total }
  }

  /** Checks again by other columns, decisions or extent. @throws ProblemError notFound, importState, importRunning */
  async check(me: SignedIn, id: string, { columns, fullRoster, decisions }: CheckImport) {
    const row = await this.findOwn(me, id)
    if (!checkableStates.includes(row.state) || !(await this.files.has(id)))
      throw new ProblemError('importState')
    await this.starter.refuseWhileRunning()
    await keepInputs(this.database, id, { chosen: columns, fullRoster, decisions, byPerson: me.personId })
    if (columns && row.layout) {
      await keepHeadings(this.database, row.unitId, columns.kind, headingsTaught(row.layout, columns))
    }
    await this.starter.start(id, 'check')
    return this.one(me, id)
  }

  /** Does what was previewed. @throws ProblemError notFound, staleVersion, importState, importRunning, importLeaving */
  async apply(me: SignedIn, id: string, { version, leaving }: ApplyImport) {
    const row = await this.findOwn(me, id)
    if (row.state !== 'ready') throw new ProblemError('importState')
    if (row.version !== version) throw new ProblemError('staleVersion')
    if (row.fullRoster && (leaving ?? -1) !== (row.counts?.changes.left ?? 0))
      throw new ProblemError('importLeaving')
    await this.starter.start(id, 'apply', version)
    return this.one(me, id)
  }

  async discard(me: SignedIn, id: string) {
    await this.findOwn(me, id)
    if (!(await discardImport(this.database, id))) throw new ProblemError('importState')
    await this.files.remove(id)
    return this.one(me, id)
  }

  /** A copy of the rows with every finding coloured and told. @throws ProblemError importState, tooManyRequests */
  async marked(me: SignedIn, id: string): Promise<ReadStream> {
    const row = await this.findOwn(me, id)
    if (row.layout === null || !checkableStates.includes(row.state) || !(await this.files.has(id))) {
      throw new ProblemError('importState')
    }
    return createReadStream(await this.copies.of(row))
  }

  /** Theirs, or below their node. */
  private async find(me: SignedIn, id: string): Promise<ImportRow> {
    const row = await findImport(this.database, id)
    const path = overseenPath(me)
    const isSeen = row && (row.byPerson === me.personId || (path !== null && row.scopePath.startsWith(path)))
    if (!isSeen) throw new ProblemError('notFound')
    if (!workingStates.includes(row.state)) return row
    await settleAbandoned(this.database)
    return (await findImport(this.database, id)) ?? row
  }

  /** Only whoever uploaded goes on with it, and only for as long as they hold the office. */
  private async findOwn(me: SignedIn, id: string): Promise<ImportRow> {
    const row = await this.find(me, id)
    if (row.byPerson !== me.personId) throw new ProblemError('forbidden')
    const { scopePath } = importOffice(me, row.ownUnitId ?? undefined)
    if (scopePath !== row.scopePath) throw new ProblemError('forbidden')
    return row
  }

  private async detail(row: ImportRow) {
    const units = row.ownUnitId === null ? [] : [row.ownUnitId]
    const names = await findNames(this.database, { people: [], units })
    const hasFile = !endedStates.includes(row.state) && (await this.files.has(row.id))
    return detailOf(row, { ownUnitName: units[0] && names.unit(units[0]).name, hasFile })
  }
}
