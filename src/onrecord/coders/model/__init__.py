"""A model as a coder: what it is asked, how, and what its kept answers say."""
