export { describeBackend, type DescribeBackendOptions } from './describeBackend.ts'
export type { CreateSubject, Subject } from './Subject.ts'
