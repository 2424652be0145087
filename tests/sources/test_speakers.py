"""Who is who: names from the head, notes and introductions; roles from parts, from the head, from who opens and asks."""

import time

import pytest

from repurpose.model import Post, Section, Speaker, Turn
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.sources.speakers import resolve
from tests import factories

SAYS, ASKS = "河上那时候还没有桥。", "那后来呢？"


def talk(*turns: tuple[str, str], **changes: object) -> Post:
    said = tuple(Turn(Speaker(label=name), text, number) for number, (name, text) in enumerate(turns, 5))
    fields = {"title": "渡口", "summary": "", "headlines": (), "guest": "", "people": (), "byline": "渡口电台"}
    return factories.transcript(**(fields | {"sections": (Section("渡口", 3, 3, said),)} | changes))


def speaking(*turns: tuple[str, str], **changes: object) -> set[str]:
    post = talk(*turns, **changes)
    said = [turn.speaker for section in resolve(post, post.sections) for turn in section.turns]
    return {speaker.voice for speaker in said if speaker.role == "guest"}


def test_who_asks_two_turns_of_three_leads_and_who_asks_fewer_does_not() -> None:
    ann = ("Ann", SAYS)
    assert speaking(ann, ("Bob", ASKS), ann, ("Bob", ASKS), ann, ("Bob", SAYS)) == {"Ann"}
    assert speaking(ann, ("Bob", ASKS), ann, ("Bob", SAYS)) == {"Ann", "Bob"}


def test_paragraphs_of_one_speaker_in_a_row_are_one_turn_that_asks_when_its_end_does() -> None:
    turns = (("Bob", SAYS), ("Bob", SAYS), ("Bob", ASKS), ("Ann", SAYS), ("Ann", ASKS), ("Ann", SAYS))
    assert speaking(*turns) == {"Ann"}


def test_who_asks_once_from_the_floor_does_not_lead() -> None:
    talk_of_two = (("Ann", SAYS), ("Bob", SAYS)) * 6
    assert speaking(*talk_of_two, ("Zoe", ASKS)) == {"Ann", "Bob", "Zoe"}


def test_who_opens_a_round_and_gives_each_the_word_leads_and_who_answers_each_does_not() -> None:
    names = ("Bob", "Cid", "Dan", "Eve", "Fay")
    assert speaking(*(turn for name in names for turn in (("Ann", SAYS), (name, SAYS)))) == set(names)
    guest_of_all = (turn for name in (*names, *names, *names) for turn in (("Ann", SAYS), (name, SAYS)))
    assert speaking(*guest_of_all, ("电台", SAYS)) == set(names), "the channel's own voice says a word"
    asked = speaking(*(turn for name in names for turn in (("Ann", SAYS), (name, ASKS))))
    assert "Ann" in asked, "who asks each time leads or is a listener; who answers is neither"


def test_who_thanks_for_being_asked_in_does_not_lead_though_they_open_or_welcome() -> None:
    turns = (("何老师", "谢谢马老师的主持。灯塔有三座。"), ("秦海", SAYS), ("马老师", SAYS))
    assert "何老师" in speaking(*turns, people=("秦海",))
    late = (("Ann", "欢迎收听。"), ("Bob", "很高兴来到这里。我们在城里说：Today is Monday."), ("Ann", ASKS))
    assert speaking(*late) == {"Bob"}


def test_who_is_heard_first_within_what_another_tells_does_not_open_the_talk() -> None:
    body = "雪从山上下来。\n\n没有人听见。\n\n**Bo Lund**: 我在山上。\n\n**Derek**: 后来呢。\n\n**Bo Lund**: 雪停了。\n"
    assert [role for _, role, _ in speakers(body, "people: [Derek]\n")] == ["", "", "guest", "guest", "guest"]


def test_a_label_before_the_words_of_who_leads_and_of_whom_that_one_shows_has_no_role() -> None:
    body = (
        "**Ann Lund**: Ann Lund 是港务局的局长，她和 Bo Berg 今天来到演播室。船为什么不来？\n\n**Bo Berg**: 船要等潮水。\n\n"
        "**Ann Lund**: 我也想听听您的看法？\n\n**Bo Berg**: 一直要等。\n"
    )
    assert [role for _, role, _ in speakers(body)] == ["", "guest", "", "guest"]


