"""What a codebook lacks: speakers, sides and topics that the articles have."""
