"""Which of the times in a clause is its deadline.

Contract of reading, "Deadlines": `trước`, `chậm nhất`, `đến hết`, `từ nay đến` and a day give that
day; `trong tháng`, `quý`, `6 tháng cuối năm` the period; `đến năm 2030` and `giai đoạn` only with
`hoàn thành`, `đạt` or `xong`. Times that are told, cited or a purpose are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vanban.page import Page
from vanban.rule import Found


class Deadline(NamedTuple):
    """A deadline: its value, whether it comes back, from what it was taken, where it stands."""

    iso: str
    recurring: bool
    basis: str
    start: int
    end: int


_BY = re.compile(
    r"(?:trước(?: thời điểm)?|trước (?:ngày|khi|dịp|lễ|kỳ) [^,;.0-9]{2,40}?|"
    r"chậm nhất(?:\s*(?:là|vào|đến|trước|trong))*|muộn nhất(?:\s*(?:là|"
    r"vào|đến|trước))*|(?:đến|từ nay đến) hết|(?<!\w)hết|xong(?: trước| trong)?|"
    r"không (?:muộn|chậm) (?:hơn|quá)|(?:thời |kỳ )?hạn(?: cuối| chót)?(?: hoàn thành| báo cáo|"
    r" gửi)?(?:\s*(?:là|đến|trước|:))*|thời gian(?: hoàn thành| thực hiện| gửi|"
    r" báo cáo)?\s*:?(?: trước| trong| từ)?|"
    r"từ nay đến(?: khi)?[^,;.]{0,40}?|hoàn thành(?: trong| vào| trước| ngay trong)?|"
    r"về [^,;.]{2,60} trước)\s*"
    r"(?:[0-9]{1,2}\s*(?:giờ|h|g)\s*[0-9]{0,2}(?:\s*phút)?\s*,?\s*)?(?:ngày\s*|thời điểm\s*|"
    r"hằng tháng,?\s*)?$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:vào(?: ngày)?|(?<!\w)trong(?: ngày)?|dự kiến(?: ngày| vào)?|đến(?: ngày)?|tổ chức ngày)\s*$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?:trong|ngay trong|(?:ngay )?từ|vào|trước|đến hết|hết|hoàn thành|xong|đầu|giữa|cuối|dịp|"
    r"thời gian\s*:?|"
    r"tại (?:kỳ họp|phiên họp|hội nghị|đại hội)(?: [^,;.]{0,30})?|hạn\s*:?|"
    r"nhiệm vụ[^,;.]{0,60}|^|[;:(,.]\s*)\s*$",
    re.IGNORECASE,
)
_FAR = re.compile(r"(?:đến(?: hết)?|tới|trong|phấn đấu đến|vào)\s*$", re.IGNORECASE)
_FINISH = re.compile(r"hoàn thành|(?<!\w)đạt(?!\w)|(?<!\w)xong(?!\w)", re.IGNORECASE)
_NO = re.compile(
    r"(?:kể từ|tính từ|tính đến|đến thời điểm|từ sau|so với|của|tại|theo|kết quả|ban hành|ký|"
    r"(?:để|nhằm)[^,;.]{0,80})\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
_STARTS_SPAN = re.compile(r"(?:^|\W)từ\s*(?:ngày\s*)?$", re.IGNORECASE)


def deadline_in(page: Page, start: int, end: int) -> Deadline | None:
    """The deadline said between two offsets; None where the words give none that can be dated.

    Of several the last that is bound to `trước`, `chậm nhất` and their like holds, else the first.
    """
    weak: Deadline | None = None
    strong: Deadline | None = None
    for time in page.within("_date", start, end):
        before = page.flat[max(start, time.start - 70) : time.start]
        strength = _strength(page, time, before, start, end)
        if strength == 0 or not time.fields["iso"]:
            continue
        found = Deadline(
            _from_day(page, time, before, start) + str(time.fields["iso"]),
            bool(time.fields.get("recurring")),
            time.basis.get("iso", ""),
            time.start,
            time.end,
        )
        if strength == 2:
            strong = found
        elif weak is None:
            weak = found
    return strong or weak


_TO_DAY = re.compile(r"(?:đến|tới|-)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)


def open_on(deadline: Deadline | None, day: str) -> bool:
    """Whether the deadline lies on or after a day (ISO); a month or quarter that holds the day is open."""
    last = deadline.iso.split("/")[-1] if deadline is not None else ""
    return last[:1].isdigit() and last[: len(day)] >= day[: len(last)] and last[4:6] not in ("-H", "-Q")


def opening_time(page: Page, start: int, end: int) -> int | None:
    """Where the words behind a limit at `start` begin (`Trước ngày 30/6/2026 …`); None: no limit."""
    for time in page.within("_date", start, min(end, start + 70)):
        limit = _LIMIT.fullmatch(page.lower, start, time.start)
        if limit is not None and not time.fields.get("of_document"):
            return time.end + len(page.flat[time.end : end]) - len(page.flat[time.end : end].lstrip(" ,"))
        return None
    return None


_LIMIT = re.compile(
    r"(?:(?:ngay|từ nay|xong|chậm nhất|muộn nhất|trước|đến|hết|trong|vào|là|ngày|thời điểm)\s*)*"
)


def _from_day(page: Page, time: Found, before: str, start: int) -> str:
    """`2025-12-05/` where the words before read "từ ngày 05/12/2025 đến"; else nothing."""
    if time.fields["grain"] != "day" or not _TO_DAY.search(before):
        return ""
    for first in page.within("_date", max(start, time.start - 40), time.start):
        if first.fields["grain"] == "day" and _STARTS_SPAN.search(
            page.flat[max(start, first.start - 12) : first.start]
        ):
            return f"{first.fields['iso']}/" if not first.fields.get("of_document") else ""
    return ""


# "trong 02 tháng cuối năm 2025 và những tháng đầu năm 2026", "Năm 2025 và các năm tiếp theo": no end is set.
_GOES_ON = re.compile(r"\s+và (?:các|những) (?:năm|quý|tháng) (?:tiếp theo|sau|tới|đầu)")


def _strength(page: Page, time: Found, before: str, start: int, end: int) -> int:
    """2: said to be the limit; 1: the time in which it is to be done; 0: another time."""
    grain = time.fields["grain"]
    if time.fields.get("of_document") or _GOES_ON.match(page.lower, time.end):
        return 0
    if time.fields.get("recurring"):
        return 2
    if _BY.search(before) and not re.search(r"(?:kể từ|tính từ)[^,;]{0,30}$", before, re.IGNORECASE):
        if grain in ("year", "span") and not _by_year(before, page.flat[start:end]):
            return 0
        return 2
    if grain == "week":
        return 1
    if _NO.search(before) or _STARTS_SPAN.search(before):
        return 0
    if grain == "day":
        return 1 if _AT.search(before) else 0
    if grain in ("month", "quarter", "half", "months"):
        return 1 if _IN.search(before) else 0
    if _FINISH.search(page.flat[start:end]) and _FAR.search(before):
        return 1
    return (
        1 if grain == "year" and re.search(r"(?:^|\W)(?:trong|ngay từ đầu)\s*$", before, re.IGNORECASE) else 0
    )


def _by_year(before: str, words: str) -> bool:
    """`đến hết năm 2026`, `hoàn thành năm 2026`; `trước năm` and `thời gian:` need no verb."""
    return bool(
        _FINISH.search(words)
        or re.search(r"(?:hết|trước|thời gian[^,;]{0,20}|hạn[^,;]{0,20})\s*$", before, re.IGNORECASE)
    )


_EVENT = re.compile(
    r"(?:tổ chức|diễn ra|tiến hành|khai mạc|họp)[^.;]{0,60}?(?P<what>hội nghị|đại hội|cuộc họp|"
    r"lễ|hội thảo|kỳ họp)[^.;]{0,60}?(?:vào\s+)?ngày\s*$|"
    r"ngày (?P<what2>hội nghị|đại hội|khai mạc)[^.;,]{0,20}$|"
    r"(?P<what3>hội nghị|đại hội|cuộc họp|lễ|hội thảo|kỳ họp)[^.;]{0,60}?"
    r"(?:tổ chức|diễn ra|khai mạc|tiến hành)[^.;]{0,20}?ngày\s*$",
    re.IGNORECASE,
)
_READIES = re.compile(r"(?:chuẩn bị|triệu tập|phục vụ|dự toán|gửi giấy mời|trang trí)(?!\w)", re.IGNORECASE)


def events(page: Page) -> dict[str, Deadline]:
    """The events of the page whose one day is given: `hội nghị` → the day it is held."""
    cached = page.cache.get("events")
    if cached is None:
        days: dict[str, set[str]] = {}
        last: dict[str, Found] = {}
        for time in page.of("_date"):
            if (
                time.fields["grain"] != "day"
                or time.fields.get("of_document")
                or not str(time.fields["iso"])[:1].isdigit()
            ):
                continue
            match = _EVENT.search(page.flat[max(page.start, time.start - 140) : time.start])
            if match:
                what = (match["what"] or match["what2"] or match["what3"]).lower()
                days.setdefault(what, set()).add(str(time.fields["iso"]))
                last[what] = time
        cached = {
            what: Deadline(next(iter(isos)), False, f"ngày của {what}", last[what].start, last[what].end)
            for what, isos in days.items()
            if len(isos) == 1
        }
        page.cache["events"] = cached
    return cached


def readied(page: Page, start: int, end: int) -> Deadline | None:
    """What must be ready for an event has the day of the event, where the page gives one."""
    if not _READIES.search(page.lower, start, end):
        return None
    for what, deadline in events(page).items():
        if what in page.lower[start:end]:
            return deadline
    return None
