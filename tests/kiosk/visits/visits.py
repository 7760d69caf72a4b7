#!/usr/bin/python3
"""Whole visits on a kiosk of its own: real input events under Xvfb, a card in a virtual slot of a real pcscd.
usage: visits.py [--list] [--mode counter|self-service|both] [VISIT ...] (in the environment of run-visits)
Without --mode each visit runs as it is meant: most on the public screen. With it, those that can stand anywhere run there:
"counter" is 1366x768 and the keyboard alone."""
import argparse
import os
import signal
import sys
import tempfile
import time
import traceback

from card import forged_copy
from desk import (CANNOT_TELL, GENUINE, MY_CARD, NEXT, NOT_GENUINE, PLACE_PAGE, PULLED, START, TYPED_NAME, TYPED_NUMBER, TYPED_PHONE,
                  Desk, ways)
from print_room import until
from screen import Missing
from traces import Traces

CT01 = ("cu tru", "Tờ khai thay đổi thông tin cư trú", "Đăng ký thường trú")
MARRIAGE = ("ket hon", "Tờ khai đăng ký kết hôn")
CT01_ANSWERS = {
    "Số điện thoại liên hệ": ("type", TYPED_PHONE),
    "Họ, chữ đệm và tên": ("type", TYPED_NAME),
    "Ngày, tháng, năm sinh": ("type", "02031990"),
    "Giới tính": ("choose", "Nam"),
    "Số định danh cá nhân": ("type", TYPED_NUMBER),
    "Họ, chữ đệm và tên chủ hộ": ("type", TYPED_NAME),
    "Mối quan hệ với chủ hộ": ("choose", "Vợ"),
    "Số định danh cá nhân của chủ hộ": ("type", TYPED_NUMBER),
    "Nội dung đề nghị": ("begin", "Đăng ký thường trú vào hộ…"),
}
PEOPLE_PAGE = "Tờ khai còn những người sau"
ONE_PERSON = ("ly lich", "Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp")
PRINT = "In tờ khai"


def capitals(desk, profile):
    return desk.places.expected(profile)["fields"]["full_name"].upper()


def expect(paper, *values):
    flat = " ".join(paper.split()).replace(" ", "")
    for number, value in enumerate(values, 1):
        assert value.replace(" ", "") in flat, f"value {number} of the visit is not on the paper"


def other_person(desk, button, profile):
    """One more card in the same visit."""
    desk.screen.press(button)
    desk.screen.wait_for(button.split(": ")[1].rstrip(" 0123456789") + ": có đồng ý")
    desk.consent(1)
    how, verdict = ways(profile)
    desk.give_number(profile, how)
    desk.read(profile, verdict)
    desk.screen.press(MY_CARD)
    desk.screen.wait_for(PEOPLE_PAGE)
    desk.take()


def ct01_paper(desk, how="typed"):
    """CT01 from the start page until the paper is made."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021", how)
    desk.read("cccd-2021")
    desk.take()
    desk.screen.press(MY_CARD)
    desk.screen.wait_for(PEOPLE_PAGE)
    desk.screen.press(NEXT)
    desk.fill(CT01_ANSWERS)
    assert not any("038090012345" in thing.name for thing in desk.screen.things()), "the number is not masked"
    desk.confirm()


def expect_ct01(desk, papers):
    assert len(papers) == 1, f"{len(papers)} papers"
    expect(papers[0], capitals(desk, "cccd-2021"), "15/08/1990", TYPED_PHONE, TYPED_NAME)


def ct01(desk, how):
    ct01_paper(desk, how)
    expect_ct01(desk, desk.papers())
    desk.finish()
    return ["cccd-2021"]


def self_service(desk):
    """CT01, self-service: mouse, number pressed on the screen."""
    return ct01(desk, "pressed")


def counter(desk):
    """CT01 at the counter: without a mouse, number from a scanner."""
    return ct01(desk, "scanned")


def search_works(desk):
    """The search finds the visitor in the memory of the process that serves them, and in planted files."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021")
    desk.read("cccd-2021")
    desk.take()
    traces = Traces([desk.places.profile("cccd-2021")])
    found = traces.in_memory(desk.before)
    for wanted in ("full_name", "personal_number", "portrait pixels"):
        assert any(wanted in what for what in found), f"the search does not find {wanted} where it must be"
    spare = [pid for pid in desk.visit_processes() if pid != desk.before]
    assert spare, "no process stands by"
    expected = desk.places.expected("cccd-2021")
    import base64
    plants = {"name": expected["fields"]["full_name"].encode("utf-16-le"), "code": base64.b64encode(expected["qr"].encode()),
              "flat": b"x NGUYEN HUU DUC TRUONG y", "paper": b"%PDF-1.4"}
    for name, data in plants.items():
        with open(f"{desk.base}/home/{name}", "wb") as file:
            file.write(data)
    seen = traces.in_files(f"{desk.base}/home")
    for name in plants:
        assert any(f"/home/{name}:" in line for line in seen), f"the search does not see the planted {name}"
        os.remove(f"{desk.base}/home/{name}")
    desk.leave()
    return ["cccd-2021"]


