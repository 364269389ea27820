/** Everything of the API that is about routine appraisal. */
import { AppraisalPage } from './appraisal-page.service.js'
import { AppraisalsController } from './appraisals.controller.js'
import { AppraisalsReader } from './appraisals.reader.js'
import { AppraisalsService } from './appraisals.service.js'
import { AppraiseController } from './appraise.controller.js'

export const appraisalControllers = [AppraisalsController, AppraiseController]
export const appraisalServices = [AppraisalPage, AppraisalsReader, AppraisalsService]
