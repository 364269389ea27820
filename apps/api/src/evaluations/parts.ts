/** Everything of the API that is about the annual evaluation, but the residents' voting page. */
import { EvaluationCommandsService } from './evaluation-commands.service.js'
import { EvaluationsController } from './evaluations.controller.js'
import { EvaluationsReader } from './evaluations.reader.js'
import { PaperService } from './paper.service.js'
import { ResultsReader } from './results.reader.js'
import { SlipsService } from './slips.service.js'
import { StartEvaluationService } from './start-evaluation.service.js'
import { WithdrawalsController } from './withdrawals.controller.js'
import { WithdrawalsService } from './withdrawals.service.js'

export const evaluationControllers = [EvaluationsController, WithdrawalsController]
export const evaluationServices = [
  EvaluationCommandsService,
  EvaluationsReader,
  PaperService,
  ResultsReader,
  SlipsService,
  StartEvaluationService,
  WithdrawalsService,
]
