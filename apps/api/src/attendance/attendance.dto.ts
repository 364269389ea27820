import { createZodDto } from 'nestjs-zod'
import {
  attendanceAnswer,
  attendanceCodes,
  attendanceDetail,
  attendanceList,
  attendanceOrder,
  attendanceParams,
  decideAttendances,
  decisionsAnswer,
  enterAttendance,
  ofActivityParams,
  ownAttendances,
  recordAttendance,
} from '#contracts/http/attendance.js'

export class OfActivityParamsDto extends createZodDto(ofActivityParams) {}
export class AttendanceParamsDto extends createZodDto(attendanceParams) {}
export class RecordAttendanceDto extends createZodDto(recordAttendance) {}
export class EnterAttendanceDto extends createZodDto(enterAttendance) {}
export class DecideAttendancesDto extends createZodDto(decideAttendances) {}
export class AttendanceOrderDto extends createZodDto(attendanceOrder) {}
export class AttendanceAnswerDto extends createZodDto(attendanceAnswer) {}
export class DecisionsAnswerDto extends createZodDto(decisionsAnswer) {}
export class AttendanceListDto extends createZodDto(attendanceList) {}
export class AttendanceDetailDto extends createZodDto(attendanceDetail) {}
export class AttendanceCodesDto extends createZodDto(attendanceCodes) {}
export class OwnAttendancesDto extends createZodDto(ownAttendances) {}
