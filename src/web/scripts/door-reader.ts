/** Reading QR codes in browsers that cannot do so themselves. Loaded when the camera is started. */
import readQr from 'jsqr'

/** The text of the code in a picture; null where there is none. */
export function readCode(pixels: Uint8ClampedArray, width: number, height: number): string | null {
  return readQr.default(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}
