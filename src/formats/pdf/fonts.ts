/**
 * The fonts of every paper: BIZ UDPGothic, which is drawn to be read by everyone, and Noto Sans JP
 * for the kanji that it lacks (𠮷, U+20BB7).
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The font files, regular and bold of each family. Both weights have the same characters. */
export const fontFiles: readonly { readonly regular: string; readonly bold: string }[] = [
  {
    regular: require.resolve(
      '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
    ),
    bold: require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
  },
  {
    regular: require.resolve(
      '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    ),
    bold: require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
  },
]
