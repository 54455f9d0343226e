#!/usr/bin/env node
// Written so that an old Node can read it too, and say in a sentence what it needs.
var parts = process.versions.node.split('.').map(Number)
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  process.stderr.write(
    '実績を動かすには Node.js 20.19 以上が必要です（今の版: ' + process.versions.node + '）。\n' +
      'Jisseki needs Node.js 20.19 or later (this is ' + process.versions.node + ').\n',
  )
  process.exitCode = 3
} else {
  import('./load.js').catch(function (error) {
    var missing = error !== null && error.code === 'ERR_MODULE_NOT_FOUND'
    process.stderr.write(
      missing
        ? '必要な部品がありません。先に「npm ci」を実行してください。\n' +
            'A part is missing. Run "npm ci" first.\n'
        : '',
    )
    if (!missing || process.env.JISSEKI_DEBUG === '1') {
      process.stderr.write(String((error && error.stack) || error) + '\n')
    }
    process.exitCode = 3
  })
}
