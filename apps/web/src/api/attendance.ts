import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  attendance,
  attendanceDetail,
  attendanceList,
  AttendanceOrder,
  DecideAttendances,
  EnterAttendance,
  ownAttendances,
  RecordAttendance,
} from '#contracts/http/attendance.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type Attendance = z.infer<typeof attendance>
export type AttendanceDetail = z.infer<typeof attendanceDetail>
export type AttendanceList = z.infer<typeof attendanceList>
export type OwnActivity = z.infer<typeof ownAttendances>['items'][number]

/** Asked for without a network as well: the phone keeps the last answer. */
export const ownAttendancesQuery = queryOptions({
  queryKey: ['attendances', 'own'],
  queryFn: () => answerOf(client.GET('/api/attendances/own')),
  networkMode: 'always',
  // Whether the codes are shown changes with the server's clock.
  refetchInterval: 60_000,
})

export const attendanceListExportAddress = (activityId: string): string =>
  `/api/activities/${activityId}/attendances.xlsx`
export const attendanceListQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['attendances', 'of', activityId],
    queryFn: () =>
      answerOf(client.GET('/api/activities/{activityId}/attendances', { params: { path: { activityId } } })),
    refetchInterval: 15_000,
  })

export const attendanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['attendances', 'one', id],
    queryFn: () => answerOf(client.GET('/api/attendances/{id}', { params: { path: { id } } })),
    staleTime: 0,
  })

const codesEveryMs = 4 * 60_000

export const attendanceCodesQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['attendance-codes', activityId],
    queryFn: async () => ({
      ...(await answerOf(
        client.GET('/api/activities/{activityId}/attendance-codes', { params: { path: { activityId } } }),
      )),
      /** By this machine's clock. */
      receivedAt: Date.now(),
    }),
    refetchInterval: codesEveryMs,
    refetchIntervalInBackground: true,
    networkMode: 'always',
  })

export const recordAttendance = (body: RecordAttendance, key: string) =>
  answerOf(client.POST('/api/attendances', { params: { header: keyed(key) }, body }))

export const enterAttendance = (
  { activityId, ...body }: EnterAttendance & { activityId: string },
  key: string,
) =>
  answerOf(
    client.POST('/api/activities/{activityId}/attendances', {
      params: { path: { activityId }, header: keyed(key) },
      body,
    }),
  )

export const decideAttendances = (
  { activityId, ...body }: DecideAttendances & { activityId: string },
  key: string,
) =>
  answerOf(
    client.POST('/api/activities/{activityId}/attendance-decisions', {
      params: { path: { activityId }, header: keyed(key) },
      body,
    }),
  )

export const commandAttendance = ({ id, ...body }: AttendanceOrder & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/attendances/{id}/commands', { params: { path: { id }, header: keyed(key) }, body }),
  )
