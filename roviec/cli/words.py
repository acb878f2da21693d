"""The words of the command line, for people: every Vietnamese sentence and label stands here.

Names in braces are filled in by the caller.
"""

from __future__ import annotations

from typing import Final

ABOUT: Final = "Rõ Việc: rõ người, rõ việc, rõ trách nhiệm."
ABOUT_READ: Final = (
    "Đọc văn bản (.txt, .html, .docx, .pdf, .doc) và in những gì tìm thấy: ai làm việc gì, hạn nào, "
    "số liệu, văn bản dẫn chiếu, cuộc họp, ý kiến… kèm nguyên văn."
)
HELP_HELP: Final = "in hướng dẫn này"
HELP_VERSION: Final = "in số phiên bản"
HELP_READ: Final = "đọc văn bản, in những gì tìm thấy"
HELP_SERVE: Final = "phục vụ các trang"
HELP_ADDRESS: Final = "địa chỉ và cổng (127.0.0.1:8000)"
HELP_WORKER: Final = "làm các việc chờ trong hàng"
HELP_MIGRATE: Final = "đưa cơ sở dữ liệu lên phiên bản này"
HELP_DEMO: Final = "dựng dữ liệu mẫu: đơn vị của Hà Nội, tài khoản, văn bản"
HELP_DOCUMENTS: Final = "thư mục văn bản đưa vào dữ liệu mẫu"
HELP_BACKUP: Final = "sao lưu cơ sở dữ liệu và tệp vào một thư mục trống"
HELP_RESTORE: Final = "khôi phục bản sao lưu vào máy chưa có dữ liệu"
HELP_BACKUP_FOLDER: Final = "thư mục của bản sao lưu"
HELP_READY: Final = "kiểm tra hệ thống có sẵn sàng không: cơ sở dữ liệu, hàng việc, ổ đĩa"
HELP_JOURNAL: Final = "sổ nhật ký"
HELP_WORK: Final = "nhiệm vụ: trạng thái đang lưu"
HELP_VERIFY_WORK: Final = "so trạng thái đang lưu với những gì các dòng sự việc và sổ nhật ký nói"
HELP_REPAIR: Final = "ghi lại trạng thái theo các dòng sự việc"
HELP_VERIFY: Final = "kiểm tra sổ nhật ký: mục nào bị sửa, bị bỏ, bị chèn, bị cắt"
HELP_HEADS: Final = "tệp ghi các đầu sổ đã lưu ở ngoài, mỗi dòng một đầu sổ"
HELP_FILE: Final = "tệp văn bản, hoặc thư mục chứa các tệp"
HELP_JSON: Final = "mỗi văn bản một dòng JSON"
HELP_OUT: Final = "ghi mỗi văn bản một tệp <tên>.json vào thư mục này"
HELP_PUBLISHED: Final = "ngày của văn bản (2026-03-25 hoặc 25/3/2026), khi văn bản không tự nói"
HELP_EXPLAIN: Final = "nói thêm quy tắc nào đã đọc ra, và vì sao"
USAGE: Final = "Cách dùng: "
COMMANDS: Final = "lệnh"
ARGUMENTS: Final = "đối số"
OPTIONS: Final = "tuỳ chọn"
METAVAR: Final = {"command": "LỆNH", "file": "TỆP", "folder": "THƯ_MỤC", "day": "NGÀY", "address": "ĐỊA_CHỈ"}

# What argparse says in English, by the part of its sentence that does not change.
ARGPARSE: Final = (
    ("expected one argument", "tuỳ chọn {name} cần một giá trị"),
    ("unrecognized arguments", "không có tuỳ chọn {rest}"),
    ("invalid choice", "không có lệnh ấy; xem roviec --help"),
    ("ambiguous option", "tuỳ chọn viết tắt chưa rõ: {rest}"),
    ("ignored explicit argument", "tuỳ chọn {name} không nhận giá trị"),
)

# The command refuses (exit status 2): nothing was read, nothing written.
NO_FILES: Final = "cần ít nhất một tệp hoặc thư mục; xem roviec read --help"
BAD_DAY: Final = "không hiểu ngày «{value}»; viết như 2026-03-25 hoặc 25/3/2026"
SAME_STEM: Final = "hai tệp cùng ghi vào «{stem}.json», chưa ghi gì: «{first}» và «{second}»"
OUT_NOT_FOLDER: Final = "«{path}» không phải thư mục"
OUT_NOT_WRITABLE: Final = "không ghi được vào thư mục «{path}»: {reason}"

