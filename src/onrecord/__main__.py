"""``python -m onrecord``."""

from onrecord.cli import main

if __name__ == "__main__":  # a process that reads articles imports it, too
    main(prog_name="onrecord")
