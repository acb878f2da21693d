"""What stands on a page but is no text: counters, menus, share buttons, marks of pictures."""

from __future__ import annotations

import re

_LINE = re.compile(
    r"^(?:leftcenterrightdel|\[(?:img|image|video|ảnh)\]|lượt xem\b.*|lượt đọc\b.*|"
    r"bình luận(?: bài viết)?(?:\s*\(?[0-9]*\)?)?|chưa có bình luận nào\.?|"
    r"chia sẻ(?: bài viết)?|in (?:bài viết|trang|bài)|gửi (?:email|bình luận)|từ khóa\b.*|tags?\b.*|"
    r"[0-9]+ (?:giờ|ngày|phút|tuần|tháng) trước|(?:.{0,60}\s)?[0-9]+ (?:giờ|ngày) trước|nghe đọc bài|"
    r"theo dõi .{0,40} trên google news|google news|zalo|facebook|quay lại|trở về|về trang chủ|\|+)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"^(?:xem nhiều nhất|đọc nhiều(?: nhất)?|tin (?:liên quan|cùng chuyên mục|mới(?: nhất)?|khác|"
    r"đọc nhiều|nổi bật)|"
    r"(?:các )?(?:bài|tin)(?: viết)? (?:liên quan|khác|mới|cũ hơn|mới hơn|đã đăng)|"
    r"có thể bạn quan tâm|xem thêm|đọc thêm)\s*:?$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\(\s*(?:ảnh|nguồn|nguồn ảnh|ảnh minh họa)\b[^)]{0,60}\)\s*\.?\s*$|(?:^|"
    r"[.\s])ảnh\s*:\s*\S.{0,40}$|\s\|\s*$|"
    r"^(?:quang cảnh|toàn cảnh|ảnh minh họa)\b.{0,160}[^.;:]$|\((?:thứ|hàng|"
    r"người)[^)]{0,40}(?:từ trái|từ phải|bên trái|bên phải|ngoài cùng|đứng)[^)]{0,30}\))",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether the whole line belongs to the page and not to an author."""
    return bool(_LINE.match(line) or _BREAK.match(line))


def ends_article(line: str) -> bool:
    """Whether the line says that what follows is another article, or a list of titles."""
    return bool(_BREAK.match(line))


def is_caption(line: str) -> bool:
    """Whether the line is the words under a picture."""
    return len(line) < 260 and bool(_CAPTION.search(line))
