<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>AddressInput</name>
    <message>
        <source>Trên thẻ ghi</source>
        <translation>On the card</translation>
    </message>
    <message>
        <source>Từ ngày %1, nơi này thuộc:</source>
        <translation>Since %1 this place belongs to:</translation>
    </message>
    <message>
        <source>Từ ngày %1, nơi này thuộc một trong %2 xã, phường sau. Xin chọn xã, phường đúng của địa chỉ này:</source>
        <translation>Since %1 this place belongs to one of these %2 communes. Please choose the right commune for this address:</translation>
    </message>
    <message>
        <source>Giữ nguyên như trên thẻ</source>
        <translation>Keep as on the card</translation>
    </message>
    <message>
        <source>Tự nhập địa chỉ khác</source>
        <translation>Type another address</translation>
    </message>
    <message>
        <source>Theo %1.</source>
        <translation>According to %1.</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Trang quản trị</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Nhập mã PIN quản trị</source>
        <translation>Enter the administrator PIN</translation>
    </message>
    <message>
        <source>Trang này chỉ dành cho người quản trị máy.</source>
        <translation>This page is for the administrator of this kiosk only.</translation>
    </message>
    <message>
        <source>Đã nhập %1 số</source>
        <translation>%1 digits typed</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Thử màn hình</source>
        <translation>Test the screen</translation>
    </message>
    <message>
        <source>Khởi động lại</source>
        <translation>Start again</translation>
    </message>
</context>
<context>
    <name>ChoiceInput</name>
    <message>
        <source>Câu trả lời khác</source>
        <translation>Another answer</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>%1: có đồng ý cho máy đọc thẻ không?</source>
        <translation>%1: may the kiosk read your card?</translation>
    </message>
    <message>
        <source>Ông/bà có đồng ý cho máy đọc thẻ không?</source>
        <translation>May the kiosk read your card?</translation>
    </message>
    <message>
        <source>Xin đánh dấu vào từng mục ông/bà đồng ý. Dữ liệu chỉ ở trong máy này và bị xóa khi kết thúc.</source>
        <translation>Please tick each item you agree to. The data stays in this kiosk and is deleted at the end.</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Máy không chụp thẻ, không giữ thẻ, không gửi dữ liệu đi đâu. Phần dữ liệu tờ khai không cần được bỏ ngay khi đọc.</source>
        <translation>The kiosk takes no picture of the card, does not keep it and sends nothing anywhere. What the form does not need is dropped as soon as it is read.</translation>
    </message>
    <message>
        <source>Đồng ý và tiếp tục</source>
        <translation>I agree, continue</translation>
    </message>
    <message>
        <source>Không, tôi tự điền</source>
        <translation>No, I fill it by hand</translation>
    </message>
</context>
<context>
    <name>CoveredInput</name>
    <message>
        <source>Xem đủ số và sửa</source>
        <translation>Show the whole number and change it</translation>
    </message>
