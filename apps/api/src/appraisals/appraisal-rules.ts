/** What the rules in force at a community say about appraisal: how long codes hold, how much one network may send. */
import { Inject, Injectable } from '@nestjs/common'
import { addDays, instantAt, localDateOf } from '#domain/calendar/local-date.js'
import type { Service } from '#persistence/appraisal/services.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import { defaultActivityPolicy, type ActivityPolicy } from '#workflows/activity/activity.policy.js'
import { DATABASE, type Database } from '../dependencies.js'
import { RulesService } from '../lifecycle/rules.service.js'

export interface AppraisalRule {
  /** After the service. */
  days: number
  /** Voices with one shared code from one network. */
  anHour: number
}

@Injectable()
export class AppraisalRules {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async at(communityId: string): Promise<AppraisalRule> {
    const { policy } = await this.rules.at('activity', communityId, await businessNow(this.database))
    // A policy that was published before these two were asked for says nothing about them.
    const { appraisalDays, appraisalsAnHour } = { ...defaultActivityPolicy, ...(policy as ActivityPolicy) }
    return { days: appraisalDays, anHour: appraisalsAnHour }
  }
}

/** The end of the last day on which a code opens something. */
export const lastMoment = ({ endsAt }: Pick<Service, 'endsAt'>, days: number): Date =>
  new Date(instantAt(addDays(localDateOf(endsAt.getTime()), days + 1), '00:00'))
