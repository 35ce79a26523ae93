"""The commands of the sources menu."""

from __future__ import annotations

from ccm_timeline.view.commands.command import Command, Menu, with_selection, with_timeline


def source_commands() -> tuple[Command, ...]:
    return (
        Command(
            "sources",
            "Source &texts…",
            Menu.SOURCES,
            applies=with_timeline,
            hint="Attach the source texts, to check and read each quotation in them.",
        ),
        Command(
            "read-source",
            "&Read in source",
            Menu.SOURCES,
            ("Ctrl+R",),
            applies=with_selection,
            hint="Open the quotation in the text of its source.",
        ),
        Command(
            "references",
            "Re&ferences…",
            Menu.SOURCES,
            applies=with_timeline,
            ends_section=True,
            hint="Copy or save the references of the event or of all, in a style or for a program.",
        ),
        *_comparing_commands(),
        Command(
            "board",
            "&Where they stand…",
            Menu.SOURCES,
            ("Ctrl+B",),
            applies=with_timeline,
            hint="Show every organisation from opposing to supporting, as known by a day.",
        ),
    )


def _comparing_commands() -> tuple[Command, ...]:
    return (
        Command(
            "disagreements",
            "&Disagreements…",
            Menu.SOURCES,
            ("Ctrl+D",),
            applies=with_timeline,
            hint="Show each question on which the sources disagree, its sides beside each other.",
        ),
        Command(
            "compare-event",
            "&Compare sources of the event…",
            Menu.SOURCES,
            ("Ctrl+Shift+D",),
            applies=with_selection,
            hint="Show what each source says of the event, and what the others leave out.",
        ),
        Command(
            "shared-passages",
            "&Shared passages…",
            Menu.SOURCES,
            ("Ctrl+J",),
            applies=with_timeline,
            ends_section=True,
            hint="Show which passages sources share, and how many texts are independent.",
        ),
    )
