/** Everything of the API that is about routine appraisal. */
import type { Area } from '../area.js'
import { AppraisalFormsService } from './appraisal-forms.service.js'
import { AppraisalPage } from './appraisal-page.service.js'
import { AppraisalRules } from './appraisal-rules.js'
import { AppraisalsController } from './appraisals.controller.js'
import { AppraisalsReader } from './appraisals.reader.js'
import { AppraisalsService } from './appraisals.service.js'
import { AppraiseController } from './appraise.controller.js'

export const appraisals: Area = {
  controllers: [AppraisalsController, AppraiseController],
  services: [AppraisalFormsService, AppraisalPage, AppraisalRules, AppraisalsReader, AppraisalsService],
}
