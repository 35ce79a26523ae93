"""Pages on paper: blocks of plain text, laid out without a display, as PDF or by a printer."""
