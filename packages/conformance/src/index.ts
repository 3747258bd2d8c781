export { describeBackend } from './describeBackend.ts'
export type { CreateSubject, Subject } from './Subject.ts'
