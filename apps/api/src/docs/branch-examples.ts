/** Examples of the commands about temporary branches, by operation. */
export const branchExamples = {
  setEstates: { names: { summary: '两个小区', value: { names: ['荷塘小区', '东门花园'] } } },
  changeOfficers: {
    appoint: {
      summary: '选举产生书记',
      value: {
        reason: '支部党员大会选举',
        command: {
          name: 'appoint',
          office: 'secretary',
          personId: 'TC00012',
          from: '2026-09-01',
          way: 'elected',
        },
      },
    },
    end: {
      summary: '卸任',
      value: {
        reason: '本人申请，支部同意',
        command: { name: 'end', officerId: '0b9dd8b6-3a9e-4a32-9b0e-7f9f4c1c2a55', lastDay: '2026-11-20' },
      },
    },
  },
}
