/** The fonts of every paper: BIZ UDPGothic, which is drawn to be read by everyone. */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The font files, regular first. Both have the same characters. */
export const fontFiles: readonly [regular: string, bold: string] = [
  require.resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
]
