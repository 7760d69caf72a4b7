// What scanners send in these tests: the QR code of a card, the same from a scanner without Vietnamese, and the three
// lines of the back.
#pragma once

#include <string>
#include <vector>

inline const std::string card = "001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Thôn 1, Xã A, Huyện B, Tỉnh C|02022022";
inline const std::string plain_card = "001099000001||Nguyen Van Mau|01011999|Nam|Xa A|02022022";
inline const std::vector<std::string> zone_lines{"IDVNM0990000017001099000001<<8", "9901018M3901016VNM<<<<<<<<<<<4",
                                                 "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<"};
inline const std::string zone = zone_lines[0] + "\n" + zone_lines[1] + "\n" + zone_lines[2];