DEMO_LOOPBACK: Final = "dữ liệu mẫu chỉ phục vụ trên máy này (127.0.0.1)"
DEMO_ON_SITE: Final = "chế độ chính thức không dựng dữ liệu mẫu; đặt ROVIEC_MODE=demo"
BAD_HEADS: Final = "không hiểu dòng đầu sổ «{line}»; mỗi dòng kết thúc bằng số mục và mã băm"

# The house: backup, restore, ready.
BACKUP_NOT_EMPTY: Final = "thư mục «{path}» không trống; bản sao lưu cần thư mục mới"
BACKED_UP: Final = "đã sao lưu {files} tệp vào «{path}», đầu sổ nhật ký {seq}"
NO_BACKUP: Final = "«{path}» không phải bản sao lưu trọn vẹn (không có manifest.json)"
BACKUP_SPOILT: Final = "bản sao lưu hỏng: «{name}» thiếu hoặc đã bị sửa; chưa khôi phục gì"
OTHER_DATABASE: Final = "bản sao lưu này của {name}; đặt ROVIEC_DATABASE cho đúng loại"
RESTORE_NOT_EMPTY: Final = "ở đây đã có dữ liệu; chỉ khôi phục vào nơi trống, chưa làm gì"
RESTORED_BROKEN: Final = "đã chép xong nhưng sổ nhật ký không nguyên vẹn từ mục {seq}"
RESTORED_WITHOUT: Final = "đã chép xong nhưng thiếu {count} tệp"
RESTORED: Final = "đã khôi phục; sổ nhật ký nguyên vẹn; {counts}"
NO_PROGRAM: Final = "cần chương trình {name} (Debian: apt install postgresql-client)"
NOT_SET_UP: Final = "chưa cài đặt xong: {reason} (các biến ROVIEC_… được giải thích ở đầu roviec/settings.py)"
PROGRAM_FAILED: Final = "{name} không làm được: {reason}"
READY_DATABASE: Final = "cơ sở dữ liệu không trả lời: {reason}"
READY_MIGRATIONS: Final = "cơ sở dữ liệu còn {count} bước nâng cấp; chạy roviec migrate"
READY_QUEUE: Final = "{count} việc chờ quá {minutes} phút trong hàng; roviec worker có chạy không?"
READY_DEAD: Final = "{count} việc của máy đã thử hết số lần; cần người xem"
READY_DISK: Final = "ổ đĩa chỉ còn {mb} MB"
READY: Final = "sẵn sàng"

# The house: journal and demo.
WORK_DIFFERS: Final = "phần việc {key}: trạng thái đang lưu khác các dòng sự việc"
WORK_BESIDE: Final = "{kind} {key}: không có trong sổ nhật ký"
WORK_REPAIRED: Final = "đã ghi lại {count} phần việc"
WORK_WHOLE: Final = "{count} phần việc: trạng thái đang lưu khớp các dòng sự việc và sổ nhật ký"
JOURNAL_WHOLE: Final = "sổ nhật ký nguyên vẹn: {count} mục, khớp {heads} đầu sổ đã lưu"
JOURNAL_FAULTS: Final = {
    "altered": "BỊ SỬA ở mục {seq}: {words}",
    "removed": "BỊ BỎ từ mục {seq}: {words}",
    "inserted": "BỊ CHÈN ở mục {seq}: {words}",
    "cut_off": "BỊ CẮT từ mục {seq}: {words}",
}
DEMO_UNITS: Final = "đơn vị: thêm {new}, cả thảy {all}"
DEMO_TAKEN_IN: Final = "  đã nhận {name}: {title}"
DEMO_PLAYED: Final = "  đã diễn tháng {month}: {count} lượt xử lý"
DEMO_PLAYED_ALREADY: Final = "đã có {tasks} nhiệm vụ, không diễn thêm"
DEMO_REGULARLY: Final = "việc thường xuyên"
DEMO_PROGRESS: Final = "Đang tổng hợp từ các chi bộ, đạt khoảng một nửa."
DEMO_SENT_TO: Final = "Văn phòng Thành ủy"
DEMO_RETURNED: Final = "Chưa có số liệu của từng chi bộ; chưa nêu người chịu trách nhiệm và hạn xử lý."
DEMO_ASKED: Final = "Phải lấy thêm ý kiến của các đơn vị liên quan sau sắp xếp địa giới hành chính."
DEMO_STUCK: Final = (
    "Chưa có hướng dẫn về thẩm quyền phê duyệt phương án.",
    "Vướng nguồn vốn: chưa được bổ sung dự toán năm nay.",
    "Hai cơ quan hiểu khác nhau về cơ quan chủ trì.",
    "Chưa xác định ranh giới quản lý sau khi nhập xã.",
)
DEMO_ANSWERED: Final = "Đã có ý kiến chỉ đạo; đơn vị thực hiện theo hướng dẫn và báo cáo lại."
DEMO_SIGN_IN: Final = """
Đăng nhập tại http://127.0.0.1:8000 bằng một trong các tài khoản
  {names}
mật khẩu chung của dữ liệu mẫu: {password}"""

