/** Everything of the API that is about the annual evaluation, but the residents' voting page. */
import type { Area } from '../area.js'
import { EvaluationCommandsService } from './evaluation-commands.service.js'
import { EvaluationsController } from './evaluations.controller.js'
import { EvaluationsReader } from './evaluations.reader.js'
import { LastResultsController } from './last-results.controller.js'
import { LastResultsReader } from './last-results.reader.js'
import { PaperService } from './paper.service.js'
import { ResultsReader } from './results.reader.js'
import { SlipsService } from './slips.service.js'
import { StartEvaluationService } from './start-evaluation.service.js'
import { WithdrawalsController } from './withdrawals.controller.js'
import { WithdrawalsService } from './withdrawals.service.js'

export const evaluations: Area = {
  controllers: [EvaluationsController, LastResultsController, WithdrawalsController],
  services: [
    EvaluationCommandsService,
    EvaluationsReader,
    LastResultsReader,
    PaperService,
    ResultsReader,
    SlipsService,
    StartEvaluationService,
    WithdrawalsService,
  ],
}
