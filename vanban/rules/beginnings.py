"""Where an instruction may begin in a clause: after a connective, an opener, a time, a condition."""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rules import names
from vanban.rules.deadlines import opening_time

CONNECTIVE = re.compile(
    r"(?:(?:đồng thời|bên cạnh đó|cùng với đó|cùng đó|song hành với đó|song song(?: với)? đó|"
    r"song song|ngoài ra|mặt khác|đặc biệt(?: là)?|tương tự|trước mắt|theo đó|vì vậy|vì thế|"
    r"do đó|do vậy|"
    r"cụ thể(?: là)?(?! hóa)|tiếp đó|sau đó|trước đó|(?:thứ )(?:nhất|hai|ba|tư|năm|sáu)|(?:một|"
    r"hai|ba|bốn|năm|sáu|bảy|tám|chín) là|cuối cùng|trong đó|qua đó|từ đó|"
    r"(?:trong )?thời gian tới|tới đây|hiện nay|và|còn|riêng)\s*[,:]?\s*)+",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"(?:để|nhằm|trên cơ sở|căn cứ|theo|trong|từ|sau|trước|với|về|đối với|khi|nếu|ngay|cùng với|"
    r"bên cạnh|trường hợp|hằng|hàng|định kỳ|chậm nhất|tại|dựa trên|qua|đến|quý|tháng|năm|"
    r"[0-9]+ tháng|thực hiện|tiếp tục thực hiện|riêng|do|xuất phát|nhân dịp|ngoài)(?!\w)",
    re.IGNORECASE,
)


def after_connective(page: Page, start: int, end: int) -> int:
    """Where the clause begins after `Đồng thời,`, `Bên cạnh đó,` and their like."""
    match = CONNECTIVE.match(page.lower, start, end)
    return match.end() if match and match.end() < end else start


# "Đối tượng kiểm tra: Ban Thường trực … tiến hành": words that only name what follows.
_LABEL = re.compile(r"[^:;.,]{3,80}:\s+(?=\S)")


# "Nếu liên quan đến tiêu chuẩn, hồ sơ người ứng cử: Chuyển ngay …"
CASE = re.compile(r"(?:đối với|nếu|trường hợp|khi|(?P<about>về))\s[^:;.]{3,360}:\s+(?=\S)", re.IGNORECASE)
_IN_TROUBLE = re.compile(
    r"(?:trong quá trình[^,;.]{0,80},\s*)?(?:nếu|khi)\s[^,;.]{0,60}?(?:khó khăn|vướng mắc|phát sinh)"
    r"(?:(?:,| và| hoặc)? (?:khó khăn|vướng mắc|phát sinh))*,?\s+"
)


def beginnings(page: Page, start: int, end: int) -> list[int]:
    """The start of the clause and, after an opener (`Để …,`, `Trên cơ sở …,`), the starts after commas."""
    here = [start]
    after_time = opening_time(page, start, end)
    if after_time is not None:
        here.append(after_time)
    label = _LABEL.match(page.flat, start, min(end, start + 90))
    if label is not None and not names.inside(page, label.end()):
        here.append(label.end())
    then = (
        page.lower.find(" thì ", start, min(end, start + 200))
        if page.lower.startswith(("trường hợp", "khi ", "nếu "), start)
        else -1
    )
    if then > 0:
        here.append(then + 5)
    trouble = _IN_TROUBLE.match(page.lower, start, end)
    if trouble is not None:
        here.append(trouble.end())
    if OPENER.match(page.lower, start, end):
        comma = page.flat.find(",", start, min(end, start + 400))
        while comma >= 0 and len(here) < 8:
            at = comma + 1
            while at < end and page.flat[at] == " ":
                at += 1
            if not names.inside(page, at):
                here.append(after_connective(page, at, end))
            comma = page.flat.find(",", comma + 1, min(end, start + 400))
    return here
