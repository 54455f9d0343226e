/** Reading QR codes from the camera: by the browser where it can, else by a bundled reader. */

/** Finds the text of a code in a picture. */
export type Reader = (picture: HTMLVideoElement) => Promise<string | null>

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The bundled reader, as `door-reader.ts` exports it. */
type Bundled = {
  readonly readCode: (pixels: Uint8ClampedArray, width: number, height: number) => string | null
}

/** Opens a reader. `address` is that of the bundled one. */
export async function openReader(address: string): Promise<Reader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => null)) ?? []
  if (BarcodeDetector && formats.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
  }
  const { readCode } = (await import(address)) as Bundled
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (picture) => {
    // A ticket fills the picture: half the pixels are read in a quarter of the time.
    const [width, height] = [picture.videoWidth / 2, picture.videoHeight / 2].map(Math.floor)
    if (!context || !width || !height) return Promise.resolve(null)
    canvas.width = width
    canvas.height = height
    context.drawImage(picture, 0, 0, width, height)
    return Promise.resolve(readCode(context.getImageData(0, 0, width, height).data, width, height))
  }
}