def printed(desk):
    """CT01 on paper: printed, told to be out, under a title that tells nothing, and nothing kept by the print service."""
    ct01_paper(desk)
    assert any(name.endswith(".pdf") for name in desk.visit_files()), "the paper is not where the visit keeps it"
    desk.screen.press(PRINT)
    desk.screen.wait_for("Đã in xong", seconds=40)
    expect_ct01(desk, desk.room.sheets())
    titles = {line.split()[1] for line in desk.room.operations() if line.startswith("Create-Job")}
    assert titles == {"Phieu"}, "the title of the job tells something"
    desk.finish()
    return ["cccd-2021"]


def refusal(desk):
    """No consent: the whole form by hand, no card."""
    desk.begin(*CT01)
    desk.screen.press("Không, tôi tự điền")
    desk.screen.wait_for(PEOPLE_PAGE)
    desk.screen.press(NEXT)
    desk.fill(CT01_ANSWERS)
    desk.confirm()
    expect(desk.papers()[0], TYPED_NAME, TYPED_PHONE)
    desk.finish()
    return ["cccd-2021"]


def marriage(desk):
    """Two cards in one visit."""
    desk.begin(*MARRIAGE)
    desk.consent()
    desk.give_number("cccd-2021")
    desk.read("cccd-2021")
    desk.screen.press(MY_CARD)
    desk.screen.wait_for(PEOPLE_PAGE)
    desk.take()
    other_person(desk, "Đọc thẻ: Bên nữ", "can-cuoc-2024")
    desk.screen.press(NEXT)
    desk.fill({"Dân tộc bên nữ": ("type", "Kinh"), "Bên nữ kết hôn lần thứ mấy": ("type", "1"),
               "Giấy tờ tùy thân bên nữ: ngày cấp": ("type", "10102024"),
               "Bên nam kết hôn lần thứ mấy": ("type", "1")})
    desk.confirm()
    expect(desk.papers()[0], capitals(desk, "cccd-2021"), capitals(desk, "can-cuoc-2024"), "29/11/1995")
    desk.finish()
    return ["cccd-2021", "can-cuoc-2024"]


def household(desk):
    """CT01 item 11: the declarant and three more people, four cards."""
    desk.begin(*CT01)
    desk.consent(1)
    desk.give_number("cccd-2021")
    desk.read("cccd-2021")
    desk.screen.press(MY_CARD)
    desk.screen.wait_for(PEOPLE_PAGE)
    desk.take()
    desk.screen.press("Chính là người kê khai")
    others = ["can-cuoc-2024", "bac-only", "plain"]
    for number, profile in enumerate(others, 1):
        desk.screen.press("Thêm: Thành viên")
        other_person(desk, f"Đọc thẻ: Thành viên cùng thay đổi {number}", profile)
    desk.screen.press(NEXT)
    answers = dict(CT01_ANSWERS)
    answers["Mối quan hệ với chủ hộ"] = ("choose", "Vợ")
    desk.fill(answers)
    desk.confirm()
    expect(desk.papers()[0], *[capitals(desk, profile) for profile in ["cccd-2021", *others]])
    desk.finish()
    return ["cccd-2021", *others]


def time_out(desk):
    """Nobody there: a question 20 s ahead, a key extends it, then everything is gone."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021")
    desk.read("cccd-2021")
    desk.screen.wait_for("Ông/bà còn ở đây không?", seconds=60)
    asked = time.monotonic()
    desk.screen.press("Tôi còn ở đây")
    assert desk.screen.shows(GENUINE)
    desk.screen.wait_for("Ông/bà còn ở đây không?", seconds=60)
    asked = time.monotonic()
    desk.expect_start_page(seconds=60)
    assert time.monotonic() - asked > 19, "the warning is too short"
    desk.take()
    return ["cccd-2021"]


def removal_ends(desk):
    """Where the office has it so, the card that is taken away after it was read ends the visit."""
    desk.begin(*ONE_PERSON)
    desk.consent()
    desk.give_number("cccd-2021")
    desk.read("cccd-2021")
    assert desk.screen.shows(MY_CARD)
    desk.take()
    desk.screen.wait_for(START, seconds=10)
    return ["cccd-2021"]


def pulled(desk):
    """The card is taken away at ten moments of the reading, with a search after each; then it is left there."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021")
    for pulls, moment in enumerate((1, 2, 3, 5, 8, 11, 15, 20, 26, 33), 1):
        desk.lay("cccd-2021", remove_after=moment)
        # The sentence of the pull before still stands there: the log tells that this one was seen.
        assert until(lambda: desk.audit_lines('"outcome":"E301"') == pulls, 30), f"pulled after {moment} answers: not seen"
        desk.screen.wait_for(PULLED)
        assert desk.screen.shows(PLACE_PAGE), f"pulled after {moment} answers: another page"
        found = desk.search_all(["cccd-2021"], serving=desk.before)
        assert not found, f"pulled after {moment} answers, left behind:\n  " + "\n  ".join(found)
    desk.read("cccd-2021")
    desk.take()
    desk.leave()
    return ["cccd-2021"]


