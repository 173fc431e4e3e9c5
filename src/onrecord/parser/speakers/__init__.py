"""From the words that name a speaker to the actor."""
