"""The invented card holders. Number, birth date, sex, issue and expiry agree with each other."""

TRUONG = {
    "number": "038090012345", "old_number": "172345678", "full_name": "Nguyễn Hữu Đức Trường",
    "birth_date": "15/08/1990", "sex": "Nam", "nationality": "Việt Nam", "ethnicity": "Kinh", "religion": "Không",
    "place_of_origin": "Xã Hoằng Lộc, Huyện Hoằng Hóa, Tỉnh Thanh Hóa",
    "place_of_residence": "Số nhà 27, ngách 15/4, ngõ 112 đường Trường Thi, Tổ dân phố Phượng Đình 3, "
                          "Phường Tào Xuyên, Thành phố Thanh Hóa, Tỉnh Thanh Hóa",
    "identification_marks": "Nốt ruồi cách 2 cm dưới sau đuôi mắt phải",
    "issue_date": "20/05/2021", "expiry_date": "15/08/2030", "father": "Nguyễn Hữu Nghĩa",
    "mother": "Đặng Thị Bưởi", "spouse": "Hoàng Thùy Dương", "code": "7F3A09C41B5E82D6",
}

ANH = {
    "number": "079195067890", "full_name": "Trần Thị Ngọc Ánh", "birth_date": "29/11/1995", "sex": "Nữ",
    "nationality": "Việt Nam",
    "place_of_origin": "Ấp Phước Hưng Mỹ Thạnh, Xã Phước Vĩnh An, Huyện Củ Chi, Thành phố Hồ Chí Minh "
                       "(trước đây thuộc tỉnh Gia Định)",
    "place_of_residence": "Căn hộ B12.07, Chung cư Hoàng Anh Thanh Bình, số 117 đường Nguyễn Hữu Thọ, Khu phố 5, "
                          "Phường Tân Hưng, Quận 7, Thành phố Hồ Chí Minh",
    "issue_date": "10/10/2024", "expiry_date": "29/11/2035",
}

QUY = {
    "number": "001060009876", "old_number": "011223344", "full_name": "Lê Văn Quý", "birth_date": "10/03/1960",
    "sex": "Nam", "nationality": "Việt Nam", "ethnicity": "Mường", "religion": "Phật giáo",
    "place_of_origin": "Xã Yên Trung, Huyện Thạch Thất, Thành phố Hà Nội",
    "place_of_residence": "Nhà số 6, ngõ Hàng Cỏ, phố Trần Hưng Đạo, Tổ dân phố số 14, Phường Cửa Nam, "
                          "Quận Hoàn Kiếm, Thành phố Hà Nội",
    "identification_marks": "Sẹo chấm cách 1,5 cm trên đầu lông mày trái",
    "issue_date": "05/07/2021", "expiry_date": "Không thời hạn", "father": "Lê Văn Thịnh", "mother": "Bùi Thị Nhẫn",
    "code": "00D1E2F3A4B5C697",
}

DUONG = {
    "number": "048305004321", "full_name": "Phạm Thùy Đương", "birth_date": "01/06/2005", "sex": "Nữ",
    "nationality": "Việt Nam", "ethnicity": "Kinh", "religion": "Công giáo",
    "place_of_origin": "Xã Hòa Tiến, Huyện Hòa Vang, Thành phố Đà Nẵng",
    "place_of_residence": "Kiệt 85/12 đường Nguyễn Lương Bằng, Tổ dân phố Đà Sơn 2, Phường Hòa Khánh Nam, "
                          "Quận Liên Chiểu, Thành phố Đà Nẵng",
    "identification_marks": "", "issue_date": "12/03/2022", "expiry_date": "01/06/2030",
    "father": "Phạm Quốc Khánh", "mother": "Võ Thị Mười", "code": "1020304050607080",
}

RSA = {"algorithm": "RSA-2048", "hash": "SHA-256"}
ECDSA = {"algorithm": "ECDSA", "hash": "SHA-256"}
CHIP_AUTHENTICATION = {"agreement": "ECDH", "cipher": "AES-128", "parameter_id": 13}

PROFILES = [
    {"name": "cccd-2021", "title": "CCCD gắn chip, 2021", "person": TRUONG, "drawing": "man", "image": "jpeg",
     "suffix": "jpg", "closed": ["EF.DG3"], "access": "pace-or-bac", "ds": "ds-named", "aa": RSA,
     "ca": CHIP_AUTHENTICATION, "variants": True},
    {"name": "can-cuoc-2024", "title": "Thẻ Căn cước, 2024", "person": ANH, "drawing": "woman", "image": "jpeg2000",
     "suffix": "jp2", "closed": ["EF.DG3"], "access": "pace-or-bac", "ds": "ds-explicit", "aa": ECDSA,
     "ca": CHIP_AUTHENTICATION, "open_only": True, "extra_qr_parts": 4, "announces_extended_length": True},
    {"name": "bac-only", "title": "A chip with BAC alone and no expiry date", "person": QUY, "drawing": "elder",
     "image": "jpeg", "suffix": "jpg", "closed": [], "access": "bac", "ds": "ds-explicit"},
    {"name": "plain", "title": "A chip without access control", "person": DUONG, "drawing": "girl", "image": "jpeg",
     "suffix": "jpg", "closed": [], "access": "none", "ds": "ds-named", "aa": {"algorithm": "RSA-2048", "hash": "SHA-1"}},
]
