"""Reports as documents in markdown. They read raw as well as rendered."""