</context>
<context>
    <name>DateBoxes</name>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Tờ khai đã xong</source>
        <translation>Your form is ready</translation>
    </message>
    <message>
        <source>Đây là tờ khai đã điền, không thay Giấy tiếp nhận hồ sơ.</source>
        <translation>This is the filled form. It does not replace the official receipt.</translation>
    </message>
    <message>
        <source>Trang đầu của tờ khai</source>
        <translation>First page of the form</translation>
    </message>
    <message>
        <source>Mã để cán bộ quét</source>
        <translation>Code for the officer&apos;s scanner</translation>
    </message>
    <message>
        <source>Cán bộ quét mã này để nhận dữ liệu, không phải nhập lại.</source>
        <translation>The officer scans this code and need not type anything again.</translation>
    </message>
    <message>
        <source>Mã %1 / %2</source>
        <translation>Code %1 / %2</translation>
    </message>
    <message>
        <source>In tờ khai</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>Kết thúc và xóa dữ liệu</source>
        <translation>Finish and delete my data</translation>
    </message>
    <message>
        <source>Tên tệp (%1 trang)</source>
        <translation>File name (%1 page(s))</translation>
    </message>
    <message>
        <source>In phiếu chuẩn bị</source>
        <translation>Print the prep slip</translation>
    </message>
    <message>
        <source>Lưu vào USB</source>
        <translation>Save on a USB stick</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>Mã lỗi %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>Cán bộ: %1</source>
        <translation>Officer: %1</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Nhập lại số</source>
        <translation>Enter the number again</translation>
    </message>
    <message>
        <source>Tự điền tờ khai</source>
        <translation>Fill the form by hand</translation>
    </message>
    <message>
        <source>Nói với người dân: %1</source>
        <translation>Tell the citizen: %1</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Bỏ qua, để trống</source>
        <translation>Skip, leave empty</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Kết thúc và xóa dữ liệu</source>
        <translation>Finish and delete my data</translation>
    </message>
    <message>
        <source>F9 lần nữa: xóa, sang người sau</source>
        <translation>F9 again: erase, next person</translation>
    </message>
    <message>
        <source>Người tiếp theo (F9)</source>
        <translation>Next person (F9)</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Bỏ thay đổi vừa làm</source>
        <translation>Take back the last change</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>Ông/bà cần làm giấy tờ gì?</source>
        <translation>Which form do you need?</translation>
    </message>
    <message>
        <source>Chọn một tờ khai trong danh sách.</source>
        <translation>Choose a form from the list.</translation>
    </message>
    <message>
        <source>Không có tờ khai nào như vậy. Xin thử từ khác, hoặc hỏi cán bộ.</source>
        <translation>There is no such form. Please try another word, or ask an officer.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>DEMO – thẻ mẫu để tập huấn, không phải dữ liệu thật</source>
        <translation>DEMO – sample card for training, no real data</translation>
    </message>
    <message>
        <source>DEMO – thẻ mẫu</source>
        <translation>DEMO – sample card</translation>
    </message>
</context>
<context>
    <name>HeaderTools</name>
    <message>
        <source>Cỡ chữ %1 %</source>
        <translation>Text size %1 %</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>IdentifyPage</name>
    <message>
        <source>Quét mã QR trên thẻ, hoặc nhập 12 số</source>
        <translation>Scan the QR code of the card, or type its 12 digits</translation>
    </message>
    <message>
        <source>Đã nhập %1 trên 12 số</source>
        <translation>%1 of 12 digits entered</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Máy cần số này để mở chip.</source>
        <translation>The kiosk needs this number to open the chip.</translation>
    </message>
    <message>
        <source>Thẻ CCCD: mã QR và số ở mặt trước</source>
        <translation>CCCD card: QR code and number on the front</translation>
    </message>
    <message>
        <source>Thẻ Căn cước (từ tháng 7/2024): mã QR ở mặt sau, số ở mặt trước</source>
        <translation>Căn cước card (since July 2024): QR code on the back, number on the front</translation>
    </message>
</context>
<context>
    <name>KeyPad</name>
    <message>
        <source>Xóa hết</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Xóa một số</source>
        <translation>Delete one digit</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Bàn phím</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Chữ hoa</source>
        <translation>Capital letter</translation>
    </message>
    <message>
        <source>Xóa một chữ</source>
        <translation>Delete one letter</translation>
    </message>
    <message>
        <source>Chữ cái</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Số và dấu</source>
        <translation>Digits and signs</translation>
    </message>
    <message>
        <source>Kiểu gõ %1</source>
        <translation>Typing method %1</translation>
    </message>
    <message>
        <source>Dấu cách</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Vui lòng cầm lại thẻ</source>
        <translation>Please take your card</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>Che</source>
        <translation>Mask</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Che bớt số</source>
        <translation>Mask the number</translation>
    </message>
    <message>
        <source>Xem đủ số</source>
        <translation>Show the whole number</translation>
    </message>
