import { dingtalkSign } from './robot-channels.js'
import { webhookSignature } from './webhook-channel.js'

test('the webhook signs as the published example of Standard Webhooks does', () => {
  expect(
    webhookSignature(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      '1614265330',
      '{"test": 2432232314}',
    ),
  ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('钉钉: base64 of the digest over the time, a line break and the secret, as openssl makes it', () => {
  expect(dingtalkSign('1577262236757', 'this is secret')).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=')
})
