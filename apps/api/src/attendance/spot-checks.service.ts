import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { attendanceWayLabels } from '#contracts/http/attendance.js'
import {
  spotCheckResultLabels,
  type DrawSpotCheck,
  type RecordSpotCheck,
  type spotCheck,
  type spotCheckDetail,
} from '#contracts/http/spot-checks.js'
import { isDrawable } from '#domain/attendance/spot-check.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import {
  drawAgain,
  drawSpotCheck,
  findItems,
  findSpotCheck,
  findSpotChecks,
  recordResult,
  type FoundSpotCheck,
} from '#persistence/attendance/spot-checks.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { Page } from '#persistence/read/paged.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'

/** Whoever looks over communities draws for what is below. */
const drawing = ['SubdistrictCoordinator', 'OrganizationDepartmentOfficer']

@Injectable()
export class SpotChecksService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(me: SignedIn, page: Page) {
    const { items, total } = await findSpotChecks(this.database, visiblePaths(me), page)
    const units = me.grants.filter(({ role }) => drawing.includes(role))
    return {
      items: items.map(checkOf),
      total,
      units: units.map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
    }
  }

  /** @throws ProblemError notFound */
  async one(me: SignedIn, id: string): Promise<z.input<typeof spotCheckDetail>> {
    const check = await findSpotCheck(this.database, id)
    if (!check || !visiblePaths(me).some(top => isWithin(check.path, top.slice(0, -1))))
      throw new ProblemError('notFound')
    const [items, again] = await Promise.all([findItems(this.database, id), drawAgain(this.database, check)])
    return {
      ...checkOf(check),
      items: items.map(({ way, startsAt, result, note, byName, ...item }) => ({
        ...item,
        startsAt: startsAt.toISOString(),
        wayLabel: attendanceWayLabels[way],
        ...(result !== null && { result, resultLabel: spotCheckResultLabels[result] }),
        ...(note !== null && { note }),
        ...(byName !== null && { byName }),
      })),
      isDrawnAgain: again.join() === items.map(({ attendanceId }) => attendanceId).join(),
      allowedActions: mayDraw(me, check.path) ? ['record'] : [],
    }
  }

  /** Once for a unit and a month that is over. @throws ProblemError notFound, spotCheckMonth, spotCheckDrawn, nothingToDraw */
  async draw(me: SignedIn, key: string, request: DrawSpotCheck) {
    const path = await findPath(this.database, 'unit', request.unitId)
    if (path === undefined || !mayDraw(me, path)) throw new ProblemError('notFound')
    const today = await businessToday(this.database)
    if (!isDrawable(request.month, today)) throw new ProblemError('spotCheckMonth')
    const asked = { by: me.personId, key, bodyHash: hashOf(request) }
    const answer = await answerOnce(this.database, asked, client =>
      drawSpotCheck(client, path, { ...request, by: me.personId }),
    )
    return accepted(answer)
  }

  /** @throws ProblemError notFound, spotChecked */
  async record(me: SignedIn, key: string, id: string, request: RecordSpotCheck) {
    const check = await findSpotCheck(this.database, id)
    if (!check || !mayDraw(me, check.path)) throw new ProblemError('notFound')
    const { place, result, note = null } = request
    const asked = { by: me.personId, key, bodyHash: hashOf({ id, ...request }) }
    const answer = await answerOnce(this.database, asked, client =>
      recordResult(client, id, { place, result, note, by: me.personId }),
    )
    return accepted(answer)
  }
}

const mayDraw = ({ grants }: SignedIn, unitPath: string): boolean =>
  grants.some(({ role, path }) => drawing.includes(role) && isWithin(unitPath, path))

const checkOf = ({
  unitId,
  unitName,
  path: _path,
  drawnAt,
  ...check
}: FoundSpotCheck): z.input<typeof spotCheck> => ({
  ...check,
  unit: { id: unitId, name: unitName },
  drawnAt: drawnAt.toISOString(),
})
