// Why: who runs this must be able to say what is in it. Writes the bill of materials, which a release carries along.
//   pnpm bill [file]     default: sbom.cdx.json
import { writeFileSync } from 'node:fs'
import { billOfMaterials } from './billOfMaterials.ts'

const [file = 'sbom.cdx.json'] = process.argv.slice(2)
const bill = billOfMaterials()
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`)
console.log(`${file}: ${bill.components.length} components`)
