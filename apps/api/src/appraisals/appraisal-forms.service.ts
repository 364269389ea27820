/** Questions of routine appraisal: what counts at a unit, and another version of its own. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { appraisalForms, SetAppraisalForm } from '#contracts/http/appraisals.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import {
  addForm,
  findCurrentForm,
  findFormsOf,
  findFormUnit,
  findOwnFormsBelow,
} from '#persistence/appraisal/appraisal-forms.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { serviceNames } from '../lifecycle/labels.js'
import { formSettingGrants } from './appraisal-authority.js'
import { AppraisalsService } from './appraisals.service.js'
import { formView } from './appraisal-view.js'

@Injectable()
export class AppraisalFormsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly appraisals: AppraisalsService,
  ) {}

  /** @throws ProblemError notFound without such a unit */
  async of(me: SignedIn, unitId = homeOf(me)): Promise<z.input<typeof appraisalForms>> {
    const unit = await this.unit(unitId)
    const [current, own, others] = await Promise.all([
      findCurrentForm(this.database, unitId),
      findFormsOf(this.database, unitId),
      findOwnFormsBelow(this.database, unitId),
    ])
    if (!current) throw new ProblemError('notFound')
    // Where a unit has none of its own, the versions of whom it follows are told.
    const versions = own.length > 0 ? own : await findFormsOf(this.database, current.unitId)
    return {
      unit: { id: unitId, name: unit.name },
      current: formView(current),
      versions: versions.map(form => ({
        ...formView(form),
        ...{
          reason: form.reason,
          setBy: serviceNames[form.setBy] ?? form.setBy,
          setAt: form.setAt.toISOString(),
        },
        ...{ services: form.services, voices: form.voices },
      })),
      others,
      allowedActions: maySet(me, unit.path) ? ['set'] : [],
    }
  }

  /** Another version of one unit; those in use stay as they are, and so do other units'. @throws ProblemError formVersionTaken, notFound */
  async set(me: SignedIn, key: string, form: SetAppraisalForm) {
    const { path } = await this.unit(form.unitId)
    if (!maySet(me, path)) throw new ProblemError('notFound')
    return this.appraisals.once(me, key, form, client => addForm(client, { ...form, by: me.personId }))
  }

  private async unit(id: string) {
    const unit = await findFormUnit(this.database, id)
    if (!unit) throw new ProblemError('notFound')
    return unit
  }
}

const homeOf = (me: SignedIn): string =>
  formSettingGrants(me)[0]?.unitId ?? me.grants[0]?.unitId ?? me.unit.id

const maySet = (me: SignedIn, path: string): boolean =>
  formSettingGrants(me).some(grant => isWithin(path, grant.path))
