export { toSolanaSigner } from './solana/toSolanaSigner.ts'
