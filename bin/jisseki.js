#!/usr/bin/env node
// Written so that an old Node can read it too, and say in a sentence what it needs.
const [major, minor] = process.versions.node.split('.').map(Number)

async function start() {
  try {
    await import('./load.js')
  } catch (error) {
    const isMissing = error !== null && error.code === 'ERR_MODULE_NOT_FOUND'
    const sentences = isMissing
      ? '必要な部品がありません。先に「npm ci」を実行してください。\nA part is missing. Run "npm ci" first.\n'
      : 'プログラムを読み込めません。「npm ci」からやり直してください。\nThe program cannot be loaded. Begin again with "npm ci".\n'
    process.stderr.write(sentences)
    if (process.env.JISSEKI_DEBUG === '1') process.stderr.write(String(error && error.stack) + '\n')
    process.exitCode = 3
  }
}

if (major > 20 || (major === 20 && minor >= 19)) {
  void start()
} else {
  process.stderr.write(
    '実績を動かすには Node.js 20.19 以上が必要です（今の版は ' +
      process.versions.node +
      ' です）。\nJisseki needs Node.js 20.19 or later (this is ' +
      process.versions.node +
      ').\n',
  )
  process.exitCode = 3
}
