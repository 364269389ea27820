/** Examples of the commands about attendance, by operation. */
const id = '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b41'

export const attendanceExamples = {
  recordAttendance: {
    online: { summary: '联网扫码', value: { activityId: id, code: 'K7P2QX' } },
    offline: {
      summary: '扫码时没有网络，稍后补传',
      value: { activityId: id, code: 'K7P2QX', scannedAt: 1790384700000, sentAt: 1790391900000 },
    },
  },
  enterAttendance: {
    list: { summary: '在名单上勾选一人，随行两人', value: { personId: 'TC00001', companions: 2 } },
    afterwards: {
      summary: '事后补登机关',
      value: { unitId: '5117-J001-Z', reason: '当天由社区代为登记纸质名单' },
    },
  },
  decideAttendances: {
    one: {
      summary: '确认一人，不予确认一人',
      value: {
        items: [
          { id, version: 1, decision: 'confirmed' },
          {
            id: '0197a3c2-7b1e-7c3d-9a55-3f1f6c0e2b42',
            version: 2,
            decision: 'refused',
            note: '当天未见本人',
          },
        ],
      },
    },
  },
  drawSpotCheck: {
    month: {
      summary: '按当天公布的彩票号码抽十项',
      value: { unitId: '511702001', month: '2026-09', seed: '2026-10-01 福彩3D 358', size: 10 },
    },
  },
  recordSpotCheck: {
    doubtful: { summary: '存疑', value: { place: 3, result: 'doubtful', note: '电话回访，本人记不清' } },
  },
  decidePhotoMatch: {
    same: { summary: '是同一张', value: { isSame: true, note: '同一张照片裁去了边缘' } },
  },
  commandAttendance: {
    answer: { summary: '本人说明', value: { command: { name: 'answer', note: '手机没电，借同事手机扫码' } } },
    reverse: { summary: '撤回决定', value: { command: { name: 'reverse', note: '经核对照片，本人在场' } } },
  },
}
