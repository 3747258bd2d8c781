/** Whether WebAssembly may run: a strict CSP or a hardened browser forbids it. */
export async function wasmAllowed(): Promise<boolean> {
  try {
    await WebAssembly.compile(emptyModule)
    return true
  } catch {
    return false
  }
}

/** The magic number and the version: the smallest module there is. */
const emptyModule = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])
