"""The import page: files looked at, asked about, imported and taken back."""
