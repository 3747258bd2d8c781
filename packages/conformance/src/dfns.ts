/** The door for a simulator of Dfns: real signatures, no chain, nothing kept. */
export { dfnsSimulator, type DfnsSimulator, type DfnsSimulatorOptions } from './dfns/dfnsSimulator.ts'
