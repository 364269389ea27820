/** Everything of the API that is about attendance. */
import { AttendanceController } from './attendance.controller.js'
import { AttendanceReader } from './attendance-reader.service.js'
import { AttendanceService } from './attendance.service.js'
import { DecisionBatches } from './decision-batches.js'

export const attendanceControllers = [AttendanceController]
export const attendanceServices = [AttendanceReader, AttendanceService, DecisionBatches]
