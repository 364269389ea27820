/**
 * How long a staff number is closed after failures in a row (等保2.0 三级：登录失败处理). It grows, but only to a quarter of an
 * hour, and known devices are counted by themselves: nobody can be kept out of their own account from elsewhere.
 */
export const failuresBeforeLock = 5
/** After a day without a failure, counting begins anew. */
export const forgottenAfterHours = 24
const firstLockSeconds = 60
const longestLockSeconds = 15 * 60

/** Seconds, 0 for not at all. */
export const lockSecondsAfter = (failures: number): number =>
  failures < failuresBeforeLock
    ? 0
    : Math.min(firstLockSeconds * 2 ** (failures - failuresBeforeLock), longestLockSeconds)

/** Each count's lock up to the longest, for the one statement that counts and locks. */
export const lockSteps: readonly number[] = Array.from({ length: failuresBeforeLock + 5 }, (_, failures) =>
  lockSecondsAfter(failures),
)
