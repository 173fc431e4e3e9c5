# The part of striprtf that is used.
