/**
 * Temporal's sandbox takes a stack trace of every promise of a run, for its query `__stack_trace`, and translates each
 * frame: a fifth of what a worker does for a click. Where a process stands is on its page; one frame still finds a defect.
 * Works only in a preloaded bundle: afterwards `Error` is frozen.
 */
Error.stackTraceLimit = 1
