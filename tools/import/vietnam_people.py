#!/usr/bin/python3
"""Vietnamese people, offices and tenures for the lexicons.

    vietnam_people.py FACTS_DIR LEXICONS_DIR

Reads vn_politicians_viwiki.tsv, leaders_factbook.tsv and officeholders_wikidata_2000_2022.tsv in FACTS_DIR,
adds the curated rows of this file, checks everything and writes {people,offices,tenures}.vietnam.tsv.
Tenures are as of RETRIEVED: an empty end means in office then.
"""
import collections
import os
import re
import sys
import unicodedata

RETRIEVED = "2025-12-15"
MERGER = "2025-06-30"          # the provinces of 2025-07-01
MINISTRY_MERGER = "2025-02-28"  # the ministries of 2025-03-01

PROVINCES = """An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tây|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái""".split("|")
CITIES = set("Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí Minh|Huế".split("|"))
KEPT_2025 = set("""Hà Nội|Huế|Lai Châu|Điện Biên|Sơn La|Lạng Sơn|Quảng Ninh|Thanh Hóa|Nghệ An|Hà Tĩnh|Cao Bằng|Tuyên Quang|Lào Cai|Thái Nguyên|Phú Thọ|Bắc Ninh|Hưng Yên|Hải Phòng|Ninh Bình|Quảng Trị|Đà Nẵng|Quảng Ngãi|Gia Lai|Khánh Hòa|Lâm Đồng|Đắk Lắk|Hồ Chí Minh|Đồng Nai|Tây Ninh|Cần Thơ|Vĩnh Long|Đồng Tháp|Cà Mau|An Giang""".split("|"))

