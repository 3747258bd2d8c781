export { toViemAccount } from './ethereum/toViemAccount.ts'
