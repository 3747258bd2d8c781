export { fileTombstones, type FileTombstonesOptions } from './fileTombstones.ts'
export { postgresTombstones } from './postgresTombstones.ts'
