// The closed set of syllables that Vietnamese time expressions are made of, and a small table from token keys to them.
//
// A key is a 64-bit hash of the folded syllable (text/tokens.h), so case, NFC/NFD, tone placement and i/y are already one.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace nienbieu::when {

// A table in a macro, which clang-format would lay out anew each time.
// clang-format off
#define NIENBIEU_TIME_WORDS(X)                                                                                                             \
  /* heads and units */                                                                                                                    \
  X(ngay, "ngày")                                                                                                                          \
  X(hom, "hôm")                                                                                                                            \
  X(thang, "tháng") X(nam, "năm") X(quy, "quý") X(tuan, "tuần") X(gio, "giờ") X(h, "h") X(g, "g") X(phut, "phút") X(giay, "giây")          \
      X(thap, "thập") X(nien, "niên") X(ky, "kỷ") X(ky_han, "kỳ") X(the, "thế") X(mua, "mùa") X(buoi, "buổi") X(giai, "giải")              \
          X(giai_doan, "giai") X(doan, "đoạn") X(dip, "dịp") X(le, "lễ") X(hoc, "học") X(khoa, "khóa") X(nhiem, "nhiệm")                   \
              X(mua_giai, "vụ") /* days and months by name */                                                                              \
      X(thu, "thứ") X(chu, "chủ") X(nhat, "nhật") X(mung, "mùng") X(mong, "mồng") X(ram, "rằm") X(gieng, "giêng") X(chap, "chạp")          \
          X(cn, "cn") /* numbers */                                                                                                        \
      X(khong, "không") X(mot, "một") X(mot_sac, "mốt") X(hai, "hai") X(ba, "ba") X(bon, "bốn") X(tu, "tư") X(lam, "lăm") X(nham, "nhăm")  \
          X(sau_so, "sáu") X(bay, "bảy") X(bay_so, "bẩy") X(tam, "tám") X(chin, "chín") X(muoi, "mười") X(muoi_ngang, "mươi")              \
              X(tram, "trăm") X(nghin, "nghìn") X(ngan, "ngàn") X(linh, "linh") X(le_so, "lẻ") X(ruoi, "rưỡi") X(nua, "nửa") X(vai, "vài") \
                  X(nhieu, "nhiều") X(may, "mấy") X(nhung, "những") X(cac, "các") X(dam, "dăm") X(chuc, "chục") X(hang, "hàng")            \
                      X(hang_, "hằng") X(moi, "mỗi") X(tung, "từng") X(ca, "cả") X(lan, "lần") X(trieu, "triệu")                           \
                          X(ty, "tỷ") /* parts of the day */                                                                               \
      X(sang, "sáng") X(trua, "trưa") X(chieu, "chiều") X(toi_dem, "tối") X(dem, "đêm") X(khuya, "khuya") X(rang, "rạng") X(som, "sớm")    \
          X(muon, "muộn") X(xe, "xế") X(to_mo, "tờ") X(mo, "mờ") X(ban, "ban") /* relations */                                             \
      X(dau, "đầu") X(giua, "giữa") X(cuoi, "cuối") X(trung, "trung") X(thuong, "thượng") X(ha, "hạ") X(khoang, "khoảng") X(gan, "gần")    \
          X(hon, "hơn") X(chung, "chừng") X(tron, "tròn") X(it, "ít") X(nhat_it, "nhất") X(truoc, "trước") X(sau, "sau") X(toi, "tới")     \
              X(qua, "qua") X(nay_nay, "này") X(nay, "nay") X(ngoai, "ngoái") X(kia, "kia") X(kia_xa, "kìa") X(mai, "mai") X(ke, "kế")     \
                  X(tiep, "tiếp") X(theo, "theo") X(do_, "đó") X(ay, "ấy") X(no, "nọ") X(cung, "cùng") X(vua, "vừa") X(roi, "rồi")         \
                      X(day, "đây") X(sap, "sắp") X(xua, "xưa") X(het, "hết") X(tro, "trở") X(lai, "lại") X(cach, "cách") X(ke_tu, "kể")   \
                          X(tu_, "từ") X(den, "đến") X(tinh, "tính") X(vao, "vào") X(luc, "lúc") X(hoi, "hồi") X(trong, "trong")           \
                              X(va, "và") X(hoac, "hoặc") X(hay, "hay") X(am, "âm") X(duong, "dương") X(lich, "lịch") X(cong, "công")      \
                                  X(nguyen, "nguyên") X(dan_, "đán") X(tcn, "tcn") X(gmt, "gmt") X(utc, "utc") X(dia, "địa")               \
                                      X(phuong, "phương") X(lien, "liên") X(lien_huyen, "liền") X(suot, "suốt") X(keo, "kéo")              \
                                          X(dai, "dài") X(cho, "cho") X(tuc, "tức") X(thu_mua, "thu") X(dong, "đông") X(xuan, "xuân")      \
                                              X(he, "hè") X(tet, "tết") X(cua, "của") X(nua_lai, "nữa") X(khi, "khi") X(ngay_lien, "ngay") \
                                                  X(dung, "đúng") X(bat, "bắt") X(duoi, "dưới") X(tren, "trên") X(them, "thêm")            \
                                                      X(vong, "vòng") X(quang, "quãng") X(chua, "chưa") X(suyt, "suýt")                    \
                                                          X(vong_nua, "ngót") /* the ten stems and twelve branches */                      \
      X(giap, "giáp") X(at, "ất") X(binh, "bính") X(dinh, "đinh") X(mau, "mậu") X(canh, "canh") X(tan, "tân") X(nham_can, "nhâm")          \
          X(ti, "tý") X(suu, "sửu") X(dan, "dần") X(mao, "mão") X(meo, "mẹo") X(thin, "thìn") X(tyj, "tỵ") X(ngo, "ngọ") X(mui, "mùi")     \
              X(than, "thân") X(dau_dia, "dậu") X(tuat, "tuất") X(hoi_dia, "hợi") /* what makes a number no date, or a verb's tense */     \
      X(se, "sẽ") X(da, "đã") X(du, "dự") X(kien, "kiến") X(so, "số") X(diem, "điểm") X(phieu, "phiếu") X(nguoi, "người") X(phan, "phần")  \
          X(tuoi, "tuổi") X(luong, "lương") X(tu_giam, "tù") X(cang, "càng") X(tong, "tổng") X(duong_pho, "đường") X(pho, "phố")           \
              X(san, "sân") X(van, "vận") X(dong_san, "động") X(quoc, "quốc") X(lo, "lộ") X(dinh_luat, "định") X(quyet, "quyết")           \
                  X(thong, "thông") X(thi, "thị") X(luat, "luật") X(nghi, "nghị") X(van_ban, "văn") X(chuan, "chuẩn") X(bi, "bị")          \
                      X(ke_hoach, "hoạch") X(dien, "diễn") X(ra, "ra") X(te, "tệ") X(ao, "áo") X(cho_noi, "chợ") X(anh, "ánh")             \
                          X(chieu_den, "chiếu") X(cong_vien, "viên") X(quang_truong, "quảng") X(truong, "trường") X(cau, "cầu")            \
                              X(ma, "mã") X(mang, "mạng") X(benh, "bệnh") X(vien, "viện") X(ngo_hem, "ngõ") X(hem, "hẻm") X(nha, "nhà")    \
                                  X(xa, "xã") X(phuong_xa, "phường") X(lop, "lớp") X(tap, "tập") X(vong_dau, "chặng") X(hien, "hiện")      \
                                      X(luan, "luận") X(giang, "giáng") X(noel, "noel") X(giao, "giao") X(gio_to, "giỗ") X(black, "black") \
                                          X(tieng, "tiếng") X(doan_the, "đoàn") X(doi_ngu, "đội") X(khu, "khu") X(may_moc, "máy")          \
                                              X(rap, "rạp") X(kenh, "kênh") X(tac, "tác") X(phien, "phiên") X(o_, "ở") X(tai, "tại")       \
                                                  X(de, "để") X(voi, "với") X(neu, "nếu") X(nham_ngay, "nhằm") X(la_, "là")                \
                                                      X(duoc, "được") X(khac, "khác") X(nao, "nào") X(ngoai_ra, "ngoài") X(chi, "chỉ")     \
                                                          X(di, "đi") X(tien, "tiên")
// clang-format on

enum class W : std::uint16_t {
  none,
#define NIENBIEU_X(id, text) id,
  NIENBIEU_TIME_WORDS(NIENBIEU_X)
#undef NIENBIEU_X
      count_
};

std::string_view text_of(W word);  // as the table spells it

class TimeWords {
 public:
  static const TimeWords& get();
  W find(std::uint64_t key) const {
    for (std::size_t slot = key >> shift;; slot = (slot + 1) & (size - 1)) {
      if (keys_[slot] == key) return words_[slot];
      if (keys_[slot] == 0) return W::none;
    }
  }

 private:
  TimeWords();
  static constexpr std::size_t size = 1024;
  static constexpr int shift = 54;
  std::array<std::uint64_t, size> keys_{};
  std::array<W, size> words_{};
};

}  // namespace nienbieu::when