# A file that is passed by (exit status 1): the others are read.
NOT_FOUND: Final = "«{path}»: không có tệp này"
NO_NAME: Final = "tên tệp để trống"
NOT_A_FILE: Final = "«{path}»: không phải tệp thường"
FOLDER_EMPTY: Final = "«{path}»: thư mục không có văn bản nào đọc được"
FOLDER_REFUSED: Final = "«{path}»: không mở được thư mục: {reason}"
PASSED_BY: Final = "«{path}»: bỏ qua {count} tệp không phải văn bản: {names}"
UNREADABLE: Final = "«{path}»: {reason}"
OUR_FAULT: Final = "«{path}»: lỗi của chương trình khi đọc ({fault}); xin báo lại kèm tệp"
STOPPED: Final = "đã dừng"
SUMMARY: Final = "đã đọc {read} văn bản, {facts} dữ kiện"
SUMMARY_FAILED: Final = "đã đọc {read} văn bản, {facts} dữ kiện; {failed} không đọc được"
NOT_PRINTED: Final = "không in ra được: {reason}"
NOT_WRITTEN: Final = "«{path}»: không ghi được kết quả: {reason}"
OUT_NO_NAME: Final = "tên thư mục kết quả để trống"
REASONS: Final = {
    "not_allowed": "không được phép mở",
    "is_folder": "là thư mục",
    "no_room": "hết chỗ trên đĩa",
}

# Why the reading library could not open a file, by the code of its refusal.
FILE_REASONS: Final = {
    "missing": "không có tệp này",
    "not_a_file": "không phải tệp thường",
    "denied": "không được phép mở",
    "empty": "tệp rỗng",
    "binary": "không phải văn bản",
    "encoding": "không nhận ra bảng mã",
    "truncated": "tệp bị hỏng hoặc thiếu phần cuối",
    "encrypted": "tệp có mật khẩu",
    "too_large": "tệp quá lớn",
    "too_many_pages": "quá nhiều trang",
    "bomb": "tệp nén có dấu hiệu phá hoại, không mở",
    "wrong_type": "không phải loại tệp đọc được",
    "no_program": "thiếu chương trình để đọc loại tệp này",
    "no_text": "không có chữ nào",
    "timeout": "đọc quá lâu, đã dừng",
}
WITH_DETAIL: Final = "{reason} ({detail})"

WRITTEN: Final = "{source} → {path} ({facts} dữ kiện)"
NOTE: Final = "Lưu ý"
# What the reading library remarks on a file; what is not here is shown in its own words.
NOTES: Final = {
    "left out: footnotes": "không đọc chú thích cuối trang",
    "left out: endnotes": "không đọc chú thích cuối văn bản",
    "left out: comments": "không đọc nhận xét bên lề",
    "left out: a document embedded in this one": "không đọc văn bản nhúng bên trong",
    "left out: page headers": "không đọc phần đầu trang",
    "left out: page footers": "không đọc phần chân trang",
    "left out: an embedded object": "không đọc đối tượng nhúng",
    "left out: hidden words": "không đọc chữ ẩn",
    "left out: menus and footers of the page": "không đọc trình đơn và chân trang mạng",
    "the file carries macros; they were not run": "tệp có macro; không chạy",
    "the words are those that the scanner put under its pictures": "chữ do máy quét nhận dạng sẵn",
    "read by antiword: the automatic numbers of lists are not in the text; with LibreOffice they are": (
        "đọc bằng antiword nên thiếu số thứ tự tự động; có LibreOffice thì đủ"
    ),
    "TCVN3: words set in a capital font (.VnTimeH) come out in small letters": (
        "bảng mã TCVN3: chữ dùng phông hoa (.VnTimeH) thành chữ thường"
    ),
}
# The same for remarks that end in what was found.
NOTES_THAT_NAME: Final = {
    "left out, repeated on most pages: ": "không đọc phần lặp lại ở hầu hết các trang: ",
    "recognised from pictures: pages ": "nhận dạng từ ảnh các trang ",
}
NAMED: Final = "tên có đuôi .{ending} nhưng nội dung là {form}"
FORMS: Final = {
    "a text": "văn bản thuần",
    "a web page": "trang mạng",
    "a Word file (.docx)": "tệp Word (.docx)",
    "a PDF": "tệp PDF",
    "a Word file (.doc)": "tệp Word (.doc)",
    "an RTF file": "tệp RTF",
    "a picture": "ảnh",
}
OCR: Final = "nhận dạng từ ảnh (OCR), cần người đối chiếu"
NOTHING_FOUND: Final = "Không tìm thấy dữ kiện nào."
ARTICLE: Final = "bài {number}, dòng {line}"
NO_DAY: Final = "chưa rõ ngày"
NO_TITLE: Final = "(không có tiêu đề)"
COUNT: Final = "{facts} dữ kiện"
COLUMNS: Final = ("Dòng", "Loại", "Nguyên văn", "Đọc thành")
PAGE_LINE: Final = "tr. {page} d. {line}"
COMPARE: Final = "cần đối chiếu"
DOUBTS: Final = {
    "roman_numeral": "chữ số La Mã",
    "symbol": "số, ký hiệu",
    "low_confidence": "chữ mờ",
}
RULE: Final = "quy tắc"
ROW: Final = "bảng"
BECAUSE: Final = "vì sao"

