"""How long things take and how much memory they need; see README.md."""