def test_opening_the_talk_adds_to_asking() -> None:
    assert speaking(("Bob", ASKS), ("Ann", SAYS), ("Bob", SAYS)) == {"Ann"}
    assert speaking(("Bob", SAYS), ("Ann", SAYS)) == {"Ann", "Bob"}


def test_a_question_inside_a_turn_is_no_asking() -> None:
    assert speaking(("Ann", SAYS), ("Bob", f"{ASKS}{SAYS}")) == {"Ann", "Bob"}


def test_beside_a_named_guest_only_who_opens_is_taken_to_lead() -> None:
    turns = (("Claire", SAYS), ("Wade Foster", SAYS), ("Zoe", SAYS))
    assert speaking(*turns, guest="Wade Foster") == {"Wade Foster", "Zoe"}
    assert speaking(*turns) == {"Claire", "Wade Foster", "Zoe"}


def test_a_lone_named_guest_may_ask_and_of_two_named_the_asking_one_leads() -> None:
    turns = (("Ann", SAYS), ("Wade", ASKS), ("Wade", ASKS))
    assert "Wade" in speaking(*turns, people=("Wade",))
    assert speaking(*turns, people=("Wade", "Ann")) == {"Ann"}


def test_where_a_host_has_the_role_everybody_else_is_a_guest() -> None:
    assert speaking(("主持人", SAYS), ("Ann", ASKS), ("Bob", SAYS)) == {"Ann", "Bob"}
    assert speaking(("电台", SAYS), ("Ann", ASKS), ("Bob", SAYS)) == {"Ann", "Bob"}, "the channel, abbreviated"
    assert speaking(("观众 2", ASKS), ("Ann", SAYS), ("Bob", SAYS)) == {"Ann", "Bob"}


def test_a_channel_that_bears_its_guests_name_is_a_guest() -> None:
    assert speaking(("陆桨", SAYS), ("记者", ASKS), byline="陆桨", guest="陆桨") == {"陆桨"}
    assert speaking(("陆桨", SAYS), ("Ann", SAYS), byline="陆桨") == {"Ann"}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Marc Andreessen", "Marc Andreessen"),
        ("marc andreessen", "Marc Andreessen"),
        ("Mark Andreessen", "Marc Andreessen"),
        ("Andreessen", "Marc Andreessen"),
        ("Marc", "Marc Andreessen"),
        ("Ann Lund", "Ann Lund"),
        ("[陆桨]", "陆桨"),
        ("陆桨（录音）", "陆桨"),
        ("主持人（林一）", "林一"),
        ("嘉宾（回答）", ""),
        ("三人", ""),
        ("林-一", "林-一"),
        ("主持人", ""),
        ("[Speaker 2]", ""),
        ("SPEAKER_01", ""),
        ("发言人", ""),
        ("核心总结", ""),
    ],
)
def test_a_label_is_shown_by_the_heads_spelling_and_not_at_all_where_it_is_no_name(label: str, name: str) -> None:
    post = talk((label, SAYS), ("Bo", SAYS), ("Bo", SAYS), guest="Marc Andreessen", title="陆桨谈渡口")
    assert resolve(post, post.sections)[0].turns[0].speaker.name == name


def test_the_audience_is_no_guest_whatever_it_says() -> None:
    assert speaking(("Ann", SAYS), ("观众 2", SAYS), ("Bob", SAYS)) == {"Ann", "Bob"}


def test_where_all_lead_all_are_guests() -> None:
    assert speaking(("Ann", ASKS), ("Bob", ASKS)) == {"Ann", "Bob"}


def speakers(body: str, head: str = "") -> list[tuple[str, str, str]]:
    post = read_post(f"---\ntitle: 渡口\n{head}---\n{body}", "a.md", Reading())
    return [(turn.speaker.name, turn.speaker.role, turn.text) for _, turn in post.turns()]


def test_the_front_matter_settles_who_a_label_is() -> None:
    head = 'speakers: {"Speaker 1": 何山, "[Speaker 2]": {name: 林一, role: host}}\n'
    body = "**[Speaker 1]**: 船要等潮水。\n\n**[Speaker 2]**: 为什么要等。\n"
    assert speakers(body, head) == [("何山", "guest", "船要等潮水。"), ("林一", "host", "为什么要等。")]


