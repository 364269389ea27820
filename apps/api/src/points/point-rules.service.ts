/** Versions of the rules by district, and the watch over months and weeks. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { pointErrors } from '#contracts/errors/point-errors.js'
import {
  conditionLabels,
  waitingLabels,
  type periodsWatched,
  type pointRuleVersions,
  type SetPointRules,
} from '#contracts/http/point-rules.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, monthOf } from '#domain/points/months.js'
import type { PeriodOfStrip } from '#domain/points/period-strip.js'
import { fieldsAtFault, rulesOfDistrict, rulesOfMonth } from '#domain/points/point-rules.js'
import { findPointDistricts, findPointRules, type PointDistrict } from '#persistence/points/find-months.js'
import { watchPeriods } from '#persistence/points/watch-periods.js'
import { writePointRules } from '#persistence/points/write-rules.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { serviceNames } from '../lifecycle/labels.js'
import { PointMonthsService } from './point-months.service.js'
import { departmentRoles, districtsSeen, publishesFor } from './point-sight.js'

const periodView = (of: PeriodOfStrip) => ({ ...of, isLabel: conditionLabels[of.is] })

const placeOf = ({ id, name }: PointDistrict) => ({ id, name })

@Injectable()
export class PointRulesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly pointMonths: PointMonthsService,
  ) {}

  /** Rules concern everybody whom they give points: each sees those of the districts of their offices and agency. */
  async versions(me: SignedIn): Promise<z.input<typeof pointRuleVersions>> {
    const all = await findPointDistricts(this.database)
    const districts = districtsSeen(
      all,
      me.grants.map(({ path }) => path),
    )
    const rules = await findPointRules(
      this.database,
      districts.map(({ id }) => id),
    )
    const present = monthOf(await this.pointMonths.today())
    return {
      districts: districts.map(district => {
        const own = rulesOfDistrict(rules, district.id)
        const now = rulesOfMonth(own, present).version
        return {
          district: placeOf(district),
          versions: own
            .map(({ districtId, setAt, ...version }) => ({
              ...version,
              ...(districtId !== undefined && { district: placeOf(district) }),
              setByName: serviceNames[version.setByName] ?? version.setByName,
              setOn: localDateOf(Date.parse(setAt)),
              isPresent: version.version === now,
            }))
            .reverse(),
          mayChange: publishesFor(me, district.id),
          earliest: addMonths(present, 1),
        }
      }),
    }
  }

  /** @throws ProblemError forbidden for another district, or why the version is refused */
  async set(me: SignedIn, { districtId, ...rules }: SetPointRules): Promise<{ version: number }> {
    const districts = await findPointDistricts(this.database)
    if (!districts.some(({ id }) => id === districtId)) throw new ProblemError('notFound')
    if (!publishesFor(me, districtId)) throw new ProblemError('forbidden')
    const present = monthOf(await this.pointMonths.today())
    const answer = await writePointRules(
      this.database,
      { districtId, ...rules },
      { by: me.personId, present },
    )
    if (!('refused' in answer)) return answer
    const { refused } = answer
    const problems = fieldsAtFault(refused, rules).map(path => ({
      path,
      message: pointErrors[refused].message,
    }))
    throw new ProblemError(refused, { problems })
  }

  /** Of the districts that one's Organization Department sees; an administrator sees all. */
  async periods(me: SignedIn): Promise<z.input<typeof periodsWatched>> {
    const today = await this.pointMonths.today()
    const { districts, weeks } = await watchPeriods(this.database, today)
    const isAdministrator = me.grants.some(({ role }) => role === 'SystemAdministrator')
    const seen = isAdministrator
      ? undefined
      : districtsSeen(
          districts.map(({ district }) => district),
          sightOf(me, departmentRoles),
        )
    return {
      today,
      districts: districts
        .filter(({ district }) => seen === undefined || seen.includes(district))
        .map(({ district, waiting, months, missing }) => ({
          district: placeOf(district),
          months: months.map(periodView),
          missing,
          waiting: waiting.map(each => ({ ...each, whyLabel: waitingLabels[each.why] })),
        })),
      weeks: weeks.map(periodView),
    }
  }
}
