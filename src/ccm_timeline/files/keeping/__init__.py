"""What keeps documents safe: stamps, saving, backups, locks and snapshots."""