</context>
<context>
    <name>PadInput</name>
    <message>
        <source>Nhập đủ ngày, tháng, năm</source>
        <translation>Type day, month and year</translation>
    </message>
    <message>
        <source>Chỉ nhớ năm</source>
        <translation>Only the year is known</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Tờ khai còn những người sau</source>
        <translation>The form also names these people</translation>
    </message>
    <message>
        <source>Ai có thẻ ở đây thì đọc thẻ; không có thẻ thì tự điền ở bước sau.</source>
        <translation>Read the cards of those who are here; the others are filled by hand in the next step.</translation>
    </message>
    <message>
        <source>Thêm: %1</source>
        <translation>Add: %1</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Tự điền ở bước sau</source>
        <translation>Filled by hand in the next step</translation>
    </message>
    <message>
        <source>Chưa đọc thẻ</source>
        <translation>Card not read</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>Chính là người kê khai</source>
        <translation>Same as declarant</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Đặt thẻ lên đầu đọc</source>
        <translation>Place the card on the reader</translation>
    </message>
    <message>
        <source>Để thẻ nằm phẳng, bỏ bao đựng, và giữ yên cho đến khi máy báo xong.</source>
        <translation>Lay it flat, out of its sleeve, and keep it still until the screen says so.</translation>
    </message>
</context>
<context>
    <name>ProcedurePage</name>
    <message>
        <source>Ông/bà làm thủ tục nào?</source>
        <translation>What is the form for?</translation>
    </message>
    <message>
        <source>Mã thủ tục %1</source>
        <translation>Procedure code %1</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Giữ nguyên thẻ</source>
        <translation>Keep the card still</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Ảnh chân dung trên chip</source>
        <translation>Portrait on the chip</translation>
    </message>
    <message>
        <source>Máy đã kiểm tra</source>
        <translation>What was checked</translation>
    </message>
    <message>
        <source>Đúng là thẻ của tôi, tiếp tục</source>
        <translation>Yes, this is my card, continue</translation>
    </message>
    <message>
        <source>Đọc thẻ khác</source>
        <translation>Read another card</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>Chưa điền</source>
        <translation>Not filled yet</translation>
    </message>
    <message>
        <source>(để trống)</source>
        <translation>(left empty)</translation>
    </message>
    <message>
        <source>Điền</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Xin ông/bà xem lại</source>
        <translation>Please check everything</translation>
    </message>
    <message>
        <source>Còn %1 mục cần điền hoặc sửa.</source>
        <translation>%1 item(s) still to fill or correct.</translation>
    </message>
    <message>
        <source>Đúng, làm tờ khai</source>
        <translation>All correct, make the form</translation>
    </message>
</context>
<context>
    <name>ScreenTest</name>
    <message>
        <source>Thử màn hình</source>
        <translation>Test the screen</translation>
    </message>
    <message>
        <source>Chạm vào từng ô: %1 / 32</source>
        <translation>Touch every field: %1 / 32</translation>
    </message>
    <message>
        <source>Chạm để sang màu tiếp theo, rồi đến phần thử chạm.</source>
        <translation>Touch for the next colour, then for the test of touch.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Tìm: khai sinh, tạm trú…</source>
        <translation>Search: birth, residence…</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Chọn tờ khai</source>
        <translation>Choose form</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>Điền thêm</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Nhận tờ khai</source>
        <translation>Take the form</translation>
    </message>
    <message>
        <source>Bước %1 trên 5: %2</source>
        <translation>Step %1 of 5: %2</translation>
    </message>
</context>
<context>
    <name>TimeWarning</name>
    <message>
        <source>Ông/bà còn ở đây không?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Máy sẽ kết thúc và xóa dữ liệu sau %1 giây.</source>
        <translation>The kiosk ends and deletes your data in %1 seconds.</translation>
    </message>
    <message>
        <source>Tôi còn ở đây</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Kết thúc và xóa dữ liệu</source>
        <translation>Finish and delete my data</translation>
    </message>
