# says: raised SystemExit
import sys

print('done')
sys.exit()