HEADER: Final = {
    "symbol": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "date": "Ngày",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
}

KINDS: Final = {
    "document": "văn bản dẫn",
    "meeting": "cuộc họp",
    "person": "người",
    "figure": "số liệu",
    "assignment": "giao việc",
    "opinion": "ý kiến",
    "response": "trả lời",
    "shortcoming": "hạn chế",
    "decision": "quyết nghị",
}

DOCUMENT_TYPES: Final = {
    "resolution": "nghị quyết",
    "directive": "chỉ thị",
    "conclusion": "kết luận",
    "regulation": "quy chế",
    "rule": "quy định",
    "decision": "quyết định",
    "programme": "chương trình",
    "plan": "kế hoạch",
    "project": "đề án",
    "report": "báo cáo",
    "submission": "tờ trình",
    "notice": "thông báo",
    "guidance": "hướng dẫn",
    "law": "luật",
    "dispatch": "công văn",
    "draft": "dự thảo",
    "news": "tin bài",
    "other": "văn bản khác",
}

# What a field's value is called, by kind and field; what is not here is shown as written.
VALUES: Final = {
    ("document", "type"): DOCUMENT_TYPES,
    ("meeting", "type"): {
        "conference": "hội nghị",
        "congress": "đại hội",
        "working_session": "buổi làm việc",
        "consultation": "hội nghị hiệp thương",
    },
    ("opinion", "type"): {"assessment": "nhận định", "proposal": "đề xuất, kiến nghị"},
    ("response", "type"): {"accepted": "đã tiếp thu", "explained": "giải trình", "commitment": "hứa sẽ làm"},
    ("decision", "action"): {
        "adopted": "thông qua",
        "discussed": "thảo luận",
        "issued": "ban hành",
        "voted": "biểu quyết",
    },
    ("figure", "status"): {"planned": "chỉ tiêu, dự kiến", "actual": "thực hiện"},
    ("figure", "change"): {"increase": "tăng", "decrease": "giảm"},
}

COMPARATORS: Final = {
    "=": "",
    "~": "khoảng ",
    ">=": "ít nhất ",
    "<=": "không quá ",
    ">": "hơn ",
    "<": "dưới ",
}

# Labels in the order they are shown in; a field that is not here comes last, under its own name.
FIELDS: Final = {
    "type": "loại",
    "symbol": "số, ký hiệu",
    "number": "số",
    "title": "tên",
    "issuer": "cơ quan ban hành",
    "name": "họ tên",
    "positions": "chức vụ",
    "ordinal": "lần thứ",
    "assignees": "người nhận",
    "partners": "phối hợp",
    "action": "việc",
    "deadline": "hạn",
    "deadline_text": "hạn (nguyên văn)",
    "assigner": "người giao",
    "indicator": "chỉ tiêu",
    "value": "số",
    "status": "tính chất",
    "change": "thay đổi",
    "speaker": "người nói",
    "body": "cơ quan",
    "term": "nhiệm kỳ",
    "date": "ngày",
    "subjects": "nội dung",
    "period": "kỳ",
    "organization": "đơn vị",
    "about": "về",
    "carries_out": "thực hiện",
}
# A label that differs in one kind.
FIELDS_OF: Final = {("decision", "action"): "việc", ("document", "number"): "số"}

YES: Final = "có"
NO: Final = "không"
MONTH: Final = "tháng {month}/{year}"
QUARTER: Final = "quý {quarter}/{year}"
HALVES: Final = {"1": "6 tháng đầu năm {year}", "2": "6 tháng cuối năm {year}"}
NO_YEAR: Final = "{day}/{month} (chưa rõ năm)"
EACH_YEAR: Final = "{day}/{month} hằng năm"
EACH_MONTH: Final = "ngày {day} hằng tháng"
YEAR: Final = "năm {year}"
SPAN: Final = "{start} – {end}"
QUARTERS: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