# ministry -> (slug, distinctive name of a Vietnamese ministry, abolished in 2025 or before)
MINISTRIES = {
    "Quốc phòng": ("defence", 0, 0), "Công an": ("public-security", 1, 0), "Ngoại giao": ("foreign", 0, 0),
    "Nội vụ": ("home-affairs", 0, 0), "Tài chính": ("finance", 0, 0), "Tư pháp": ("justice", 0, 0),
    "Y tế": ("health", 0, 0), "Xây dựng": ("construction", 0, 0), "Công Thương": ("industry-and-trade", 1, 0),
    "Khoa học và Công nghệ": ("science-and-technology", 1, 0), "Giáo dục và Đào tạo": ("education-and-training", 1, 0),
    "Văn hóa, Thể thao và Du lịch": ("culture-sports-and-tourism", 1, 0),
    "Nông nghiệp và Môi trường": ("agriculture-and-environment", 1, 0),
    "Dân tộc và Tôn giáo": ("ethnic-and-religious-affairs", 1, 0),
    "Giao thông vận tải": ("transport", 1, MINISTRY_MERGER), "Kế hoạch và Đầu tư": ("planning-and-investment", 1, MINISTRY_MERGER),
    "Thông tin và Truyền thông": ("information-and-communications", 1, MINISTRY_MERGER),
    "Tài nguyên và Môi trường": ("natural-resources-and-environment", 1, MINISTRY_MERGER),
    "Nông nghiệp và Phát triển nông thôn": ("agriculture-and-rural-development", 1, MINISTRY_MERGER),
    "Lao động, Thương binh và Xã hội": ("labour-invalids-and-social-affairs", 1, MINISTRY_MERGER),
    "Thương mại": ("trade", 0, "2007-08-02"), "Công nghiệp": ("industry", 0, "2007-08-02"),
    "Thủy sản": ("fisheries", 0, "2007-08-02"), "Văn hóa, Thông tin": ("culture-and-information", 0, "2007-08-02"),
}
MINISTRY_RE = {
    "Lao động": "Lao động, Thương binh và Xã hội", "Văn hóa-Thông tin": "Văn hóa, Thông tin", "Văn hóa, Thông tin": "Văn hóa, Thông tin",
    "Văn hóa": "Văn hóa, Thể thao và Du lịch", "Thông tin": "Thông tin và Truyền thông",
    "Nông nghiệp và Phát triển": "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi": "Nông nghiệp và Môi trường",
    "Giao thông": "Giao thông vận tải", "Khoa học, Công nghệ và Môi": None, "Khoa học": "Khoa học và Công nghệ",
    "Giáo dục": "Giáo dục và Đào tạo", "Kế hoạch": "Kế hoạch và Đầu tư", "Tài nguyên": "Tài nguyên và Môi trường",
    "Quốc phòng": "Quốc phòng", "Công an": "Công an", "Ngoại giao": "Ngoại giao", "Nội vụ": "Nội vụ", "Tài chính": "Tài chính",
    "Tư pháp": "Tư pháp", "Y tế": "Y tế", "Xây dựng": "Xây dựng", "Công thương": "Công Thương", "Dân tộc và Tôn": "Dân tộc và Tôn giáo",
    "Thương mại": "Thương mại", "Công nghiệp Nhẹ": None, "Công nghiệp nặng": None, "Công nghiệp": "Công nghiệp", "Thủy sản": "Thủy sản",
}
# central offices: pattern over the cleaned office string -> slug, title, holders, aliases
CENTRAL = [
    (r"^Tổng Bí thư\b", "general-secretary", "Tổng Bí thư", "single", "Tổng Bí thư Ban Chấp hành Trung ương Đảng|Tổng Bí thư Đảng Cộng sản Việt Nam"),
    (r"^Chủ tịch nước", "president", "Chủ tịch nước", "single", ""),
    (r"^Phó Chủ tịch nước", "vice-president", "Phó Chủ tịch nước", "single", ""),
    (r"^Thủ tướng", "prime-minister", "Thủ tướng", "single", "Thủ tướng Chính phủ Việt Nam"),
    (r"^Phó Thủ tướng", "deputy-prime-minister", "Phó Thủ tướng", "multi", "Phó Thủ tướng Chính phủ Việt Nam"),
    (r"^(Chủ tịch Quốc hội|Chủ tịch, Quốc hội)", "speaker", "Chủ tịch Quốc hội", "single", ""),
    (r"^Phó Chủ tịch (Thường trực )?Quốc hội", "deputy-speaker", "Phó Chủ tịch Quốc hội", "multi", ""),
    (r"^Thường trực Ban Bí thư", "permanent-secretary", "Thường trực Ban Bí thư", "single", "Thường trực Ban Bí thư Trung ương Đảng"),
    (r"^[UỦ]y viên Bộ Chính trị", "politburo-member", "Ủy viên Bộ Chính trị", "multi", ""),
    (r"^(Bí thư Trung ương Đảng|Ủy viên Ban Bí thư)", "secretariat-member", "Bí thư Trung ương Đảng", "multi", ""),
    (r"^Chủ nhiệm Ủy ban Kiểm tra Trung ương", "inspection-commission-chair", "Chủ nhiệm Ủy ban Kiểm tra Trung ương", "single", ""),
    (r"^Phó Chủ nhiệm (Thường trực )?Ủy ban Kiểm tra Trung ương", "deputy-inspection-commission-chair", "Phó Chủ nhiệm Ủy ban Kiểm tra Trung ương", "multi", ""),
    (r"^Trưởng ban Tổ chức Trung ương", "organization-commission-chair", "Trưởng Ban Tổ chức Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Tổ chức Trung ương", "deputy-organization-commission-chair", "Phó Trưởng Ban Tổ chức Trung ương", "multi", ""),
    (r"^Trưởng ban Tuyên giáo và Dân vận Trung ương", "information-and-mass-mobilization-commission-chair", "Trưởng Ban Tuyên giáo và Dân vận Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Tuyên giáo và Dân vận Trung ương", "deputy-information-and-mass-mobilization-commission-chair", "Phó Trưởng Ban Tuyên giáo và Dân vận Trung ương", "multi", ""),
    (r"^Trưởng ban Tuyên giáo Trung ương", "information-commission-chair", "Trưởng Ban Tuyên giáo Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Tuyên giáo Trung ương", "deputy-information-commission-chair", "Phó Trưởng Ban Tuyên giáo Trung ương", "multi", ""),
    (r"^Trưởng ban Dân vận Trung ương", "mass-mobilization-commission-chair", "Trưởng Ban Dân vận Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Dân vận Trung ương", "deputy-mass-mobilization-commission-chair", "Phó Trưởng Ban Dân vận Trung ương", "multi", ""),
    (r"^Trưởng ban Nội chính Trung ương", "internal-affairs-commission-chair", "Trưởng Ban Nội chính Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Nội chính Trung ương", "deputy-internal-affairs-commission-chair", "Phó Trưởng Ban Nội chính Trung ương", "multi", ""),
    (r"^Trưởng ban Kinh tế Trung ương", "economic-commission-chair", "Trưởng Ban Kinh tế Trung ương", "single", ""),
    (r"^Phó Trưởng ban (Thường trực )?(Ban )?Kinh tế Trung ương", "deputy-economic-commission-chair", "Phó Trưởng Ban Kinh tế Trung ương", "multi", ""),
    (r"^Trưởng ban Chính sách, chiến lược Trung ương", "policy-and-strategy-commission-chair", "Trưởng Ban Chính sách, chiến lược Trung ương", "single", ""),
    (r"^Trưởng ban Đối ngoại Trung ương", "external-relations-commission-chair", "Trưởng Ban Đối ngoại Trung ương", "single", ""),
    (r"^Phó Trưởng ban Đối ngoại Trung ương", "deputy-external-relations-commission-chair", "Phó Trưởng Ban Đối ngoại Trung ương", "multi", ""),
    (r"^Chánh Văn phòng Trung ương Đảng", "party-central-office-chief", "Chánh Văn phòng Trung ương Đảng", "single", ""),
    (r"^Phó Chánh Văn phòng Trung ương Đảng", "deputy-party-central-office-chief", "Phó Chánh Văn phòng Trung ương Đảng", "multi", ""),
    (r"^(Bộ trưởng, )?Chủ nhiệm,? Văn phòng Chính phủ", "government-office-chief", "Chủ nhiệm Văn phòng Chính phủ", "single", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
    (r"^Phó Chủ nhiệm Văn phòng Chính phủ", "deputy-government-office-chief", "Phó Chủ nhiệm Văn phòng Chính phủ", "multi", ""),
    (r"^Chủ nhiệm Văn phòng Chủ tịch nước", "president-office-chief", "Chủ nhiệm Văn phòng Chủ tịch nước", "single", ""),
    (r"^Phó Chủ nhiệm Văn phòng Chủ tịch nước", "deputy-president-office-chief", "Phó Chủ nhiệm Văn phòng Chủ tịch nước", "multi", ""),
    (r"^Chủ nhiệm Văn phòng Quốc hội", "national-assembly-office-chief", "Chủ nhiệm Văn phòng Quốc hội", "single", ""),
    (r"^Tổng [Tt]hư ký Quốc hội", "national-assembly-secretary-general", "Tổng Thư ký Quốc hội", "single", ""),
    (r"^(Bộ trưởng, )?Chủ nhiệm Ủy ban Dân tộc", "ethnic-committee-chair", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "single", ""),
    (r"^Tổng Thanh tra Chính phủ", "government-inspector-general", "Tổng Thanh tra Chính phủ", "single", ""),
    (r"^Phó Tổng Thanh tra Chính phủ", "deputy-government-inspector-general", "Phó Tổng Thanh tra Chính phủ", "multi", ""),
    (r"^Tổng Kiểm toán Nhà nước", "state-auditor-general", "Tổng Kiểm toán Nhà nước", "single", ""),
    (r"^Phó Tổng Kiểm toán Nhà nước", "deputy-state-auditor-general", "Phó Tổng Kiểm toán Nhà nước", "multi", ""),
    (r"^Thống đốc Ngân hàng Nhà nước", "central-bank-governor", "Thống đốc Ngân hàng Nhà nước", "single", ""),
    (r"^Phó Thống đốc Ngân hàng Nhà nước", "deputy-central-bank-governor", "Phó Thống đốc Ngân hàng Nhà nước", "multi", ""),
    (r"^Chánh án Tòa án nhân dân [Tt]ối cao", "chief-justice", "Chánh án Tòa án Nhân dân Tối cao", "single", ""),
    (r"^Phó Chánh án Tòa án nhân dân [Tt]ối cao", "deputy-chief-justice", "Phó Chánh án Tòa án Nhân dân Tối cao", "multi", ""),
    (r"^Viện trưởng Viện [Kk]iểm sát nhân dân [Tt]ối cao", "prosecutor-general", "Viện trưởng Viện Kiểm sát Nhân dân Tối cao", "single", ""),
    (r"^Phó Viện trưởng (Thường trực )?Viện [Kk]iểm sát nhân dân [Tt]ối cao", "deputy-prosecutor-general", "Phó Viện trưởng Viện Kiểm sát Nhân dân Tối cao", "multi", ""),
    (r"^Chủ tịch Ủy ban Trung ương M", "fatherland-front-chair", "Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", "single", ""),
    (r"^Phó Chủ tịch.*Trung ương Mặt trận Tổ quốc", "deputy-fatherland-front-chair", "Phó Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", "multi", ""),
    (r"^Bí thư thứ nhất Trung ương Đoàn", "youth-union-first-secretary", "Bí thư thứ nhất Trung ương Đoàn", "single", ""),
    (r"^Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "women-union-chair", "Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "single", "Chủ tịch Hội LHPN Việt Nam"),
    (r"^Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "labour-confederation-chair", "Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "single", ""),
    (r"^Chủ tịch .*Hội Nông dân Việt Nam", "farmers-union-chair", "Chủ tịch Hội Nông dân Việt Nam", "single", ""),
    (r"^Chủ tịch .*Hội Cựu chiến binh Việt Nam", "veterans-association-chair", "Chủ tịch Hội Cựu chiến binh Việt Nam", "single", ""),
    (r"^Tổng [Tt]ham mưu trưởng", "chief-of-general-staff", "Tổng Tham mưu trưởng", "single", "Tổng Tham mưu trưởng QĐND Việt Nam|Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam"),
    (r"^Phó Tổng [Tt]ham mưu trưởng", "deputy-chief-of-general-staff", "Phó Tổng Tham mưu trưởng", "multi", ""),
    (r"^Chủ nhiệm Tổng cục [Cc]hính trị(, Quân| Quân|$)", "political-department-chief", "Chủ nhiệm Tổng cục Chính trị", "single", ""),
    (r"^Phó Chủ nhiệm Tổng cục [Cc]hính trị(, Quân| Quân|$)", "deputy-political-department-chief", "Phó Chủ nhiệm Tổng cục Chính trị", "multi", ""),
    (r"^Tư lệnh (Quân chủng )?Hải quân", "navy-commander", "Tư lệnh Hải quân", "single", "Tư lệnh Quân chủng Hải quân|Tư lệnh Hải quân nhân dân Việt Nam"),
    (r"^Chủ tịch Hội đồng Dân tộc", "ethnic-council-chair", "Chủ tịch Hội đồng Dân tộc", "single", ""),
    (r"Người [Pp]hát ngôn (của )?Bộ Ngoại giao", "foreign-ministry-spokesperson", "Người phát ngôn Bộ Ngoại giao", "multi", "Người phát ngôn Bộ Ngoại giao Việt Nam"),
    (r"Người phát ngôn (của )?Bộ Công an", "public-security-ministry-spokesperson", "Người phát ngôn", "multi", "Người phát ngôn Bộ Công an"),
    (r"^Đại sứ\b.*(Việt Nam|toàn quyền|Liên [Hh]ợp)|^Đại sứ, Trưởng Phái", "ambassador", "Đại sứ", "multi", ""),
    (r"^Giám đốc Công an [Tt]hành phố Hà Nội", "ha-noi-police-chief", "Giám đốc Công an", "single", "Giám đốc Công an Hà Nội|Giám đốc Công an thành phố Hà Nội|Giám đốc Công an TP Hà Nội"),
]
NA_COMMITTEES = [
    ("Đối ngoại", "foreign-affairs"), ("Pháp luật và Tư pháp", "law-and-justice"), ("Pháp luật", "law"), ("Tư pháp", "judicial"),
    ("Kinh tế và Tài chính", "economic-and-financial"), ("Kinh tế", "economic"), ("Tài chính, Ngân sách", "finance-and-budget"),
    ("Quốc phòng, An ninh và Đối ngoại", "defence-security-and-foreign-affairs"), ("Quốc phòng và An ninh", "defence-and-security"),
    ("Văn hóa và Xã hội", "culture-and-society"), ("Xã hội", "social"), ("Văn hóa, Giáo dục", "culture-and-education"),
    ("Khoa học, Công nghệ và Môi trường", "science-technology-and-environment"),
    ("Công tác đại biểu", "deputies-affairs"), ("Dân nguyện và Giám sát", "petitions-and-supervision"),
]


def nfc(s):
    return unicodedata.normalize("NFC", s)


def slug(name):
    s = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    s = "".join(c for c in s if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", s).strip("-")


def date(s):
    """A date of the source as YYYY, YYYY-MM or YYYY-MM-DD, or None."""
    s = s.strip().rstrip(",").strip()
    m = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", s)
    if m:
        y, mo, d = m.groups()
        if mo and not 1 <= int(mo) <= 12:
            return None
        if d and not 1 <= int(d) <= days(int(y), int(mo)):
            return None
        return s
    m = re.fullmatch(r"(\d{1,2})\s*/\s*(\d{4})", s) or re.fullmatch(r"[Tt]háng (\d{1,2})(?:,)?(?: năm| /|/)? ?(\d{4})", s)
    if m and 1 <= int(m.group(1)) <= 12:
        return "%s-%02d" % (m.group(2), int(m.group(1)))
    m = re.fullmatch(r"(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4}).*", s)
    if m and 1 <= int(m.group(2)) <= 12 and 1 <= int(m.group(1)) <= days(int(m.group(3)), int(m.group(2))):
        return "%s-%02d-%02d" % (m.group(3), int(m.group(2)), int(m.group(1)))
    m = re.fullmatch(r"(?:cuối |đầu )?[Nn]ăm (\d{4})|(?:[Cc]uối|[Đđ]ầu) (\d{4})", s)
    if m:
        return m.group(1) or m.group(2)
    return None


def days(y, m):
    if m == 2:
        return 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28
    return 30 if m in (4, 6, 9, 11) else 31


def clean(o):
    o = nfc(o).replace("–", "-")
    o = re.sub(r"\s*\([^)]*\)?", "", o)
    o = re.sub(r"^Trưởng Ban\b", "Trưởng ban", o)
    o = re.sub(r"^Phó [Tt]rưởng [Bb]an\b( chuyên trách)?", "Phó Trưởng ban", o)
    o = re.sub(r"^Phó Trưởng ban [Tt]hường trực\b", "Phó Trưởng ban Thường trực", o)
    o = re.sub(r"^(Trưởng ban|Phó Trưởng ban) Đảng", r"\1", o)
    o = o.replace("Chính sách, Chiến lược", "Chính sách, chiến lược").replace("Chủ tịch nước, ", "Chủ tịch nước ")
    o = o.replace("UBND", "Ủy ban nhân dân").replace("Uỷ", "Ủy").replace("HĐND", "Hội đồng nhân dân")
    return re.sub(r"\s+", " ", o).strip(" ,")


PROV_ALT = sorted(PROVINCES + ["Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "Thừa Thiên-Huế", "Thừa Thiên - Huế", "Đắk Lăk", "Thanh Hoá", "Khánh Hoà", "Hoà Bình"], key=len, reverse=True)
PROV_RE = re.compile(r"(%s)$" % "|".join(map(re.escape, PROV_ALT)))
PROV_FIX = {"Bà Rịa-Vũng Tàu": "Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu": "Bà Rịa - Vũng Tàu", "Thừa Thiên-Huế": "Thừa Thiên Huế", "Thừa Thiên - Huế": "Thừa Thiên Huế",
            "Đắk Lăk": "Đắk Lắk", "Thanh Hoá": "Thanh Hóa", "Khánh Hoà": "Khánh Hòa", "Hoà Bình": "Hòa Bình"}


def province(rest):
    m = PROV_RE.search(rest)
    if not m:
        return None
    p = PROV_FIX.get(m.group(1), m.group(1))
    head = rest[: m.start()].strip(" ,").lower()
    if head.startswith(("thành phố", "tp", "thành ủy")) and p not in CITIES:
        return None        # the city of that name in the province
    if head.startswith("thành ủy"):
        head = ""
    if head not in ("", "tỉnh", "thành phố", "tp", "tp.", "thành phố hà nội"):
        return None
    return p


def office(raw):
    """[(slug, title, holders, aliases, abolished)] of an office string."""
    o = clean(raw)
    acting = False
    m = re.match(r"^(Quyền |Q\. ?)", o)
    if m:
        o, acting = o[m.end():], True
        o = o[0].upper() + o[1:]
        if o.startswith("Chủ tịch nước"):
            return []
    # provinces
    m = re.match(r"^(Bí thư) (Tỉnh ủy|Thành ủy)(?: tỉnh)? (.*)$", o)
    if m:
        p = province((m.group(2) + " " if m.group(2) == "Thành ủy" else "") + m.group(3))
        if not p:
            return []
        body = "Thành ủy" if p in CITIES else "Tỉnh ủy"
        name = {"Hồ Chí Minh": ["Bí thư Thành ủy TP.HCM", "Bí thư Thành ủy TPHCM", "Bí thư Thành ủy TP Hồ Chí Minh", "Bí thư Thành ủy Thành phố Hồ Chí Minh"]}.get(p, ["Bí thư %s %s" % (body, p)])
        return [(slug(p) + "-party-secretary", "Bí thư " + body, "single", "|".join(name), None if p in KEPT_2025 else MERGER)]
    m = re.match(r"^(Phó )?Bí thư(?: thường trực| Thường trực)? (Tỉnh ủy|Thành ủy) (.*)$", o)
    if m and m.group(1):
        p = province((m.group(2) + " " if m.group(2) == "Thành ủy" else "") + m.group(3))
        if not p:
            return []
        body = "Thành ủy" if p in CITIES else "Tỉnh ủy"
        return [(slug(p) + "-deputy-party-secretary", "Phó Bí thư " + body, "multi", "Phó Bí thư %s %s" % (body, "TP.HCM" if p == "Hồ Chí Minh" else p), None if p in KEPT_2025 else MERGER)]
    m = re.match(r"^(Phó )?Chủ tịch(?: [Tt]hường trực)? (Ủy ban nhân dân|Hội đồng nhân dân),? (.*)$", o)
    if m:
        p = province(m.group(3))
        if not p:
            return []
        kind = "UBND" if m.group(2).startswith("Ủy") else "HĐND"
        city = p in CITIES
        forms = ["TP.HCM", "TPHCM", "TP Hồ Chí Minh", "Thành phố Hồ Chí Minh"] if p == "Hồ Chí Minh" else (["thành phố " + p, "TP " + p, p] if city else ["tỉnh " + p, p])
        pre = "Phó Chủ tịch" if m.group(1) else "Chủ tịch"
        al = ["%s %s %s" % (pre, kind, f) for f in forms]
        if kind == "UBND" and not m.group(1):
            al += ["Chủ tịch " + f for f in forms if f != p]
        s = "%s%s-%s-chair" % (slug(p), "-deputy" if m.group(1) else "", "people-committee" if kind == "UBND" else "people-council")
        return [(s, pre + " " + kind, "multi" if m.group(1) else "single", "|".join(al), None if p in KEPT_2025 else MERGER)]
    m = re.match(r"^Giám đốc,? Công an ([Tt]ỉnh|[Tt]hành phố|TP) ?(.*)$", o)
    if m:
        p = province(m.group(1).lower() + " " + m.group(2))
        if not p:
            return []
        w = "TP.HCM" if p == "Hồ Chí Minh" else p
        al = ["Giám đốc Công an " + w] + (["Giám đốc Công an thành phố " + p, "Giám đốc Công an TP " + p] if p in CITIES else ["Giám đốc Công an tỉnh " + p])
        return [(slug(p) + "-police-chief", "Giám đốc Công an", "single", "|".join(al), None if p in KEPT_2025 else MERGER)]
    # military regions
    m = re.match(r"^(Phó )?(Tư lệnh|Chính ủy),? Quân khu (\d)(?:,|$)", o)
    if m and not m.group(1):
        t = "%s Quân khu %s" % (m.group(2), m.group(3))
        return [("military-region-%s-%s" % (m.group(3), "commander" if m.group(2) == "Tư lệnh" else "commissar"), t, "single", "", None)]
    for rx, s, t in [(r"^Tư lệnh (Bộ [Tt]ư lệnh |Quân khu )Thủ đô", "hanoi-capital-command-commander", "Tư lệnh Bộ Tư lệnh Thủ đô"),
                     (r"^Tư lệnh,? Quân chủng Phòng không", "air-defence-commander", "Tư lệnh Quân chủng Phòng không - Không quân"),
                     (r"^Tư lệnh Bộ đội Biên phòng", "border-guard-commander", "Tư lệnh Bộ đội Biên phòng"),
                     (r"^Chính ủy Bộ đội Biên phòng", "border-guard-commissar", "Chính ủy Bộ đội Biên phòng"),
                     (r"^Tư lệnh (Bộ [Tt]ư lệnh )?Cảnh sát biển", "coast-guard-commander", "Tư lệnh Cảnh sát biển"),
                     (r"^Tư lệnh Bộ [Tt]ư lệnh Cảnh sát Cơ động", "mobile-police-commander", "Tư lệnh Cảnh sát cơ động")]:
        if re.match(rx, o):
            return [(s, t, "single", "", None)]
    # National Assembly committees
    m = re.match(r"^(?:Ủy viên Ủy ban Thường vụ Quốc hội, )?Chủ nhiệm Ủy ban (.*)$", o)
    if m and "Quốc hội" in o:
        r = m.group(1).replace("Tài chính-Ngân sách", "Tài chính, Ngân sách").replace("Về các vấn đề", "").replace("về các vấn đề", "").strip()
        for n, s in NA_COMMITTEES:
            if r.lower().startswith(n.lower()) or (n == "Xã hội" and r.lower().startswith("xã hội")):
                return [("na-%s-committee-chair" % s, "Chủ nhiệm Ủy ban " + n, "single", "", None)]
        return []
    if re.match(r"^Ủy viên Ủy ban Thường vụ Quốc hội, Chủ tịch Hội đồng Dân tộc", o):
        o = "Chủ tịch Hội đồng Dân tộc"
    # ministries
    m = re.match(r"^(Bộ trưởng|Thứ trưởng)(?: [Tt]hường trực| phụ trách)?,? Bộ (.*)$", o) or re.match(r"^(Thứ trưởng) (Quốc phòng|Giáo dục.*)$", o)
    if m and "nay là Bộ Công an" not in raw and "Nay là Bộ Công an" not in raw:
        for k, v in MINISTRY_RE.items():
            if m.group(2).lower().startswith(k.lower()):
                if not v:
                    return []
                s, distinct, end = MINISTRIES[v]
                if m.group(1) == "Bộ trưởng":
                    al = ["Bộ trưởng Bộ " + v + ("" if distinct else " Việt Nam")]
                    if v == "Ngoại giao":
                        al.append("Ngoại trưởng Việt Nam")
                    return [(s + "-minister", "Bộ trưởng " + v, "single", "|".join(al), end or None)]
                return [("deputy-" + s + "-minister", "Thứ trưởng " + v, "multi", "Thứ trưởng Bộ " + v + ("" if distinct else " Việt Nam"), end or None)]
        return []
    for rx, s, t, h, al in CENTRAL:
        if re.search(rx, o) and not re.search(r"Trung ương (Đoàn|Hội)", o) or s == "youth-union-first-secretary" and re.search(rx, o):
            return [(s, t, h, al, None)]
    return []


EXTRA_OFFICES = [
    ("deputy-foreign-ministry-spokesperson", "Phó Phát ngôn Bộ Ngoại giao", "multi", "Phó Phát ngôn Bộ Ngoại giao Việt Nam"),
    ("first-lady", "Phu nhân", "single", "Phu nhân Chủ tịch nước|Phu nhân Chủ tịch nước Việt Nam"),
    ("standing-deputy-prime-minister", "Phó Thủ tướng Thường trực", "single", "Phó Thủ tướng Thường trực Chính phủ"),
]

# office -> all its holders, replacing the source. Dates of election or appointment by the congress, plenum or Assembly.
CURATED = {
    "general-secretary": """Trần Phú 1930-10 1931-09-06|Lê Duẩn 1960-09-10 1986-07-10|Trường Chinh 1986-07-14 1986-12-18|Nguyễn Văn Linh 1986-12-18 1991-06-27|Đỗ Mười 1991-06-27 1997-12-26|Lê Khả Phiêu 1997-12-26 2001-04-22|Nông Đức Mạnh 2001-04-22 2011-01-19|Nguyễn Phú Trọng 2011-01-19 2024-07-19|Tô Lâm 2024-08-03""",
    "president": """Hồ Chí Minh 1945-09-02 1969-09-02|Tôn Đức Thắng 1969-09 1980-03-30|Lê Đức Anh 1992-09 1997-09-24|Trần Đức Lương 1997-09-24 2006-06-27|Nguyễn Minh Triết 2006-06-27 2011-07-25|Trương Tấn Sang 2011-07-25 2016-03-31|Trần Đại Quang 2016-04-02 2018-09-21|Nguyễn Phú Trọng 2018-10-23 2021-04-02|Nguyễn Xuân Phúc 2021-04-05 2023-01-18|Võ Văn Thưởng 2023-03-02 2024-03-21|Tô Lâm 2024-05-22 2024-10-21|Lương Cường 2024-10-21""",
    "vice-president": """Nguyễn Thị Bình 1992-10 2002-08|Trương Mỹ Hoa 2002-08 2007-07-25|Nguyễn Thị Doan 2007-07-25 2016-04-08|Đặng Thị Ngọc Thịnh 2016-04-08 2021-04-06|Võ Thị Ánh Xuân 2021-04-06""",
    "prime-minister": """Phạm Văn Đồng 1955-09-20 1981-07-04|Võ Văn Kiệt 1991-08 1997-09-25|Phan Văn Khải 1997-09-25 2006-06-27|Nguyễn Tấn Dũng 2006-06-27 2016-04-06|Nguyễn Xuân Phúc 2016-04-07 2021-04-05|Phạm Minh Chính 2021-04-05""",
    "speaker": """Nông Đức Mạnh 1992-09 2001-06-27|Nguyễn Văn An 2001-06-27 2006-06-26|Nguyễn Phú Trọng 2006-06-26 2011-07-23|Nguyễn Sinh Hùng 2011-07-23 2016-03-31|Nguyễn Thị Kim Ngân 2016-03-31 2021-03-31|Vương Đình Huệ 2021-03-31 2024-05-02|Trần Thanh Mẫn 2024-05-20""",
    "permanent-secretary": """Phan Diễn 2001 2006|Trương Tấn Sang 2006 2011-08|Lê Hồng Anh 2011-08 2016-02|Đinh Thế Huynh 2016-02 2018-03|Trần Quốc Vượng 2018-03-05 2021-02|Võ Văn Thưởng 2021-02-06 2023-03-06|Trương Thị Mai 2023-03-06 2024-05-16|Lương Cường 2024-05-16 2024-10-25|Trần Cẩm Tú 2024-10-25""",
    "inspection-commission-chair": """Lê Hồng Anh 2001 2003|Nguyễn Văn Chi 2003 2011-01|Ngô Văn Dụ 2011-01 2016-01|Trần Quốc Vượng 2016-01-27 2018-05-09|Trần Cẩm Tú 2018-05-09 2025-01-23|Nguyễn Duy Ngọc 2025-01-23 2025-11|Trần Sỹ Thanh 2025-11""",
    "information-and-mass-mobilization-commission-chair": """Nguyễn Trọng Nghĩa 2025-02-03 2025-11|Trịnh Văn Quyết 2025-11""",
    "political-department-chief": """Lê Văn Dũng 2001 2011|Ngô Xuân Lịch 2011 2016-04|Lương Cường 2016-04 2024-05|Trịnh Văn Quyết 2024-06-03 2025-11|Nguyễn Trọng Nghĩa 2025-11""",
    "fatherland-front-chair": """Phạm Thế Duyệt 1999 2008-01|Huỳnh Đảm 2008-01 2013-09|Nguyễn Thiện Nhân 2013-09-05 2017-06-22|Trần Thanh Mẫn 2017-06-22 2021-04-12|Đỗ Văn Chiến 2021-04-12 2025-11|Bùi Thị Minh Hoài 2025-11""",
    "ha-noi-party-secretary": """Nguyễn Phú Trọng 2000-01 2006-06|Phạm Quang Nghị 2006-07 2016-02|Hoàng Trung Hải 2016-02-05 2020-02-07|Vương Đình Huệ 2020-02-07 2021-04-03|Đinh Tiến Dũng 2021-04-03 2024-06-21|Bùi Thị Minh Hoài 2024-07-17 2025-11|Nguyễn Duy Ngọc 2025-11""",
    "ha-noi-people-committee-chair": """Hoàng Văn Nghiên 1994 2004|Nguyễn Quốc Triệu 2004 2007|Nguyễn Thế Thảo 2007 2015-12|Nguyễn Đức Chung 2015-12 2020-09-25|Chu Ngọc Anh 2020-09-25 2022-06-07|Trần Sỹ Thanh 2022-07-22 2025-11|Vũ Đại Thắng 2025-11""",
    "ho-chi-minh-party-secretary": """Trương Tấn Sang 1996 2000|Nguyễn Minh Triết 2000 2006|Lê Thanh Hải 2006 2016-02|Đinh La Thăng 2016-02-05 2017-05-10|Nguyễn Thiện Nhân 2017-05-10 2020-10-17|Nguyễn Văn Nên 2020-10-17 2025-08-25|Trần Lưu Quang 2025-08-25""",
    "ho-chi-minh-people-committee-chair": """Võ Viết Thanh 1996 2001|Lê Thanh Hải 2001 2006|Lê Hoàng Quân 2006 2015-12|Nguyễn Thành Phong 2015-12-11 2021-08-24|Phan Văn Mãi 2021-08-24 2025-02-20|Nguyễn Văn Được 2025-02-20""",
    "defence-minister": """Phạm Văn Trà 1997-09 2006-06-28|Phùng Quang Thanh 2006-06-28 2016-04-08|Ngô Xuân Lịch 2016-04-09 2021-04-07|Phan Văn Giang 2021-04-08""",
    "public-security-minister": """Lê Minh Hương 1996 2002-01-28|Lê Hồng Anh 2002-01-28 2011-08-03|Trần Đại Quang 2011-08-03 2016-04-08|Tô Lâm 2016-04-09 2024-05-22|Lương Tam Quang 2024-06-06""",
    "foreign-minister": """Nguyễn Mạnh Cầm 1991-08 2000-01|Nguyễn Dy Niên 2000-01 2006-06-28|Phạm Gia Khiêm 2006-06-28 2011-08-03|Phạm Bình Minh 2011-08-03 2021-04-08|Bùi Thanh Sơn 2021-04-08 2025-08-30|Lê Hoài Trung 2025-08-30""",
    "home-affairs-minister": """Đỗ Quang Trung 2002-08 2007-08|Trần Văn Tuấn 2007-08 2011-08-03|Nguyễn Thái Bình 2011-08-03 2016-04-08|Lê Vĩnh Tân 2016-04-09 2021-04-07|Phạm Thị Thanh Trà 2021-04-08 2025-10-25|Đỗ Thanh Bình 2025-10-25""",
    "finance-minister": """Nguyễn Sinh Hùng 1996-11 2006-06-28|Vũ Văn Ninh 2006-06-28 2011-08-03|Vương Đình Huệ 2011-08-03 2013-05-24|Đinh Tiến Dũng 2013-05-24 2021-04-08|Hồ Đức Phớc 2021-04-08 2024-11-28|Nguyễn Văn Thắng 2024-11-28""",
    "chief-of-general-staff": """Phùng Quang Thanh 2001 2006|Nguyễn Khắc Nghiên 2006 2010-11-13|Đỗ Bá Tỵ 2010-11 2016-04|Phan Văn Giang 2016-05 2021-06|Nguyễn Tân Cương 2021-06""",
    "foreign-ministry-spokesperson": """Phan Thúy Thanh 1998 2003|Lê Dũng 2003 2009|Nguyễn Phương Nga 2009 2011|Lương Thanh Nghị 2011 2014|Lê Hải Bình 2014 2017|Lê Thị Thu Hằng 2017 2023|Phạm Thu Hằng 2023""",
    "deputy-foreign-ministry-spokesperson": """Phạm Thu Hằng 2013 2018|Ngô Toàn Thắng 2019 2021|Đoàn Khắc Việt 2021|Nguyễn Phương Trà 2017 2019|Nguyễn Đức Thắng 2024""",
    "standing-deputy-prime-minister": """Nguyễn Tấn Dũng 1997-09 2006-06-27|Nguyễn Sinh Hùng 2006-06-28 2011-07-25|Nguyễn Xuân Phúc 2011-08-03 2016-04-07|Trương Hòa Bình 2016-04-09 2021-04-07|Phạm Bình Minh 2021-04-08 2023-01-05|Nguyễn Hòa Bình 2024-08-28""",
    "deputy-prime-minister": """Nguyễn Tấn Dũng 1997-09 2006-06-27|Nguyễn Mạnh Cầm 1997-09 2002-08|Phạm Gia Khiêm 1997-09 2011-08-03|Vũ Khoan 2002-08 2006-06-28|Nguyễn Sinh Hùng 2006-06-28 2011-07-25|Trương Vĩnh Trọng 2006-06-28 2011-08-03|Hoàng Trung Hải 2007-08-02 2016-04-08|Nguyễn Thiện Nhân 2007-08-02 2013-11-11|Nguyễn Xuân Phúc 2011-08-03 2016-04-07|Vũ Văn Ninh 2011-08-03 2016-04-08|Vũ Đức Đam 2013-11-13 2023-01-05|Phạm Bình Minh 2013-11-13 2023-01-05|Trương Hòa Bình 2016-04-09 2021-04-07|Vương Đình Huệ 2016-04-09 2020-06-11|Trịnh Đình Dũng 2016-04-09 2021-04-07|Lê Minh Khái 2021-04-08 2024-08-26|Lê Văn Thành 2021-04-08 2023-08-22|Trần Hồng Hà 2023-01-05|Trần Lưu Quang 2023-01-05 2024-08-26|Lê Thành Long 2024-06-06|Nguyễn Hòa Bình 2024-08-26|Hồ Đức Phớc 2024-08-26|Bùi Thanh Sơn 2024-08-26|Nguyễn Chí Dũng 2025-02-18|Mai Văn Chính 2025-02-18|Phạm Thị Thanh Trà 2025-10-25|Hồ Quốc Dũng 2025-10-25""",
    "first-lady": """Ngô Phương Ly 2024-05-22 2024-10-21|Nguyễn Thị Minh Nguyệt 2024-10-21|Phan Thị Thanh Tâm 2023-03-02 2024-03-21|Trần Thị Nguyệt Thu 2021-04-05 2023-01-18""",
}
# end dates that the source has not: (person, office) -> to
ENDS = {
    ("Nguyễn Hồng Diên", "industry-and-trade-minister"): "",
    ("Phạm Thị Thanh Trà", "deputy-organization-commission-chair"): "2025-10-25",
    ("Đỗ Đức Duy", "agriculture-and-environment-minister"): "2025-07",
    ("Đào Hồng Lan", "health-minister"): "",
    ("Trương Minh Tuấn", "information-and-communications-minister"): "2018-07-23",
}
# people of whom the source knows nothing, or whose gender it hides. name|gender|aliases|flags|Wikidata id
PEOPLE = """
## history
Hồ Chí Minh|m|Bác Hồ;Nguyễn Ái Quốc;Nguyễn Tất Thành|historic context|Q36014
Võ Nguyên Giáp|m||historic|
Phạm Văn Đồng|m||historic|
Lê Duẩn|m||historic context|
Trường Chinh|m|Đặng Xuân Khu|historic context|
Nguyễn Văn Linh|m||historic|
Đỗ Mười|m||historic|
Tôn Đức Thắng|m|Bác Tôn|historic context|
Lê Đức Anh|m||historic|
Võ Văn Kiệt|m||historic|
Lê Đức Thọ|m||historic homonym|
Võ Chí Công|m||historic|
Phạm Hùng|m||historic context homonym|
Nguyễn Thị Định|f||historic|
Nguyễn Thị Minh Khai|f||historic context|
Trần Phú|m||historic context|
Lê Hồng Phong|m||historic context|
Hà Huy Tập|m||historic context|
Nguyễn Văn Cừ|m||historic context|
Hoàng Văn Thụ|m||historic context|
Võ Thị Sáu|f||historic context|
Nguyễn Chí Thanh|m||historic context|
Văn Tiến Dũng|m||historic|
Nguyễn Hữu Thọ|m||historic|
Huỳnh Tấn Phát|m||historic|
Xuân Thủy|m||historic context|
Nguyễn Cơ Thạch|m||historic|
Lê Trọng Tấn|m||historic context|
Hoàng Văn Thái|m||historic|
Mai Chí Thọ|m||historic|
Trần Đại Nghĩa|m||historic|
Phan Bội Châu|m||historic context|
Phan Châu Trinh|m|Phan Chu Trinh|historic context|
Huỳnh Thúc Kháng|m||historic context|
Nguyễn Trãi|m||historic context|
Trần Hưng Đạo|m||historic context|
Lý Thường Kiệt|m||historic context|
Lý Thái Tổ|m|Lý Công Uẩn|historic context|
Lê Lợi|m|Lê Thái Tổ|historic context|
Nguyễn Huệ|m||historic context|
Ngô Quyền|m||historic context|
Đinh Tiên Hoàng|m|Đinh Bộ Lĩnh|historic context|
Lê Quý Đôn|m||historic context|
Chu Văn An|m||historic context|
Nguyễn Công Trứ|m||historic context|
Nguyễn Trung Trực|m||historic context|
Nguyễn Du|m||historic context|
Hồ Xuân Hương|f||historic context|
Trịnh Công Sơn|m||historic|
Ngô Đình Diệm|m||historic|
Nguyễn Văn Thiệu|m||historic|
Dương Văn Minh|m||historic|
Nguyễn Cao Kỳ|m||historic|
Bảo Đại|m||historic context|
## diplomat
Phan Thúy Thanh|f|||
Lê Dũng|m||homonym|
Nguyễn Phương Nga|f|||
Lương Thanh Nghị|m|||
Phạm Thu Hằng|f|||
Ngô Toàn Thắng|m|||
Đoàn Khắc Việt|m|Doãn Khắc Việt||
Nguyễn Phương Trà|f|||
Phạm Thanh Bình|m||homonym|
Nguyễn Đức Thắng|m||homonym|
## family
Nguyễn Thị Minh Nguyệt|f||homonym|
Phan Thị Thanh Tâm|f|||
Ngô Phương Ly|f|||
## ambassador
Nguyễn Quốc Dũng|m||homonym|
Hà Kim Ngọc|m|||
Đặng Hoàng Giang|m||homonym|
Đinh Toàn Thắng|m|||
Phạm Sao Mai|m|||
Phạm Quang Hiệu|m|||
Vũ Hồ|m|||
Nguyễn Minh Hằng|f||homonym|
## official
Trần Văn Thuấn|m||homonym|
Nguyễn Thị Liên Hương|f||homonym|
Đào Minh Tú|m|||
Tạ Anh Tuấn|m||homonym|
Nguyễn Nam Khánh|m|||
Hồ Quang Bửu|m|||
Nguyễn Văn Phong|m||homonym|
## business
Phạm Nhật Vượng|m|||
Phạm Thu Hương|f||homonym|
Phạm Nhật Quân Anh|m|||
Lê Thị Thu Thủy|f||homonym|
Nguyễn Việt Quang|m||homonym|
Nguyễn Thị Phương Thảo|f||homonym|
Trần Bá Dương|m||homonym|
Trần Đình Long|m||homonym|
Hồ Hùng Anh|m|||
Nguyễn Đăng Quang|m||homonym|
Trương Gia Bình|m|||
Nguyễn Văn Khoa|m||homonym|
Đỗ Quang Hiển|m|Bầu Hiển||
Đoàn Nguyên Đức|m|Bầu Đức||
Võ Quốc Thắng|m|Bầu Thắng|homonym|
Nguyễn Duy Hưng|m||homonym|
Bùi Thành Nhơn|m|||
Nguyễn Thị Nga|f||homonym|
Thái Hương|f||context homonym|
Mai Kiều Liên|f|||
Cao Thị Ngọc Dung|f|||
Trần Quí Thanh|m|||
Trần Uyên Phương|f|||
Trần Ngọc Bích|f||homonym|
Trương Mỹ Lan|f|||
Chu Lập Cơ|m|Eric Chu Nap Kee||
Trương Huệ Vân|f|||
Trịnh Văn Quyết|m||homonym|
Trịnh Thị Minh Huế|f|||
Nguyễn Phương Hằng|f||homonym|
Đặng Lê Nguyên Vũ|m|||
Nguyễn Đức Tài|m||homonym|
Nguyễn Đức Thụy|m|Bầu Thụy||
Đặng Văn Thành|m||homonym|
Đỗ Anh Dũng|m||homonym|
Phan Quốc Việt|m||homonym|
Nguyễn Thị Thanh Nhàn|f||homonym|
Nguyễn Thị Như Loan|f|||
Nguyễn Mạnh Tường|m||homonym|
Lê Hoàng Châu|m|||
Lê Viết Hải|m|||
Johnathan Hạnh Nguyễn|m|||
Lê Phước Vũ|m|||
Nguyễn Văn Hậu|m||homonym|
## scholar
Ngô Bảo Châu|m|||
Võ Tòng Xuân|m|||
Ngô Trí Long|m|||
Đinh Trọng Thịnh|m|||
Trương Hữu Khanh|m|||
Lương Ngọc Khuê|m|||
Trương Huy San|m|Huy Đức||
Lại Văn Sâm|m|||
Đặng Thái Sơn|m|||
Nguyễn Nhật Ánh|m|||
## artist
Đàm Vĩnh Hưng|m|||
Hồ Ngọc Hà|f|||
Ngô Kiến Huy|m|||
Ngô Thanh Vân|f|||
Lâm Vỹ Dạ|f|||
Võ Vũ Trường Giang|m|Trường Giang|context|
Huỳnh Trấn Thành|m|Trấn Thành||
Hari Won|f|||
Ninh Dương Lan Ngọc|f|||
Nguyễn Thúc Thùy Tiên|f|||
Huỳnh Thị Thanh Thủy|f|||
Nguyễn Cao Kỳ Duyên|f|||
Lương Thùy Linh|f|||
Đỗ Thị Hà|f|||
Trương Ngọc Ánh|f|||
Trương Thế Vinh|m|||
Doãn Quốc Đam|m|||
Lương Thu Trang|f|||
Hồ Hoài Anh|m|||
Hồ Quỳnh Hương|f|||
Hồ Văn Cường|m|||
Hà Anh Tuấn|m|||
Hà Kiều Anh|f|||
Bùi Công Nam|m|||
Hồ Trung Dũng|m|||
Phan Thị Mỹ Tâm|f|Mỹ Tâm|context|
Sơn Tùng M-TP|m|||
Đoàn Thanh Lam|f|Thanh Lam|context|
Nguyễn Tùng Dương|m|Tùng Dương|context|
Đen Vâu|m|||
Hiền Hồ|f|||
Hòa Minzy|f|||
Chi Pu|f|||
Trịnh Trần Phương Tuấn|m|Jack|context|
Nguyễn Xuân Bắc|m|Xuân Bắc|context|
Nguyễn Tự Long|m|Tự Long|context|
## footballer
Nguyễn Xuân Son|m|Rafaelson||
Quế Ngọc Hải|m|||
Nguyễn Quang Hải|m||homonym|
Nguyễn Tiến Linh|m||homonym|
Nguyễn Công Phượng|m|||
Nguyễn Văn Toàn|m||homonym|
Nguyễn Văn Quyết|m||homonym|
Đặng Văn Lâm|m|||
Nguyễn Filip|m|||
Nguyễn Hoàng Đức|m||homonym|
Bùi Tiến Dũng|m||homonym|
Bùi Hoàng Việt Anh|m|||
Nguyễn Thành Chung|m||homonym|
Đỗ Hùng Dũng|m|||
Đỗ Duy Mạnh|m|||
Đoàn Văn Hậu|m|||
Phan Văn Đức|m|||
Nguyễn Tuấn Anh|m||homonym|
Lương Xuân Trường|m|||
Khuất Văn Khang|m|||
Bùi Vĩ Hào|m|||
Nguyễn Đình Triệu|m|||
Nguyễn Hai Long|m|||
Doãn Ngọc Tân|m|||
Hồ Tấn Tài|m|||
Vũ Văn Thanh|m||homonym|
Châu Ngọc Quang|m|||
Phạm Xuân Mạnh|m|||
Nguyễn Đình Bắc|m|||
## coach
Lê Công Vinh|m|||
Lê Huỳnh Đức|m|||
Hoàng Anh Tuấn|m||homonym|
Chu Đình Nghiêm|m|||
Mai Đức Chung|m|||
Vũ Tiến Thành|m|||
Vũ Hồng Việt|m|||
Phùng Thanh Phương|m|||
Đinh Thế Nam|m|||
Trần Tiến Đại|m|||
## athlete
Huỳnh Như|f|||
Nguyễn Thị Ánh Viên|f|Ánh Viên||
Nguyễn Thị Oanh|f||homonym|
Nguyễn Thùy Linh|f||homonym|
Nguyễn Huy Hoàng|m||homonym|
Trịnh Thu Vinh|f|||
Hoàng Xuân Vinh|m|||
Lý Hoàng Nam|m|||
Lê Quang Liêm|m|||
Nguyễn Thị Bích Tuyền|f||homonym|
Trần Thị Thanh Thúy|f||homonym|
## official
Trần Quốc Tuấn|m||homonym|
Tô Ân Xô|m|||
"""
# tenures added to what the source has
ADD_TENURES = """
Phạm Khôi Nguyên|natural-resources-and-environment-minister|2007-08-02|2011-08-03
Phạm Thị Thanh Trà|politburo-member||
Hoàng Trung Hải|politburo-member||
Nguyễn Quốc Dũng|ambassador|2022|2025
Hà Kim Ngọc|ambassador|2018|2022
Đặng Hoàng Giang|ambassador|2022|
Đinh Toàn Thắng|ambassador|2020|
Phạm Sao Mai|ambassador|2020|
Phạm Quang Hiệu|ambassador|2022|
Vũ Hồ|ambassador|2023|
Bùi Thị Minh Hoài|mass-mobilization-commission-chair|2021|2024-08
Trần Lưu Quang|economic-commission-chair|2024-08|2025-02
Trần Lưu Quang|policy-and-strategy-commission-chair|2025-02|2025-08
Lê Minh Hoan|agriculture-and-rural-development-minister|2021-04-08|2025-02-18
Bùi Văn Cường|national-assembly-office-chief|2021|2024-10-25
Trịnh Xuân Trường|thai-nguyen-party-secretary|2025-09-29|
Mai Hoàng|ho-chi-minh-police-chief|2025-06-09|
Hoàng Nghĩa Hiếu|nghe-an-people-council-chair|2024-11-19|
Nguyễn Tân Cương|deputy-defence-minister|2019-12-31|
Võ Văn Thưởng|information-commission-chair|2016-02-04|2021-02-19
Trương Hòa Bình|chief-justice|2007-07-25|2016-04-08
Trần Quốc Vượng|prosecutor-general|2007-07-25|2011-07-26
Nguyễn Minh Hằng|deputy-foreign-minister|2023|
Trần Văn Thuấn|deputy-health-minister|2020|
Nguyễn Thị Liên Hương|deputy-health-minister|2022|
Tạ Anh Tuấn|deputy-finance-minister|2019|2022
Đỗ Văn Chiến|deputy-speaker|2025-11|
Trần Hồng Hà|natural-resources-and-environment-minister|2016-04-09|2023-05-22
"""
FEMALE = set("""Trương Mỹ Hoa|Nguyễn Thanh Hải (nữ chính khách)|Nguyễn Thúy Anh|Đào Hồng Lan|Tôn Ngọc Hạnh|Trần Kim Yến|Lê Linh Lan|Hồ Thị Hoàng Yến|Chu Nguyệt Ánh|Nguyễn Thúy Hiền (thẩm phán)|Nguyễn Việt Oanh|Phan Thúy Thanh|Nguyễn Hải Trâm|Nguyễn Phương Nga|Nguyễn Nguyệt Nga|Tô Ngọc Trang|Giàng Páo Mỷ|Bùi Bé Tư|Bùi Tuyết Minh|Đặng Huỳnh Mai|Đặng Tuyết Em|Nguyễn Hương Giang|Lò Mai Trinh|Trần Tuệ Hiền""".split("|"))
FEMALE_GIVEN = set("Hằng Nga Lan Hạnh Hương Hoa Liên Loan Oanh Huyền Thúy Thảo Trang Yến Quyên Nhung Phượng Ngân Tuyết Nguyệt Trâm Xuyến".split())
MALE = set("""Huỳnh Thành Đạt|Nguyễn Dy Niên|Nguyễn Minh Hiển|Nguyễn Thanh Nghị|Nguyễn Thái Bình|Phạm Bình Minh|Phạm Hồng Hà|Phạm Khôi Nguyên|Phạm Vũ Luận|Uông Chu Lưu|Lê Minh Hoan|Lê Minh Hương|Chu Ngọc Anh|Mai Ái Trực|Trương Hòa Bình|Vũ Quang Minh|Bùi Hồng Minh|Bùi Minh Châu|Cao Tường Huy|Đặng Minh Khôi|Đặng Quân Thụy|Đặng Vũ Chư|Đào Ngọc Dung|Đỗ Căn|Đỗ Hùng Việt|Đỗ Ngọc An|Đỗ Quý Doãn|Đỗ Thanh Bình|Đoàn Minh Huấn|Dương Thanh Biểu|Dương Thanh Bình|Giàng Seo Phử|Hầu A Lềnh|Hoàng Anh Tuyên|Hoàng Công Thủy|Hoàng Tuấn Anh|Huỳnh Đảm|Huỳnh Phong Tranh|Huỳnh Minh Chắc|Kim Ngọc Thái|Ksor Phước|Lê Ánh Dương|Lê Chiêm|Lê Diễn|Lê Hải An|Lê Hải Bình|Lê Hồng Anh|Lê Hồng Quang|Lê Khả Phiêu|Lê Lương Minh|Lê Ngọc Châu|Lê Quang Minh|Lê Quý Vương|Lê Thành Đô|Lê Tiến Châu|Lê Tiến Phương|Lê Trí Thanh|Lê Trường Lưu|Lê Hiền Vân|Lương Tam Quang|Mai Thúc Lân|Mai Trực|Ngô Minh Tiến|Ngô Sách Thực|Nguyễn Bá Thanh|Nguyễn Bắc Son|Nguyễn Doãn Anh|Nguyễn Đức Thanh|Nguyễn Dương Thái|Nguyễn Hải Ninh|Nguyễn Hòa Bình|Nguyễn Hoài Anh|Nguyễn Hoàng Anh|Nguyễn Hoàng Thủy|Nguyễn Hồng Diên|Nguyễn Hồng Lĩnh|Nguyễn Hồng Thái|Nguyễn Khánh Toàn|Nguyễn Kim Khoa|Nguyễn Minh Quang|Nguyễn Minh Vũ|Nguyễn Ngọc Quang|Nguyễn Ngọc Thiện|Nguyễn Nhật|Nguyễn Phong Quang|Nguyễn Phúc Thanh|Nguyễn Phước Lộc|Nguyễn Thái Học|Nguyễn Thanh Bình|Nguyễn Thành Cung|Nguyễn Thanh Ngọc|Nguyễn Thành Tâm|Nguyễn Thiện Nhân|Nguyễn Tri Thức|Nguyễn Trí Tuệ|Nguyễn Tường Văn|Nguyễn Xuân Anh|Niê Thuật|Phạm Gia Khiêm|Phạm Gia Túc|Phạm Minh Huấn|Phạm Ngọc Nghị|Phạm Quý Ngọ|Phạm Quý Tiêu|Phạm Viết Thanh|Phan Diễn|Phan Thanh Bình|Phùng Khánh Tài|Phùng Quang Thanh|Phương Minh Hòa|Quách Lê Thanh|Thái Thanh Quý|Thuận Hữu|Trần Đơn|Trần Hanh|Trần Hồng Hà|Trần Hồng Minh|Trần Hồng Thái|Trần Lưu Quang|Trần Minh Thống|Trần Ngọc Tam|Trần Quang Phương|Trần Sỹ Thanh|Trần Thanh Liêm|Trần Thanh Mẫn|Trần Thanh Nghiêm|Trần Thọ|Trần Tuấn Anh|Tô Lâm|Tô Huy Rứa|Nguyễn Văn Hạnh|Nguyễn Tử Quỳnh|Trương Cảnh Tuyên|Võ Kim Cự|Võ Thành Thống|Võ Tuấn Nhân|Võ Viết Thanh|Vũ Hải Sản|Vũ Mão|Vũ Ngọc Hoàng|Trịnh Hồng Dương|Trần Thanh Nghiêm|Vương Bình Thạnh|Nguyễn Sỹ|Nguyễn Bốn|Hoàng Dân Mạc|Hoàng Ngọc Đường|Hồ Mẫu Ngoạt|Cao Ngọc Oánh|Hà Ban|Lê Phước Thanh|Ngô Thanh Danh|Phạm Thành Tươi|Sùng A Hồng|Trần Khiêu|Võ Thành Đức|Võ Thành Hạo|Dương Anh Điền|Điểu K'Ré|Đặng Hồng Đức|Đặng Trần Chiêu|Bùi Quang Thanh|Huỳnh Thanh Tạo|Lê Vinh Quy|Lương Ngọc Bính|Nguyễn Ngọc Hai|Phạm Vũ Hồng|Trần Minh Sanh|Trần Phước Tới|Vũ Hồng Thanh|Vũ Hải Quân|Vũ Hồng Văn|Y Thanh Hà Niê Kđăm|Y Thông|Võ Hồng Phúc|Vũ Khoan|Vũ Hải Hà|Vũ Huy Hoàng|Tô Anh Dũng|Thào Xuân Sùng|Trương Quang Được|Tráng A Pao|Triệu Tài Vinh|Võ Minh Lương|Phan Văn Mãi|Trần Thanh Lâm|Trần Xuân Hà|Trương Minh Hoàng|Nguyễn Khoa Điềm|Lê Thanh Liêm|Trần Tiến Hưng""".split("|"))
MALE_MIDDLE = set("Văn Đình Hữu Công Mạnh Bá Sỹ Sĩ Duy Trọng Tiến Viết Đăng Thế Khắc Huy Doãn Danh Quang Đức Xuân Quốc Tấn Chí Phú Vĩnh Trung Đại Hoài".split())
MALE_GIVEN = set("Dũng Hùng Cường Sơn Thắng Tuấn Hải Trung Hưng Quân Chiến Thành Long Nghĩa Khải Lâm Chính Trọng Phúc Sang Triết Huệ Thưởng Tú Tỏ Quyết Cương Vinh Tuân Trí Thăng Phong Tùng Định Đông Nam Quảng Vượng Phớc Khái Đam".split())
# Wikidata ids are taken only where the name is unambiguous in both files or the person held the office the file gives
QID_BLOCK = {"Lê Văn Thành"}
# (person, office) that the source has wrong: dropped
DROP = {("Lê Quang Cường", "health-minister"), ("Phạm Khôi Nguyên", "natural-resources-and-environment-minister"), ("Dương Thành Trung", "bac-lieu-people-committee-chair")}


def gender(name, raw):
    if raw in FEMALE or name in FEMALE:
        return "f"
    if name in MALE:
        return "m"
    parts = name.split()
    if "Thị" in parts[1:-1] or parts[-1] == "Thị":
        return "f"
    if parts[-1] in FEMALE_GIVEN:
        return "" if parts[-1] in ("Hạnh", "Nga", "Liên", "Hương") else "f" if "Văn" not in parts else "m"
    if len(parts) >= 3 and parts[1] == "Văn" or parts[-1] in MALE_GIVEN or (len(parts) >= 3 and parts[1] in MALE_MIDDLE and parts[-1] not in ("Anh", "Hoa", "Hà", "Châu", "Thanh", "Thủy", "Ánh", "Phương", "Minh")):
        return "m"
    return ""


def key(d, end=False):
    """A date as a sortable day: the earliest, or with end the latest."""
    if not d:
        return "9999-99-99" if end else "0000-00-00"
    return d + ("-12-31" if end else "-01-01")[(len(d) - 4):] if len(d) < 10 else d


def main():
    facts, out = sys.argv[1], sys.argv[2]
    errors, notes = [], []
    # Wikidata ids
    qids = collections.defaultdict(set)
    with open(os.path.join(facts, "officeholders_wikidata_2000_2022.tsv"), encoding="utf-8") as f:
        for line in f:
            a = line.rstrip("\n").split("\t")
            if len(a) > 4 and a[0] == "VN" and re.fullmatch(r"Q\d+", a[4]) and not a[1].startswith("ambassador"):
                for cell in (a[2], a[3]):
                    if cell:
                        qids[re.sub(r" \([^)]*\)$", "", nfc(cell))].add(a[4])
    ascii_q = collections.defaultdict(set)
    with open(os.path.join(facts, "leaders_factbook.tsv"), encoding="utf-8") as f:
        for line in f:
            a = line.rstrip("\n").split("\t")
            if len(a) > 11 and a[0] == "VN" and re.fullmatch(r"Q\d+", a[11]):
                ascii_q[slug(a[4])].add(a[11])
    # the source
    rows = []
    with open(os.path.join(facts, "vn_politicians_viwiki.tsv"), encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if n <= 2:
                continue
            a = nfc(line.rstrip("\n")).split("\t")
            if len(a) != 5:
                notes.append("line %d: %d cells" % (n, len(a)))
                continue
            rows.append([c.strip() for c in a])
    offices = collections.OrderedDict()
    tenures = []   # (raw person, slug, from, to)
    reps = collections.Counter()
    for raw, off, start, end, page in rows:
        for s, title, holders, aliases, gone in office(off):
            if holders == "multi" and (s.endswith("-deputy-party-secretary") or "-deputy-people-" in s):
                reps["left out: deputies of provinces"] += 1
                continue
            if s in CURATED:
                offices.setdefault(s, (title, holders, aliases))
                reps["replaced by curated"] += 1
                continue
            b = date(start)
            e = None
            open_end = bool(re.match(r"^([Nn]ay\b|đương nhiệm)", end))
            if not open_end:
                e = date(end)
                if e is None:
                    reps["left out: no end date"] += 1
                    if not (page and s in ("foreign-minister",)):
                        continue
            elif gone:
                e, open_end = gone, False
            if b is None:
                reps["left out: no start date"] += 1
                continue
            if e is not None and key(e, True) < key(b):
                notes.append("end before start: %s, %s, %s %s" % (raw, off, start, end))
                continue
            if e is not None and e == b and len(e) == 10:
                notes.append("one day: %s, %s, %s" % (raw, off, start))
                if (re.sub(r" \(.*", "", raw), s) in ENDS:
                    e = None
                else:
                    continue
            if e is not None and key(e, True) < "2000-01-01":
                continue
            if s.startswith("hue-") and b < "2025":
                continue           # the city in the province of that time
            if (raw, s) in DROP or (raw, s, b) in DROP:
                reps["left out: wrong in the source"] += 1
                continue
            if e is not None and key(e) > RETRIEVED:
                notes.append("end in the future, read as in office: %s, %s, %s" % (raw, s, e))
                e = None
            o = ENDS.get((re.sub(r" \(.*", "", raw), s))
            if o is not None:
                e = o or None
            offices.setdefault(s, (title, holders, aliases))
            tenures.append((raw, s, b, e or ""))
    for s, title, holders, aliases in EXTRA_OFFICES:
        offices.setdefault(s, (title, holders, aliases))
    # people: raw name -> (name, page)
    pages = {r[0]: r[4] for r in rows}
    base = {raw: re.sub(r" \([^)]*\)$", "", raw) for raw in pages}
    curated_people = collections.OrderedDict()
    sections, section = {}, ""
    for line in PEOPLE.strip().split("\n"):
        if line.startswith("## "):
            section = line[3:]
            continue
        line = line.strip()
        name, g, al, fl, q = nfc(line).split("|")
        sections[name] = section
        if section == "footballer" and len(name.split()) == 3 and not al:
            al, fl = " ".join(name.split()[1:]), fl + " context"   # the sports pages' short form
        if name in curated_people:
            errors.append("curated twice: " + name)
        curated_people[name] = (g, [x for x in al.split(";") if x], fl.split(), q)
    # which raw person a curated tenure means: the bare page, else the one that held most offices
    weight = collections.Counter()
    for raw, off, start, end, page in rows:
        weight[raw] += 1
    PREFER = {"Trịnh Văn Quyết": "Trịnh Văn Quyết (quân nhân)", "Nguyễn Văn Thắng": "Nguyễn Văn Thắng (chính khách)", "Nguyễn Chí Dũng": "Nguyễn Chí Dũng (chính khách)",
              "Nguyễn Văn Chi": "Nguyễn Văn Chi (sinh năm 1945)", "Lê Thanh Hải": "Lê Thanh Hải (chính khách)", "Lê Văn Thành": "Lê Văn Thành (chính khách)", "Nguyễn Quốc Dũng": "Nguyễn Quốc Dũng (nhà ngoại giao)",
              "Chu Ngọc Anh": "Chu Ngọc Anh (chính khách)", "Nguyễn Văn Được": "Nguyễn Văn Được (chính trị gia)", "Nguyễn Thái Bình": "Nguyễn Thái Bình (chính khách)",
              "Trần Văn Tuấn": "Trần Văn Tuấn", "Lê Dũng": "@Lê Dũng", "Nguyễn Đức Thắng": "@Nguyễn Đức Thắng", "Nguyễn Khánh": "Nguyễn Khánh (Phó Thủ tướng)", "Hoàng Anh Tuấn": "@Hoàng Anh Tuấn",
              "Nguyễn Thị Minh Nguyệt": "@Nguyễn Thị Minh Nguyệt", "Nguyễn Minh Triết": "Nguyễn Minh Triết"}

    def resolve(name):
        if name in PREFER:
            return PREFER[name]
        if name in pages:
            return name
        c = [r for r in pages if base[r] == name]
        if len(c) == 1:
            return c[0]
        if len(c) > 1:
            errors.append("curated tenure of an ambiguous name: %s: %s" % (name, c))
        return "@" + name

    for s, text in CURATED.items():
        if s not in offices:
            errors.append("curated office without row: " + s)
        for item in text.split("|"):
            m = re.fullmatch(r"(.*?) (\d{4}(?:-\d\d){0,2})(?: (\d{4}(?:-\d\d){0,2}))?", nfc(item))
            if not m:
                errors.append("curated tenure: " + item)
                continue
            tenures.append((resolve(m.group(1)), s, m.group(2), m.group(3) or ""))
    for line in ADD_TENURES.strip().split("\n"):
        n, s, b, e = nfc(line).split("|")
        if b:
            tenures.append((resolve(n), s, b, e))
    # repeated tenures of one person in one office: join what touches or overlaps
    by = collections.defaultdict(list)
    for p, s, b, e in tenures:
        by[(p, s)].append((b, e))
    tenures = []
    for (p, s), iv in by.items():
        iv = sorted(set(iv), key=lambda x: (key(x[0]), key(x[1], True)))
        cur = list(iv[0])
        for b, e in iv[1:]:
            if key(b) <= key(cur[1], True):
                if key(e, True) > key(cur[1], True):
                    cur[1] = e
            else:
                tenures.append((p, s, cur[0], cur[1]))
                cur = [b, e]
        tenures.append((p, s, cur[0], cur[1]))
    # single offices: an open tenure ends where a later one begins
    per = collections.defaultdict(list)
    for t in tenures:
        per[t[1]].append(t)
    fixed, overlaps = [], []
    for s, ts in per.items():
        ts.sort(key=lambda t: (key(t[2]), key(t[3], True)))
        if offices[s][1] == "single":
            for i, t in enumerate(ts):
                if not t[3]:
                    later = [u for u in ts[i + 1:] if u[0] != t[0]]
                    if later:
                        ts[i] = (t[0], s, t[2], later[0][2])
                        notes.append("closed: %s, %s, at %s (%s)" % (t[0], s, later[0][2], later[0][0]))
            for i, b in enumerate(ts):     # two at once: the infobox of the one who left was not brought up to date; the successor's first day stands
                for j in range(i):
                    a = ts[j]
                    n = min(len(a[3]), len(b[2]))
                    if a[0] != b[0] and a[3] and a[3][:n] > b[2][:n] and key(a[2]) <= key(b[2]):
                        ts[j] = (a[0], s, a[2], b[2])
                        notes.append("handover: %s, %s, %s, not %s (%s)" % (a[0], s, b[2], a[3], b[0]))
            for a, b in zip(ts, ts[1:]):
                if a[0] != b[0] and key(a[3], True) > key(b[2], True) and (int(key(a[3], True)[:4]) - int(b[2][:4])) * 12 + int(key(a[3], True)[5:7]) - int(key(b[2], True)[5:7]) > 2:
                    overlaps.append("%s: %s %s..%s | %s %s..%s" % (s, a[0], a[2], a[3], b[0], b[2], b[3]))
        fixed += ts
    tenures = fixed
    # keep people with an office since 2000, and the curated ones
    keep = {t[0] for t in tenures}
    for name in curated_people:
        r = resolve(name) if name in PREFER or name in pages else "@" + name
        if r.startswith("@") or "homonym" in curated_people[name][2] and name in pages:
            keep.add("@" + name) if r.startswith("@") else keep.add(r)
        else:
            keep.add(r)
    # a private person of the name of a politician is a person of his own
    private = set("Trịnh Văn Quyết|Nguyễn Văn Quyết|Nguyễn Tuấn Anh|Nguyễn Quang Hải|Nguyễn Đức Tài|Nguyễn Văn Hậu|Lê Đức Thọ|Bùi Tiến Dũng|Nguyễn Văn Toàn|Phạm Thanh Bình|Đặng Văn Thành|Nguyễn Mạnh Tường|Trần Đình Long|Nguyễn Văn Khoa|Nguyễn Duy Hưng|Nguyễn Thị Nga|Nguyễn Huy Hoàng|Trần Quốc Tuấn|Nguyễn Việt Quang|Nguyễn Đăng Quang|Phan Quốc Việt|Nguyễn Thành Chung|Nguyễn Hoàng Đức|Nguyễn Tiến Linh|Đặng Hoàng Giang|Nguyễn Thùy Linh|Vũ Văn Thanh".split("|"))
    for name in private:
        if name in curated_people:
            keep.add("@" + name)
    names = collections.defaultdict(list)
    for raw in keep:
        names[raw[1:] if raw.startswith("@") else base[raw]].append(raw)
    tag_fix = {"chính khách": "politician", "chính trị gia": "politician", "tướng công an": "police-general", "công an": "police", "Công an": "police", "giám đốc công an": "police",
               "thiếu tướng": "general", "thượng tướng": "general", "trung tướng": "general", "tướng quân đội": "general", "tướng Quân đội": "general", "tướng Công an": "police-general", "tướng": "general",
               "quân nhân": "general", "thẩm phán": "judge", "kiểm sát viên": "prosecutor", "nhà ngoại giao": "diplomat", "đại sứ": "diplomat", "bộ trưởng": "minister", "thứ trưởng": "deputy-minister",
               "doanh nhân": "businessman", "Sĩ quan": "police-general", "nữ chính khách": "politician", "giáo sư": "professor", "nhạc sĩ": "composer", "nhà báo": "journalist", "nhà nghiên cứu": "researcher",
               "đại biểu quốc hội": "deputy", "Phó Thủ tướng": "politician", "phó thủ tướng": "politician", "nhà địa chất học": "geologist", "Tổng cục An ninh": "police-general",
               "chính trị gia sinh 1966": "1966", "chính khách sinh năm 1961": "1961", "chính khách sinh 1970": "1970"}
    FORCE = {"@Lê Đức Thọ": "le-duc-tho-1911", "Nguyễn Văn Thắng (chính khách)": "nguyen-van-thang-1973", "Trịnh Văn Quyết (quân nhân)": "trinh-van-quyet-1966", "@Trịnh Văn Quyết": "trinh-van-quyet-1975",
             "Lê Minh Hưng": "le-minh-hung"}
    leaders = {resolve(re.match(r"\D*(?= \d)", nfc(x)).group(0)) for t in CURATED.values() for x in t.split("|")}
    pid, people, collisions = {}, [], []
    used_q, taken = {}, {}
    for name, raws in sorted(names.items()):
        for raw in sorted(raws):
            m = re.search(r" \(([^)]*)\)$", raw)
            cur = curated_people.get(name)
            mine = cur if cur and (raw == "@" + name or (name not in private and raw == (resolve(name) if name in PREFER or name in pages else None))) else None
            flags = set(mine[2]) if mine else set()
            q = ""
            if mine and mine[3]:
                q = mine[3]
            elif not raw.startswith("@") and name not in QID_BLOCK and len(raws) == 1:
                if len(qids.get(name, ())) == 1:
                    q = next(iter(qids[name]))
                elif not m and len(ascii_q.get(slug(name), ())) == 1 and len(name.split()) > 1 and weight[raw] >= 3:
                    q = next(iter(ascii_q[slug(name)]))
            if q and q in used_q:
                errors.append("Wikidata id twice: %s %s %s" % (q, raw, used_q[q]))
            if m or len(raws) > 1:
                flags.add("homonym")
            parts = name.split()
            if raw not in leaders and not mine and len(parts) == 3 and parts[1] in ("Văn", "Thị") and parts[0] in ("Nguyễn", "Trần", "Lê", "Phạm"):
                flags.add("homonym")   # such names are shared by many
            if q:
                used_q[q] = raw
                i = q
            else:
                sfx = ""
                if raw in FORCE:
                    i = "x:person:" + FORCE[raw]
                else:
                    if m:
                        t = m.group(1)
                        y = re.fullmatch(r"(?:sinh |sinh năm )(\d{4})", t)
                        sfx = "-" + (y.group(1) if y else tag_fix.get(t, slug(t)))
                    elif raw.startswith("@") and "homonym" in flags:
                        sfx = "-" + sections[name]
                    i = "x:person:" + slug(name) + sfx
                    if taken.setdefault(i, name) != name:   # another name that differs only by its marks
                        i += "-" + (pages.get(raw) or "2")
                        notes.append("same letters, other marks: %s, %s: %s" % (taken["x:person:" + slug(name) + sfx], name, i))
            pid[raw] = i
            g = mine[0] if mine else gender(name, raw)
            people.append((i, name, g, "VN", "|".join(mine[1]) if mine else "", " ".join(sorted(flags)).replace(" ", "|")))
        if len(raws) > 1:
            collisions.append("%s: %s" % (name, ", ".join(pid[r] for r in sorted(raws))))
    # x:person ids must be unique
    c = collections.Counter(p[0] for p in people)
    for i, n in c.items():
        if n > 1:
            dup = [p for p in people if p[0] == i]
            errors.append("id twice: %s: %s" % (i, dup))
    used = {t[1] for t in tenures}
    off_rows = [("office:vn:" + s, t, "VN", h, al) for s, (t, h, al) in offices.items() if s in used]
    ten_rows = [(pid[p], "office:vn:" + s, b, e) for p, s, b, e in tenures]
    # checks
    ids = {p[0] for p in people}
    oids = {o[0] for o in off_rows}
    if len(oids) != len(off_rows):
        errors.append("office id twice")
    for t in ten_rows:
        if t[0] not in ids or t[1] not in oids:
            errors.append("tenure does not resolve: %s" % (t,))
        for d in t[2:]:
            if d and date(d) != d:
                errors.append("date: %s" % (t,))
            if d and key(d) > RETRIEVED:
                errors.append("date in the future: %s" % (t,))
        if t[3] and key(t[3], True) < key(t[2]):
            errors.append("ends before it begins: %s" % (t,))
    if len(set(ten_rows)) != len(ten_rows):
        errors.append("tenure twice")
    titles = set()
    tp = os.path.join(out, "titles.tsv")
    for line in open(tp, encoding="utf-8"):
        if not line.startswith("#"):
            a = line.rstrip("\n").split("\t")
            titles.add(a[0])
    for o in off_rows:
        if o[1] not in titles:
            errors.append("no such title: %s (%s)" % (o[1], o[0]))
    for p in people:
        if len(p[1].split()) < 2 and "context" not in p[5]:
            errors.append("one syllable: %s" % (p,))
    src = "vi.wikipedia infoboxes (datmieu204/political-net@368ab41; facts), Wikidata ids from every-politician-scrapers and joined to the CIA World Factbook; top offices, business, arts, sport and history curated by hand; written by tools/import/vietnam_people.py"

    def write(kind, cols, rs):
        lines = sorted("\t".join(r) for r in rs)
        for line in lines:
            if line != nfc(line) or any(x != x.strip() for x in line.split("\t")):
                errors.append("form: " + line)
        return os.path.join(out, kind + ".vietnam.tsv"), "# kind: %s\n# columns: %s\n# source: %s\n# licence: facts; text CC BY-SA 4.0 not copied\n# retrieved: %s\n# used-by: src/entity, src/lexicon\n%s\n" % (kind, cols, src, RETRIEVED, "\n".join(lines))

    files = [write("people", "id name gender country aliases flags", people),
             write("offices", "id title scope holders aliases", off_rows),
             write("tenures", "person office from to", ten_rows)]
    for n in notes:
        print("note:", n)
    for n in overlaps:
        print("overlap:", n)
    for n in collisions:
        print("homonyms:", n)
    print(dict(reps))
    print("people %d (Wikidata %d), offices %d, tenures %d, homonym groups %d" % (len(people), len(used_q), len(off_rows), len(ten_rows), len(collisions)))
    if errors:
        for e in errors:
            print("ERROR:", e)
        sys.exit(1)
    for path, text in files:
        with open(path, "w", encoding="utf-8", newline="\n") as f:
            f.write(text)


if __name__ == "__main__":
    main()
