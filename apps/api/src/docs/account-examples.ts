/** Examples of the commands about accounts, by operation. */
const one = (summary: string, value: unknown) => ({ example: { summary, value } })

const token = '5hJ0cP3oUuQm2q9nJH7rB1xV4ySgk8TzW6dLeAfCiXY'
const password = 'Chunfeng-2026-Qiao'

export const accountExamples = {
  signIn: one('工号和密码', { staffNumber: 'TC00001', password }),
  signInCode: one('动态验证码', { code: '492039' }),
  lookAtLink: one('邮件中 # 之后的部分', { token }),
  useLink: one('激活或重设', { token, password }),
  requestReset: one('忘记密码', { staffNumber: 'TC00001' }),
  changePassword: one('更换密码', { current: password, password: 'Lotus7!pond-Evening' }),
  beginEnrolment: one('登录之后须再输一次密码', { password }),
  confirmEnrolment: one('验证器上的 6 位数字', { code: '492039' }),
  removeSecondFactor: one('以密码确认', { password }),
  renewRecoveryCodes: one('以密码确认', { password }),
  signOutDevice: one('设备列表中的编号', { id: 'n2n5v0gqkq1m3y8qzj0T0o3B2w4fX7dZcYkLhA9sReU' }),
  invite: one('两人，其中一人登记邮箱', {
    people: [{ personId: 'TC00001', email: 'wang@example.gov.cn' }, { personId: 'TC00002' }],
  }),
  commandAccount: one('停用', { name: 'disable', reason: '已调离' }),
  setAccountEmail: one('登记邮箱', { email: 'wang@example.gov.cn' }),
}