def wrong_card(desk):
    """The QR code of one card, another card on the reader."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021", "scanned")
    desk.read("can-cuoc-2024", "Mã lỗi")
    assert desk.screen.shows("Mã lỗi E401", "Nhập lại số")
    desk.take()
    desk.leave()
    return ["cccd-2021", "can-cuoc-2024"]


def no_anchor(desk):
    """An office without the national root: the data is used and marked as not proved."""
    desk.begin(*CT01)
    desk.consent()
    desk.give_number("cccd-2021")
    desk.read("cccd-2021", CANNOT_TELL)
    desk.take()
    desk.leave()
    return ["cccd-2021"]


def forged(desk):
    """One byte of DG13 changed: nothing of it is shown, the way on is another card or an officer."""
    with tempfile.TemporaryDirectory() as folder:
        profile = forged_copy(desk.places.profile("cccd-2021"), f"{folder}/cccd-2021")
        desk.begin(*CT01)
        desk.consent()
        desk.give_number("cccd-2021")
        desk.read(profile, NOT_GENUINE)
        desk.take()
    name = desk.places.expected("cccd-2021")["fields"]["full_name"]
    assert not any(name in thing.name for thing in desk.screen.things()), "a name of a forged card is shown"
    assert not desk.screen.shows(MY_CARD)
    desk.leave()
    return ["cccd-2021"]


def crash(desk):
    """The process dies with the paper made and waiting at the printer: the next one is there, nothing is left or printed."""
    ct01_paper(desk)
    assert any(name.endswith(".pdf") for name in desk.visit_files()), "the paper is not where the visit keeps it"
    desk.room.paper_out(True)
    desk.screen.press(PRINT)
    desk.screen.wait_for("Máy in hết giấy", seconds=40)
    assert desk.room.waiting(), "no paper waits"
    os.kill(desk.before, signal.SIGSEGV)
    desk.expect_start_page()
    assert until(lambda: not desk.room.waiting()), "the paper of the visit still waits"
    desk.room.paper_out(False)
    time.sleep(1.5)
    assert not desk.room.sheets(), "the next citizen gets the paper"
    return ["cccd-2021"]


DESKS = {
    "self_service": {}, "counter": {"mode": "counter"}, "no_anchor": {"trust": False},
    "time_out": {"quiet_seconds": 30}, "printed": {"printer": True, "papers_stay": False},
    "crash": {"printer": True, "papers_stay": False}, "removal_ends": {"removal": "end"},
}
VISITS = [search_works, self_service, counter, marriage, household, printed, refusal, time_out, removal_ends, pulled, wrong_card,
          no_anchor, forged, crash]
AT_HOME = {"self_service", "counter", "search_works"}  # the same in another place shows nothing more


def run(visit, mode=None):
    started = time.monotonic()
    where = {**DESKS.get(visit.__name__, {}), **({"mode": mode} if mode else {})}
    name = f"{visit.__name__} ({mode})" if mode else visit.__name__
    desk = Desk(**where)
    try:
        people = visit(desk)
        desk.expect_start_page()
        found = desk.search_all(people)
        assert not found, "left behind:\n  " + "\n  ".join(found)
        print(f"ok {name}: {visit.__doc__.splitlines()[0]} ({time.monotonic() - started:.0f} s)", flush=True)
        return True
    except (AssertionError, Exception) as problem:  # one bad visit must not hide the others
        print(f"FAILED {name}: {problem}", flush=True)
        traceback.print_exc(limit=6)
        shot = f"/tmp/visit-{visit.__name__}.png"
        os.system(f"import -window root {shot} 2>/dev/null")
        return False
    finally:
        desk.close()


def modes_of(visit, mode):
    """Where a visit runs: None is the place it is made for."""
    if mode is None or visit.__name__ in AT_HOME:
        return [None]
    return ["self-service", "counter"] if mode == "both" else [mode]


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--mode", choices=["counter", "self-service", "both"])
    parser.add_argument("visits", nargs="*")
    wanted = parser.parse_args(arguments)
    by_name = {visit.__name__: visit for visit in VISITS}
    if wanted.list:
        print("\n".join(f"{name}: {visit.__doc__.splitlines()[0]}" for name, visit in by_name.items()))
        return 0
    unknown = [name for name in wanted.visits if name not in by_name]
    if unknown:
        sys.exit(f"no such visit: {unknown}")
    chosen = [by_name[name] for name in wanted.visits or by_name]
    results = [run(visit, mode) for visit in chosen for mode in modes_of(visit, wanted.mode)]
    print(f"{sum(results)} of {len(results)} visits as they should be")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
