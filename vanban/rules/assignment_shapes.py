"""The shapes an assignment has, each with examples and counter-examples; `instruction` reads them.

cue      somebody asks, and then the doers or what is to be done
doer     a name, and then a word of duty or a verb
verb     what is to be done, by whom the head or the clause before says
duty     a thing that must be so; nobody is named
row      a row of a table of tasks
"""

from __future__ import annotations

from vanban.rules.shape import Shape

_SOURCE = "facts.md, Assignments; documents.md §9.6"

RULES = (
    Shape(
        "assignment.cue",
        "assignment",
        _SOURCE,
        (
            "1. Giao Sở Nội vụ rà soát hồ sơ trước ngày 30/6/2026.\n2. Yêu cầu các xã báo cáo kết quả.\n",
            "Kết luận hội nghị, Bí thư Tỉnh ủy Trần Văn Thí Dụ đề nghị các sở, ngành rà soát tiến độ.",
        ),
        (
            "Sở Nội vụ đã được giao 12 biên chế.",
            "Hội nghị giao ban tháng 6 được tổ chức tại Tỉnh ủy.",
            "Theo đề nghị của Sở Nội vụ, hồ sơ đủ điều kiện.",
        ),
    ),
    Shape(
        "assignment.doer",
        "assignment",
        _SOURCE,
        (
            "1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí.\n"
            "2. Công an tỉnh có trách nhiệm bảo vệ.\n",
            "1. Các cơ quan được phân công chủ trì nhiệm vụ có trách nhiệm lập dự toán kinh phí.\n",
        ),
        ("Sở Tài chính đã bố trí đủ kinh phí cho các dự án.",),
    ),
    Shape(
        "assignment.verb",
        "assignment",
        _SOURCE,
        ("I. NHIỆM VỤ\n1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ, công chức.\n- Trình đề án sắp xếp bộ máy.\n",),
        ("I. KẾT QUẢ\n1. Rà soát hồ sơ cán bộ, công chức đạt 100% kế hoạch.\n",),
    ),
    Shape(
        "assignment.duty",
        "assignment",
        _SOURCE,
        ("II. YÊU CẦU\n1. Công tác chuẩn bị đại hội phải được tiến hành chặt chẽ, đúng quy định.\n",),
        ("Công tác chuẩn bị đại hội được tiến hành chặt chẽ, đúng quy định.",),
    ),
    Shape(
        "assignment.row",
        "assignment",
        "facts.md, Tables",
        ("TT\tNội dung\tChủ trì\tThời gian\n1\tRà soát hồ sơ cán bộ\tSở Nội vụ\tQuý II/2026\n",),
        ("TT\tHọ và tên\tChức vụ\n1\tNgười A\tTrưởng phòng\n",),
    ),
)