</context>
<context>
    <name>TypedInput</name>
    <message>
        <source>Câu mẫu, chọn rồi sửa tiếp:</source>
        <translation>Ready sentences, choose one and go on:</translation>
    </message>
    <message>
        <source>Không dấu</source>
        <translation>Plain</translation>
    </message>
</context>
<context>
    <name>WaySteps</name>
    <message>
        <source>Chọn tờ khai</source>
        <translation>Choose a form</translation>
    </message>
    <message>
        <source>Đặt thẻ lên đầu đọc</source>
        <translation>Place the card on the reader</translation>
    </message>
    <message>
        <source>Xem lại, nhận tờ khai</source>
        <translation>Check and take the form</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Điền tờ khai bằng thẻ căn cước gắn chip</source>
        <translation>Fill a form with your chip ID card</translation>
    </message>
    <message>
        <source>Đặt thẻ lên đầu đọc, máy điền giúp những gì thẻ đã có. Không cần mạng, không lưu lại dữ liệu của ông/bà.</source>
        <translation>Place your card on the reader and the kiosk fills in what the card knows. No network is used and none of your data is kept.</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Máy tạm ngừng phục vụ. Xin ông/bà gặp cán bộ.</source>
        <translation>This kiosk is out of service. Please see an officer.</translation>
    </message>
    <message>
        <source>Phím F9: người tiếp theo. Esc: quay lại. Enter: tiếp tục. Tab: mục kế tiếp.</source>
        <translation>F9: next person. Esc: back. Enter: continue. Tab: next item.</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>Đang làm tờ khai…</source>
        <translation>Making the form…</translation>
    </message>
</context>
<context>
    <name>app::AdminDesk</name>
    <message>
        <source>Chưa đặt mã PIN quản trị (K109). Xem hướng dẫn cài đặt.</source>
        <translation>No administrator PIN has been set (K109). See the set-up guide.</translation>
    </message>
    <message>
        <source>Sai nhiều lần. Xin chờ %1 giây.</source>
        <translation>Too many wrong tries. Please wait %1 seconds.</translation>
    </message>
    <message>
        <source>Mã PIN không đúng.</source>
        <translation>The PIN is not right.</translation>
    </message>
    <message>
        <source>Tệp mã PIN bị hỏng hoặc không được bảo vệ (K110, K111).</source>
        <translation>The PIN file is damaged or not protected (K110, K111).</translation>
    </message>
</context>
<context>
    <name>app::Visit</name>
    <message>
        <source>Đang đọc thông tin chip</source>
        <translation>Reading the chip</translation>
    </message>
    <message>
        <source>Đang đọc thẻ của %1</source>
        <translation>Reading the card of %1</translation>
    </message>
    <message>
        <source>%1, còn khoảng %2 giây</source>
        <translation>%1, about %2 s left</translation>
    </message>
    <message>
        <source>Thẻ đã được nhấc ra quá sớm. Xin đặt lại và giữ yên đến khi đọc xong.</source>
        <translation>The card was taken away too early. Please place it again and keep it still until it is read.</translation>
    </message>
    <message>
        <source>Đây không phải mã QR của thẻ căn cước. Xin quét lại hoặc nhập 12 số.</source>
        <translation>This is not the QR code of an ID card. Please scan again or type the 12 digits.</translation>
    </message>
    <message>
        <source>Số định danh có đủ 12 chữ số. Xin nhập tiếp.</source>
        <translation>The personal number has 12 digits. Please go on typing.</translation>
    </message>
    <message>
        <source>Mục này cần được điền.</source>
        <translation>Please answer this question.</translation>
    </message>
    <message>
        <source>Đang mở chip</source>
        <translation>Opening the chip</translation>
    </message>
</context>
</TS>
