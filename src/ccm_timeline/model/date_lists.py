"""The members of an EDTF list: `[1204,1205]` is one of them, `{1938-03-10,1938-03-12}` all."""

from collections.abc import Sequence

from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import When, parse


def is_list(when: When) -> bool:
    """Whether a date is a list of several members, and not a mere span in brackets."""
    return when.text[:1] in ("[", "{") and "," in when.text


def members_of(when: When) -> tuple[When, ...]:
    """Read the members of a list, in its order; `1670..1672` in a list is a span by itself."""
    return tuple(parse(_alone(member)) for member in when.text[1:-1].split(","))


def days_of_one_month(dates: Sequence[When]) -> list[int] | None:
    """Give the days of the month where all dates are exact days of one month, else None."""
    months = set()
    days = []
    for date in dates:
        if not date.is_exact_day or date.earliest is None:
            return None
        year, month, day = ymd(date.earliest)
        months.add((year, month))
        days.append(day)
    return days if len(months) == 1 else None


def _alone(member: str) -> str:
    """Write a member as EDTF writes it by itself: an end of a span that is open stays open."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member
