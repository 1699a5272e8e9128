"""The command with defences taken out: ``python -m faults.child DEFENCE ... -- ARGUMENTS``."""

import sys

from faults.defences import take_out

if __name__ == "__main__":
    at = sys.argv.index("--")
    take_out(sys.argv[1:at])
    sys.argv = ["oversight", *sys.argv[at + 1 :]]
    from oversight.cli import main

    main()
