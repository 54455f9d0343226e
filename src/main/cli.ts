process.stdout.write('jisseki\n')
