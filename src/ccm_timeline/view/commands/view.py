"""The commands of the view menu."""

from __future__ import annotations

from ccm_timeline.model.choices import Automatic, Grouping, ListOrder, ScaleKind, ThemeChoice
from ccm_timeline.view.commands.command import (
    Command,
    Menu,
    Scope,
    Submenu,
    with_events,
    with_selection,
    with_timeline,
)


def view_commands() -> tuple[Command, ...]:
    return (
        *_lane_commands(),
        *_scale_commands(),
        *_theme_commands(),
        Command(
            "list",
            "List of &events",
            Menu.VIEW,
            ("Ctrl+L",),
            applies=with_timeline,
            checkable=True,
            hint="Show every event as a row below the timeline.",
            button="List",
        ),
        *_order_commands(),
        Command(
            "fold",
            "&Fold the event’s lane",
            Menu.VIEW,
            ("F",),
            Scope.TIMELINE,
            with_selection,
            hint="Leave only its marks, or bring its cards back, as a click on its name does.",
        ),
        Command("unfold", "&Unfold all lanes", Menu.VIEW, applies=with_events, ends_section=True),
        Command(
            "present",
            "&Present",
            Menu.VIEW,
            ("F5",),
            applies=with_events,
            hint="Show the timeline step by step on the whole screen.",
        ),
        Command(
            "present-here",
            "Present from &here",
            Menu.VIEW,
            ("Shift+F5",),
            applies=with_selection,
            hint="Show it from the selected event on.",
        ),
        Command(
            "prepare",
            "Prepare the presentat&ion…",
            Menu.VIEW,
            ("Ctrl+F5",),
            applies=with_events,
            hint="Leave steps out, put them in another order, and write notes.",
        ),
        *_activity_commands(),
        Command("text-larger", "La&rger text", Menu.VIEW, ("Ctrl++", "Ctrl+=")),
        Command("text-smaller", "S&maller text", Menu.VIEW, ("Ctrl+-",)),
        Command("text-normal", "&Normal text", Menu.VIEW, ("Ctrl+0",), ends_section=True),
        Command(
            "reduce-motion",
            "Reduce m&otion",
            Menu.VIEW,
            applies=with_timeline,
            checkable=True,
            hint="Make every change at once, without flights.",
        ),
    )


def _lane_commands() -> tuple[Command, ...]:
    words = {
        Grouping.THEME: "By &theme",
        Grouping.ORGANISATION: "By &organisation",
        Grouping.STANCE: "By stan&ce",
        Grouping.SOURCE: "By &source",
        Grouping.NONE: "&None",
    }
    return tuple(
        Command(
            f"lanes-{grouping.value}",
            words[grouping],
            Menu.VIEW,
            (f"Ctrl+{number}",),
            applies=with_timeline,
            choice=grouping,
            submenu=Submenu.LANES,
        )
        for number, grouping in enumerate(Grouping, start=1)
    )


def _scale_commands() -> tuple[Command, ...]:
    rows = (
        (ScaleKind.ELASTIC, "&Elastic", "Shift+E", "Quiet stretches are compressed."),
        (ScaleKind.TRUE, "&True to scale", "Shift+T", "Every day is as wide as the other."),
        (ScaleKind.STEPS, "One &step per event", "Shift+S", "The events stand equally far apart."),
    )
    automatic = Command(
        "scale-automatic",
        "As suits the time&line",
        Menu.VIEW,
        applies=with_timeline,
        choice=Automatic.SCALE,
        submenu=Submenu.SCALE,
        hint="Elastic where most of the events stand close together, else true to scale.",
    )
    kinds = (
        Command(
            f"scale-{kind.value}",
            words,
            Menu.VIEW,
            (key,),
            Scope.WORKSPACE,
            with_timeline,
            kind,
            Submenu.SCALE,
            hint=hint,
            button=kind.value,
        )
        for kind, words, key, hint in rows
    )
    return (automatic, *kinds)


def _activity_commands() -> tuple[Command, ...]:
    rows = (
        ("order", "Put in &order", "Events without their dates, then in order."),
        ("who", "Who &said this?", "Quotations without their speakers, then with them."),
        ("where", "Where do they s&tand?", "Organisations to place from opposing to supporting."),
    )
    shown = (
        Command(
            f"activity-{id}",
            words,
            Menu.VIEW,
            applies=with_events,
            submenu=Submenu.ACTIVITIES,
            hint=hint,
        )
        for id, words, hint in rows
    )
    sheets = Command(
        "worksheets",
        "&Work sheets…",
        Menu.VIEW,
        applies=with_events,
        submenu=Submenu.ACTIVITIES,
        ends_section=True,
        hint="Print the activities, or save them as PDF, with their solutions.",
    )
    return (*shown, sheets)


def _order_commands() -> tuple[Command, ...]:
    rows = (
        (ListOrder.HAPPENED, "By when it &happened", "Shift+H"),
        (ListOrder.REPORTED, "By when it was &reported", "Shift+R"),
    )
    return tuple(
        Command(
            f"order-{order.value}",
            words,
            Menu.VIEW,
            (key,),
            Scope.WORKSPACE,
            with_timeline,
            order,
            Submenu.ORDER,
            ends_section=order is ListOrder.REPORTED,
            hint="Chosen once more, the list runs the other way.",
        )
        for order, words, key in rows
    )


def _theme_commands() -> tuple[Command, ...]:
    words = {
        ThemeChoice.SYSTEM: "As the &system",
        ThemeChoice.LIGHT: "&Light",
        ThemeChoice.DARK: "&Dark",
    }
    return tuple(
        Command(
            f"theme-{theme.value}",
            words[theme],
            Menu.VIEW,
            choice=theme,
            submenu=Submenu.THEME,
            ends_section=theme is ThemeChoice.DARK,
        )
        for theme in ThemeChoice
    )