def test_a_recording_inside_a_turn_is_its_speakers_and_the_turn_goes_on() -> None:
    body = "**主持人**: 听一段录音。\n\n> **何山 (2015)**: 船要等潮水。\n> 一直都要等。\n\n这是十年前。\n\n**何山**: 现在也要等。\n"
    assert speakers(body) == [
        ("", "host", "听一段录音。"),
        ("何山", "clip", "船要等潮水。\n一直都要等。"),
        ("", "host", "这是十年前。"),
        ("何山", "guest", "现在也要等。"),
    ]


def test_a_nameless_speaker_is_named_by_what_they_say_or_by_being_the_one_guest() -> None:
    own = "Speaker 0: 欢迎收听，船来了吗？\n\nSpeaker 1: 我是何山，船不来了。\n\nSpeaker 0: 为什么？\n"
    assert [name for name, _, _ in speakers(own, "people: [何山]\n")] == ["", "何山", ""]
    left = "**主持人**: 船来了吗？\n\n**嘉宾**: 船不来了。\n"
    assert [name for name, _, _ in speakers(left, "guest: 何山\n")] == ["", "何山"]
    assert [name for name, _, _ in speakers(left, "guest: 何山, 林一\n")] == ["", ""], "which of two, nobody can tell"


def test_words_that_a_sentence_goes_on_from_are_no_name_of_who_says_them() -> None:
    body = "**AI 助手**: 大家好，我是 **Night Ferry** 这个小组的。\n\n**主持人**: 听得见吗？\n\n**AI 助手**: 听得见。\n"
    assert {name for name, _, _ in speakers(body)} == {""}
    body = "**嘉宾**: 大家好，我是 **Lin Moe**，听得见。\n\n**主持人**: 好吗？\n\n**嘉宾**: 好。\n"
    assert {name for name, _, _ in speakers(body)} == {"Lin Moe", ""}


def test_a_person_in_brackets_behind_a_part_is_shown_in_that_part() -> None:
    body = "**主持人（林一）**: 船来了吗？\n\n**嘉宾（何山）**: 船不来了。\n"
    assert [(name, role) for name, role, _ in speakers(body)] == [("林一", "host"), ("何山", "guest")]


def test_spellings_of_one_person_are_one_voice_and_the_others_are_kept() -> None:
    body = "**何山林**: 一。\n\n**主持人**: 二？\n\n**何-山林**: 三。\n\n**何山山林**: 四。\n\n**何山林**: 五。\n"
    post = read_post(f"---\ntitle: T\n---\n{body}", "a.md", Reading())
    assert {turn.speaker.name for _, turn in post.turns()} == {"何山林", ""}
    assert next(post.turns())[1].speaker.aliases == ("何-山林", "何山山林")


def test_two_of_one_name_stay_two() -> None:
    body = "**Alex (KL)**: 一。\n\n**Alex (Bonn)**: 二。\n\n**Alex (KL)**: 三。\n"
    assert [name for name, _, _ in speakers(body)] == ["Alex (KL)", "Alex (Bonn)", "Alex (KL)"]


def test_who_is_called_host_before_a_name_leads_and_the_posts_speaker_then_speaks() -> None:
    body = "**Host Olsen**: 雾怎么办？\n\n**Ida Berg**: 雾只是长夜。\n\n**Host Olsen**: 那灯呢？\n"
    assert [role for _, role, _ in speakers(body, "speaker: Ida Berg\n")] == ["host", "guest", "host"]


def test_who_says_the_day_of_the_broadcast_leads() -> None:
    body = "**何山**: 今天是5月22日，星期五。\n\n**林一**: 船不来了。\n\n**何山**: 另一条消息。\n"
    assert [role for _, role, _ in speakers(body)] == ["host", "guest", "host"]


def test_thousands_of_speakers_and_people_are_looked_up_and_not_compared() -> None:
    names = [f"Ann {chr(65 + number // 26 % 26)}{chr(97 + number % 26)}{number}" for number in range(4_000)]
    given = {f"Part {number}": Speaker(name) for number, name in enumerate(names)}
    turns = [(name, SAYS) for name in names]
    start = time.process_time()
    assert len(speaking(*turns, people=tuple(names), speakers=given)) > 3_000
    assert time.process_time() - start < 10
