"""Pairs of article and bilingual talk, written for these tests and labelled before anything was tuned on them.

Each talk is a condensed Chinese turn with the longer English it was made from, as transcripts of interviews are. `real`
quotations are worded as an editor words them, with the number of the turn they come from; `invented` ones speak of the
same things but were never said. `figures` are sentences of the article with what the source says of their figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from repurpose.model import Post
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post


@dataclass(frozen=True)
class Pair:
    name: str
    guest: str
    turns: tuple[tuple[str, str, str], ...]
    real: tuple[tuple[str, int], ...]
    invented: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]

    @property
    def transcript(self) -> str:
        head = f"---\ntitle: {self.guest}谈话\nguest: {self.guest}\npeople: [{self.guest}]\ndate: 2026-03-02\n---\n\n### 对谈\n\n"
        turns = (
            f"**{who}**: {zh}\n\n<details>\n<summary>Original English</summary>\n\n**{who}**: {en}\n\n</details>\n"
            for who, zh, en in self.turns
        )
        return head + "\n".join(turns)

    def article(self, quotes: tuple[str, ...] = (), sentences: tuple[str, ...] = ()) -> str:
        head = f"# {self.guest}说了什么\n# 一场关于手艺的谈话\n\n---\n\n创作说明\n嘉宾：{self.guest}\n\n---\n\n"
        return head + "\n\n".join([*(f"{self.guest}说：“{quote}”" for quote in quotes), *sentences]) + "\n"

    def post(self, quotes: tuple[str, ...] = (), sentences: tuple[str, ...] = ()) -> Post:
        article = read_post(self.article(quotes, sentences), "article.md", Reading())
        return pairing.join(article, read_post(self.transcript, "talk.md", Reading()))


BEES = Pair(
    "bees",
    "Nora Field",
    (
        (
            "主持人",
            "你养蜂多少年了？一开始就打算做这一行吗？",
            "So um how long have you been keeping bees, and was that always the plan for you?",
        ),
        (
            "Nora Field",
            "我养了 22 年蜂，最初只有 3 个蜂箱。我本来是会计，是因为失眠才开始的：医生让我找一件必须在户外做的事。",
            "It's been twenty-two years now. I started with three hives, you know, just three boxes behind the garage. I was an accountant, actually, and I couldn't sleep. My doctor said find something you have to do outdoors, and a neighbour was giving away his hives, so that was that.",
        ),
        (
            "Nora Field",
            "新手最常犯的错误是打开蜂箱太勤。每开一次，蜂群就要花一整天恢复温度。你帮得越多，它们越弱。冬天我几乎不碰它们。",
            "The biggest mistake beginners make is they open the hive too often. Every time you open it the colony needs a whole day to get the temperature back. The more you help, the weaker they get. In winter I hardly touch them at all. And honestly, the bees don't know who you are. People want to hear that the bees love them. They don't.",
        ),
        (
            "主持人",
            "蜂蜜卖得贵吗？",
            "And the honey, is that is that a business? People say it's expensive.",
        ),
        (
            "Nora Field",
            "一罐卖 18 美元，大约一半是玻璃和标签的钱。去年干旱，产量下降了 40%，我们没有涨价。我不想让老顾客觉得他们在为天气买单。",
            "We sell a jar for eighteen dollars, and about half of that is the glass and the label and getting it to people. Last year with the drought we lost forty percent of the crop and we did not raise the price. I didn't want people who have been buying from me for ten years to feel they were paying for the weather. My husband thought I was crazy, by the way.",
        ),
        (
            "Nora Field",
            "我可能再做五年就退休。女儿不打算接手，这没关系。手艺不是遗产，它是借来的东西。",
            "I'll probably do this another five years and then I'm done. My daughter doesn't want it and that's fine, she has her own life. I don't think of a craft as something you inherit. It's something you borrow. You give it back in better shape if you can, and if you can't, well, at least you didn't break it.",
        ),
    ),
    (
        ("你帮得越多，它们就越弱。", 2),
        ("新手最容易犯的错误，就是打开蜂箱打开得太频繁。", 2),
        ("蜜蜂不知道你是谁。人们想听到的是蜜蜂爱他们，其实不爱。", 2),
        ("我们没有涨价，我不想让老顾客觉得是在为天气买单。", 4),
        ("我丈夫觉得我疯了。", 4),
        ("手艺不是遗产，是借来的东西。", 5),
        ("如果做不到更好，至少你没有把它弄坏。", 5),
        ("我原本是个会计，因为失眠才开始养蜂。", 1),
    ),
    (
        "蜂蜜的价格应该由市场决定，而不是由我来决定。",
        "每一个蜂箱都是一座城市，蜂后是它的市长。",
        "我女儿从小就跟着我照顾蜂箱，她会是更好的养蜂人。",
        "干旱教会了我节约用水，也教会了我感恩。",
        "新手应该每天都打开蜂箱，看看蜂群在做什么。",
        "医生告诉我蜂蜜可以治疗失眠。",
        "冬天是养蜂人最忙的季节。",
        "我从来没有想过退休这件事。",
        "顾客愿意为好的玻璃罐多付一倍的钱。",
    ),
    (
        ("她养了22年蜂。", "22年", "supported"),
        ("她从三个蜂箱起步。", "三个", "supported"),
        ("一罐蜂蜜卖18美元。", "18美元", "supported"),
        ("去年产量下降了四成。", "四成", "supported"),
        ("干旱让产量下降了60%。", "60%", "contradicted"),
        ("她打算再做五年。", "五年", "supported"),
        ("老顾客已经买了十年。", "十年", "supported"),
    ),
)

BREAD = Pair(
    "bread",
    "何苗",
    (
        (
            "何苗",
            "面团不听你的，它听时间的。我们的面包要发酵 36 个小时，旺季也不缩短。有人劝我用更多酵母，我拒绝了。",
            "Dough doesn't listen to you. Dough listens to time. We ferment for thirty-six hours and we don't shorten that in the busy season either. People tell me, you know, just use more yeast, and I always say no, because then it tastes like a sponge. You can smell the hurry in it.",
        ),
        (
            "记者",
            "每天只做 40 个，为什么不多做一些？外面排队的人经常有两百个。",
            "You only make forty loaves a day. Why not make more? There's often like two hundred people standing in line outside.",
        ),
        (
            "何苗",
            "因为我只有一双手。每个面包我都要亲自揉。做 80 个，我就变成了经理，而不是面包师。我试过请人，请了三个，三个月后都走了。",
            "Because I have one pair of hands. I knead every loaf myself. If I made eighty I would be a manager and not a baker any more. I did try hiring, I hired three people, and after three months they had all left. I think I was a terrible boss to be honest. I kept redoing their work at night.",
        ),
        (
            "何苗",
            "面粉从河南来，一公斤 6 块钱，是普通面粉的两倍。房租占成本的三分之一。我没有算过利润率，我只看月底账户里有没有剩。",
            "The flour comes from Henan, six yuan a kilo, which is about double what ordinary flour costs. Rent is a third of everything. I've never worked out the margin. At the end of the month I look in the account and see whether there's something left, and usually there is, a little.",
        ),
        (
            "何苗",
            "有一次停电，一整炉面包都毁了。我坐在地上哭，然后发现没烤熟的面团可以做饼。那天的饼卖得最快。坏事不一定是坏事。",
            "There was one night the power went out and the whole oven was ruined. I sat on the floor and cried. And then I noticed you could fry the half-baked dough as flatbread, and the flatbread sold out in twenty minutes, faster than anything we ever made. So a bad thing isn't always a bad thing. I never managed to make them that good again.",
        ),
    ),
    (
        ("面团不听你的话，它只听时间的。", 0),
        ("你能闻到里面的匆忙。", 0),
        ("如果做八十个，我就成了经理，不再是面包师。", 2),
        ("老实说，我觉得我是个糟糕的老板。", 2),
        ("我从没算过利润率，只看月底账户里还有没有剩。", 3),
        ("坏事不一定就是坏事。", 4),
        ("我坐在地上哭了，然后发现没烤熟的面团能做成饼。", 4),
        ("我再也没能把它们做得那么好。", 4),
    ),
    (
        "好面包的秘诀在于水，而不是面粉。",
        "排队的人越多，我越觉得自己做错了什么。",
        "我会在明年开第二家店，请十个学徒。",
        "酵母用得越多，面包就越香。",
        "停电那天我决定放弃这家店。",
        "房租是我唯一付不起的成本。",
        "揉面的时候我从不说话，这是对面团的尊重。",
        "面包师最重要的是有一双好眼睛。",
        "机器揉出来的面包和手揉的没有区别。",
    ),
    (
        ("她的面包要发酵36个小时。", "36个小时", "supported"),
        ("每天只做40个。", "40个", "supported"),
        ("面粉一公斤6块钱。", "6块钱", "supported"),
        ("房租占成本的三分之一。", "三分之一", "supported"),
        ("饼在二十分钟内卖完。", "二十分钟", "supported"),
        ("她先后请过五个人。", "五个", "contradicted"),
        ("面粉比普通面粉贵两倍。", "两倍", "supported"),
        ("门外常有两百人排队。", "两百人", "supported"),
    ),
)

METRO = Pair(
    "metro",
    "Anders Holm",
    (
        (
            "Anders Holm",
            "地铁的信号系统建于 1974 年，用的还是继电器。好处是它从不死机，坏处是懂它的人都 60 多岁了。我们每年花 1.2 亿欧元维持它运转。",
            "So the signalling on our metro was built in nineteen seventy-four and it's relays, actual relays, clicking. The good thing about relays is they never crash. The bad thing is that everybody who understands them is over sixty. We spend a hundred and twenty million euros a year just to keep that alive. Nobody writes an article about that.",
        ),
        (
            "主持人",
            "乘客最抱怨什么？延误？",
            "What do passengers complain about most? I would guess it's delays.",
        ),
        (
            "Anders Holm",
            "其实不是延误，是不确定。如果你告诉人们要等八分钟，他们会接受；如果你什么都不说，三分钟他们就生气了。所以我们先装了显示屏，再修的轨道。",
            "It's not the delay, it's not knowing. If you tell people eight minutes they're fine with eight minutes. If you tell them nothing they're angry after three. So we put in the displays before we fixed a single metre of track, and satisfaction went up by a quarter. I was against it, by the way. I thought it was lipstick. I was wrong.",
        ),
        (
            "Anders Holm",
            "无人驾驶听起来很科幻，其实最难的不是车，是站台的门。车能自己停准，误差不到 30 厘米，但老站台是弯的，门装不上去。",
            "Driverless sounds like science fiction, but the train is the easy part. The hard part is the platform doors. The train can stop by itself within thirty centimetres, that's solved, it's been solved since the eighties. But our old platforms are curved and you can't hang a straight door on a curved platform. So we spent four years arguing about doors.",
        ),
        (
            "Anders Holm",
            "政治家喜欢剪彩，不喜欢维护。新线有人来剪彩，旧线换一万根枕木没人来。我对市长说过：你拆掉一个彩带，我就能修好一座车站。",
            "Politicians love ribbons. A new line gets a ribbon. Nobody cuts a ribbon when you change ten thousand sleepers at three in the morning. I said to the mayor once, give me the budget of one ribbon and I'll fix you a station. She laughed. She did not give me the budget.",
        ),
    ),
    (
        ("继电器的好处是从不死机，坏处是懂它的人都六十多岁了。", 0),
        ("没有人会写一篇文章讲这件事。", 0),
        ("问题不在延误，在于不确定。", 2),
        ("我当时是反对的，我以为那只是涂口红。我错了。", 2),
        ("最难的不是车，而是站台的门。", 3),
        ("于是我们花了四年时间争论门。", 3),
        ("政治家喜欢剪彩，不喜欢维护。", 4),
        ("她笑了，她没有给我预算。", 4),
    ),
    (
        "地铁的未来属于无人驾驶，这一点没有人怀疑。",
        "乘客真正想要的是更便宜的车票。",
        "市长第二天就批准了车站的预算。",
        "显示屏是一个错误，我们应该先修轨道。",
        "继电器是人类发明的最可靠的机器。",
        "旧站台都应该拆掉重建。",
        "我每天早上三点起床，去看工人换枕木。",
        "政治家比工程师更懂得乘客的需要。",
        "信号系统里的软件让我整夜睡不着。",
    ),
    (
        ("信号系统建于1974年。", "1974年", "supported"),
        ("每年要花1.2亿欧元。", "1.2亿欧元", "supported"),
        ("等八分钟，人们会接受。", "八分钟", "supported"),
        ("停车误差不到30厘米。", "30厘米", "supported"),
        ("他们为门争论了四年。", "四年", "supported"),
        ("停车误差不到50厘米。", "50厘米", "contradicted"),
        ("凌晨要换一万根枕木。", "一万根", "supported"),
    ),
)

RUNNING = Pair(
    "running",
    "林可",
    (
        (
            "林可",
            "我第一次跑马拉松用了 5 小时 12 分，倒数第二。终点的志愿者已经在收拾桌子了。我觉得丢脸，但第二天我又报了名。",
            "My first marathon took me five hours and twelve minutes, I was second to last. The volunteers at the finish were already folding up the tables. I was embarrassed, and the next morning I signed up for another one. I can't explain it. My mother still has the medal, I don't.",
        ),
        (
            "林可",
            "大多数人跑得太快。八成的训练应该慢到可以聊天。慢不是偷懒，慢是让心脏长大。我花了两年才相信这一点。",
            "Most people run their easy days too hard. Eighty percent of your training should be slow enough to have a conversation. Slow isn't lazy. Slow is how you build the engine. It took me two years to believe that, and two injuries. Everybody wants the secret session, and there is no secret session.",
        ),
        (
            "主持人",
            "受伤的时候怎么办？很多人会坚持带伤跑。",
            "And what about injuries? A lot of people just push through them, don't they?",
        ),
        (
            "林可",
            "疼痛是信息，不是敌人。我的规则是：疼三天就停，停一周再看。我停了 11 周，丢了赞助，但保住了膝盖。",
            "Pain is information, it's not the enemy. My rule is if it hurts three days in a row I stop, and I look at it again after a week. Once I stopped for eleven weeks and lost a sponsor over it. I kept the knee though. The sponsor came back and the knee wouldn't have.",
        ),
        (
            "林可",
            "现在我的最好成绩是 2 小时 31 分。但我最骄傲的不是这个，而是我教的一位 67 岁的老太太完成了比赛，她跑在我第一次的成绩之前。",
            "My best is two thirty-one now. But what I'm proudest of is a lady I coach, she's sixty-seven, she finished her first one this spring and she beat my first time. She called me at the finish and couldn't speak, and I couldn't speak either, so we just stood there on the phone breathing.",
        ),
    ),
    (
        ("慢不是偷懒，慢是在让心脏长大。", 1),
        ("每个人都想要那个秘密训练，可是没有什么秘密训练。", 1),
        ("大部分人都跑得太快了。", 1),
        ("疼痛是信息，不是敌人。", 3),
        ("赞助商回来了，膝盖可不会回来。", 3),
        ("我觉得丢脸，但第二天又报了名。", 0),
        ("她在终点给我打电话，说不出话来，我也说不出话。", 4),
    ),
    (
        "跑步最好的装备是一双便宜的鞋。",
        "受伤以后我才明白，疼痛是软弱的表现。",
        "没有赞助商，我就不可能跑到今天。",
        "训练的秘密在于每天都要跑得更快一点。",
        "我母亲从来不支持我跑马拉松。",
        "六十岁以后的人不应该参加比赛。",
        "冠军和普通人的区别只在于饮食。",
        "志愿者才是马拉松真正的英雄。",
        "心脏的大小决定了你能跑多远。",
    ),
    (
        ("第一次马拉松她用了5小时12分。", "5小时", "supported"),
        ("八成的训练都应该慢。", "八成", "supported"),
        ("她停训11周。", "11周", "supported"),
        ("她停训21周。", "21周", "contradicted"),
        ("一位67岁的学员完成了比赛。", "67岁", "supported"),
        ("她花了两年才相信。", "两年", "supported"),
    ),
)

SCHOOL = Pair(
    "school",
    "Rosa Delgado",
    (
        (
            "Rosa Delgado",
            "夜校的学生白天都在上班，所以我从不留作业。每节课 90 分钟，前 20 分钟什么都不教，只让他们喝咖啡、说话。一个累了的大脑学不进任何东西。",
            "My students all work during the day, so I don't give homework, ever. The class is ninety minutes and for the first twenty I teach nothing. They have coffee, they talk. A tired brain can't take anything in. The school inspector hated it. She timed me with a watch.",
        ),
        (
            "Rosa Delgado",
            "我教过 1,400 名成年人识字，最大的 81 岁。他来是为了读妻子留下的信。他学了六个月，读完了，就再也没来。那是我最成功的学生。",
            "I've taught around fourteen hundred adults to read. The oldest was eighty-one. He came because his wife had died and left him letters and he couldn't read them, he'd never told her he couldn't. It took six months. He read them and he never came back, and I think of him as the most successful student I ever had.",
        ),
        (
            "主持人",
            "国家每年给夜校的钱够吗？",
            "Is the money the state gives to night schools, is it enough?",
        ),
        (
            "Rosa Delgado",
            "每个学生每年 300 美元，不到普通学校的十分之一。我们没有电脑，但我不认为电脑是问题。问题是下课后没有公交车。",
            "We get three hundred dollars per student per year. That's less than a tenth of what a regular school gets. We don't have computers, and I don't actually think computers are the problem. The problem is that there's no bus after nine at night. If you gave me a million dollars I would buy a bus.",
        ),
        (
            "Rosa Delgado",
            "羞耻比无知更难治。有人假装忘了眼镜，假装手受伤了，装了三十年。我要做的第一件事不是教字母，是让他们不用再装。",
            "Shame is harder to treat than ignorance. People tell you they forgot their glasses, they hurt their hand. They've done it for thirty years, and they're brilliant at it, it takes real intelligence to hide that. So the first thing I do isn't the alphabet. The first thing is they don't have to pretend any more.",
        ),
    ),
    (
        ("疲惫的大脑什么也学不进去。", 0),
        ("督学很讨厌这样，她用表给我计时。", 0),
        ("他读完了信，就再也没来过。那是我最成功的学生。", 1),
        ("电脑不是问题，问题是下课后没有公交车。", 3),
        ("如果你给我一百万美元，我会买一辆公交车。", 3),
        ("羞耻比无知更难医治。", 4),
        ("我做的第一件事不是教字母，而是让他们不必再装。", 4),
        ("隐藏这件事需要真正的聪明。", 4),
    ),
    (
        "识字的意义在于找到一份更好的工作。",
        "没有作业，学生就学不会任何东西。",
        "国家给夜校的钱其实已经足够多了。",
        "最难教的是那些自以为聪明的年轻人。",
        "我用电脑教成年人识字，效果快了一倍。",
        "老人学习的速度并不比孩子慢。",
        "妻子的信让他重新相信了爱情。",
        "咖啡是夜校里最重要的一门课。",
        "我每天都会给学生布置二十分钟的练习。",
    ),
    (
        ("她教过1400名成年人。", "1400名", "supported"),
        ("最大的学生81岁。", "81岁", "supported"),
        ("每节课90分钟。", "90分钟", "supported"),
        ("国家每年为每个学生出300美元。", "300美元", "supported"),
        ("国家每年为每个学生出3000美元。", "3000美元", "contradicted"),
        ("有人装了三十年。", "三十年", "supported"),
    ),
)

TRANSLATION = Pair(
    "translation",
    "沈亦",
    (
        (
            "沈亦",
            "翻译一本小说，我先读三遍，一个字也不译。第一遍读故事，第二遍读声音，第三遍找作者的毛病。每个作者都有毛病，翻译不应该替他治好。",
            "Before I translate a novel I read it three times and I don't write a word. The first time for the story, the second time for the voice, and the third time I look for the author's bad habits. Every author has them. And it's not the translator's job to cure him. Editors hate this. They want it smooth.",
        ),
        (
            "沈亦",
            "我一天最多译 800 字。年轻时译 3000，后来发现那些都要重做。慢下来以后反而交稿更早。",
            "Eight hundred characters a day is my ceiling. When I was young I did three thousand and then I found I had to do it all again. Since I slowed down I actually deliver earlier. My publisher doesn't believe me, she thinks I have a ghost writer.",
        ),
        (
            "主持人",
            "机器翻译会取代你们吗？",
            "Will machine translation replace you people?",
        ),
        (
            "沈亦",
            "它也许会取代合同和说明书，那很好，没人爱译说明书。但小说不是信息，小说是一个人犹豫的样子。机器不犹豫。",
            "It may well replace contracts and manuals and that's wonderful, nobody ever loved translating a manual. But a novel isn't information. A novel is the shape of somebody hesitating. The machine doesn't hesitate. When it learns to hesitate, call me, I'll retire.",
        ),
        (
            "沈亦",
            "稿费每千字 120 元，二十年几乎没涨。同一时期房价涨了五倍。我靠教书养翻译，像别人养一匹马。",
            "The fee is a hundred and twenty yuan for a thousand characters and it has hardly moved in twenty years. Housing went up five times in the same period. I keep my translating the way other people keep a horse: I teach to pay for the hay. It's not sad, by the way. People always look sad when I tell them.",
        ),
    ),
    (
        ("每个作者都有毛病，译者不该替他治好。", 0),
        ("编辑们讨厌这样，他们想要的是流畅。", 0),
        ("慢下来之后，我反而交稿更早了。", 1),
        ("小说不是信息，小说是一个人犹豫的样子。", 3),
        ("等它学会犹豫的时候，给我打电话，我就退休。", 3),
        ("我靠教书来养翻译，就像别人养一匹马。", 4),
        ("这并不悲伤。每次我说起，人们总是一脸悲伤。", 4),
    ),
    (
        "好的翻译应该让读者忘记译者的存在。",
        "机器永远不可能翻译一份合同。",
        "我年轻时一天只译两百字，现在快得多了。",
        "出版社欠我三年的稿费。",
        "译者其实是小说的第二个作者。",
        "编辑比作者更懂得读者要什么。",
        "我先译最后一章，再从头开始。",
        "房价上涨让我放弃了教书。",
        "马是我最喜欢的动物，它们从不犹豫。",
    ),
    (
        ("她一天最多译800字。", "800字", "supported"),
        ("稿费每千字120元。", "120元", "supported"),
        ("稿费二十年几乎没涨。", "二十年", "supported"),
        ("房价涨了五倍。", "五倍", "supported"),
        ("房价涨了八倍。", "八倍", "contradicted"),
        ("她会先读三遍。", "三遍", "supported"),
    ),
)

TREES = Pair(
    "trees",
    "Ingrid Vale",
    (
        (
            "Ingrid Vale",
            "城里的一棵树平均只活 13 年，森林里能活两百年。我们不是在种树，是在更换树。真正杀死它们的不是汽车尾气，是铺得太紧的石板。",
            "A street tree in this city lives thirteen years on average. In the forest the same tree lives two hundred. So we're not planting trees, we're replacing them, it's like light bulbs. And what kills them isn't the exhaust, everybody thinks it's the exhaust. It's the paving. The slabs are too tight and the roots can't breathe.",
        ),
        (
            "主持人",
            "市民会配合吗？",
            "And do the residents go along with that, do they cooperate?",
        ),
        (
            "Ingrid Vale",
            "人们爱树，直到树叶落在他们的车上。我每周收到 50 封投诉信，没有一封是说树太少。",
            "People love trees until the leaves come down on their car. I get about fifty letters of complaint a week and not one of them says there are too few trees. One man sent me the leaves. In an envelope. With an invoice.",
        ),
        (
            "Ingrid Vale",
            "我们做了一个试验：在 40 条街上把石板换成碎石，成本每棵树 900 英镑。五年后死亡率下降了三分之二。市政厅说数据很好，但没有钱。",
            "We ran a trial on forty streets. We took out the slabs and put in gravel, nine hundred pounds a tree. After five years mortality was down by two thirds. I took it to city hall, and they said the numbers are lovely and there's no money. So I asked the football club. They paid for a whole district.",
        ),
        (
            "Ingrid Vale",
            "我种的树，大部分我看不到它们长大。这不让我难过。你为陌生人种树，这是城市里少有的诚实的事。",
            "Most of what I plant I'll never see grown. That doesn't make me sad. You plant a tree for a stranger, and it's one of the few honest things you can do in a city. My father planted an oak the week I was born and I've never once sat under it, it's a crossroads now.",
        ),
    ),
    (
        ("我们不是在种树，我们是在换树。", 0),
        ("大家都以为是尾气，其实根没法呼吸。", 0),
        ("人们热爱树木，直到叶子掉在自己车上。", 2),
        ("有个男人把树叶寄给了我，装在信封里，还附了账单。", 2),
        ("他们说数据很漂亮，可是没有钱。", 3),
        ("于是我去问了足球俱乐部，他们付了整整一个区的钱。", 3),
        ("你替陌生人种树，这是城市里少有的诚实的事。", 4),
    ),
    (
        "汽车尾气是城市树木最大的敌人。",
        "市民应该为门前的每一棵树缴税。",
        "碎石只是一种心理安慰，没有真正的效果。",
        "我父亲的橡树现在是全城最老的一棵。",
        "投诉信让我明白，城市里的树太多了。",
        "森林里的树并不比街上的树活得更久。",
        "足球俱乐部拒绝了我们的请求。",
        "如果重来一次，我会选择当一名园丁。",
        "孩子们应该从小学会给树起名字。",
    ),
    (
        ("城里的树平均只活13年。", "13年", "supported"),
        ("她每周收到50封投诉信。", "50封", "supported"),
        ("试验在40条街上进行。", "40条", "supported"),
        ("每棵树的成本是900英镑。", "900英镑", "supported"),
        ("每棵树的成本是700英镑。", "700英镑", "contradicted"),
        ("死亡率下降了三分之二。", "三分之二", "supported"),
        ("森林里的树能活两百年。", "两百年", "supported"),
    ),
)

WATCHES = Pair(
    "watches",
    "顾成",
    (
        (
            "顾成",
            "一块表有 130 个零件，坏的通常只有一个。修表最难的不是修，是忍住不碰另外 129 个。我师父罚我看了半年，不许动手。",
            "There are a hundred and thirty parts in a watch and usually one of them is broken. The hard thing about repair is not touching the other hundred and twenty-nine. My master made me watch for half a year, I wasn't allowed to pick up a tool. I thought he was cruel. He was saving his customers.",
        ),
        (
            "记者",
            "现在还有年轻人来学吗？",
            "Do any young people still come to learn this?",
        ),
        (
            "顾成",
            "去年来了七个，留下两个。他们不是因为苦走的，是因为没有人看见。修好一块表，主人只会说“它走了”，不会说“你修了”。",
            "Last year seven came and two stayed. They don't leave because it's hard. They leave because nobody sees it. When you fix a watch the owner says, oh, it's running. He doesn't say you fixed it. You have to be a person who's happy with that, and most people under thirty are not, and I don't blame them.",
        ),
        (
            "顾成",
            "我最贵的一次收了 8 万元，修了 14 个月。那块表本身大概只值 5 万。主人说那是他父亲在战壕里戴的。",
            "The most I ever charged was eighty thousand yuan and it took fourteen months. The watch itself was worth maybe fifty thousand. But his father had worn it in the trenches. He told me, I'm not paying for the watch, I'm paying to hear what my father heard. I gave him a discount after that, I'm not made of stone.",
        ),
        (
            "顾成",
            "石英表便宜又准，我自己就戴石英表。我修机械表，不是因为它准，是因为它会累。会累的东西才需要人。",
            "Quartz is cheap and it keeps better time. I wear a quartz watch myself, I always have. I don't repair mechanical watches because they're accurate. I repair them because they get tired. And a thing that gets tired needs somebody.",
        ),
    ),
    (
        ("最难的不是修，而是忍住不去碰另外那129个。", 0),
        ("我以为他残忍，其实他是在救他的顾客。", 0),
        ("他们不是因为辛苦才走，是因为没有人看见。", 2),
        ("我不是为表付钱，我是为了听父亲听过的声音付钱。", 3),
        ("会累的东西，才需要人。", 4),
        ("我自己就戴石英表，便宜又准。", 4),
        ("后来我给他打了折，我又不是石头做的。", 3),
    ),
    (
        "机械表比石英表更准，这是常识。",
        "修表这一行二十年后就会消失。",
        "我师父第一天就让我拆了一块表。",
        "年轻人离开是因为工资太低。",
        "一块好表应该传给儿子，而不是卖掉。",
        "零件越多，表就越值钱。",
        "战争年代的表质量最好。",
        "顾客的感谢是我工作的全部意义。",
        "我从来不给任何人打折。",
    ),
    (
        ("一块表有130个零件。", "130个", "supported"),
        ("去年来了七个学徒。", "七个", "supported"),
        ("最贵的一次收了8万元。", "8万元", "supported"),
        ("那次修了14个月。", "14个月", "supported"),
        ("那次修了24个月。", "24个月", "contradicted"),
        ("师父让他看了半年。", "半年", "supported"),
    ),
)

DATABASE = Pair(
    "database",
    "Tomas Lind",
    (
        (
            "Tomas Lind",
            "我们的数据库有 6 万行代码，一半是测试。2011 年我一个人在厨房里写了第一版。现在每天有 200 万台机器在跑它，但核心维护者还是只有四个人。",
            "The database is sixty thousand lines of code and half of that is tests. I wrote the first version in two thousand eleven at my kitchen table, by myself. Today it runs on something like two million machines and there are still four of us maintaining the core. Four people. If we were all on the same train, that would be a bad train.",
        ),
        (
            "主持人",
            "大公司用了你的代码，付过钱吗？",
            "The big companies that use your code, did they ever pay for it?",
        ),
        (
            "Tomas Lind",
            "大部分没有，而我也不生气，许可证就是这么写的。让我生气的是他们半夜发来的邮件，标题写着“紧急”。免费的软件不等于免费的我。",
            "Mostly no, and I'm not angry about that, that's what the licence says, I wrote the licence. What makes me angry is the email at midnight that says urgent in the subject line. Free software doesn't mean free me. One of them asked me for an invoice for zero dollars so that they could process my free support.",
        ),
        (
            "Tomas Lind",
            "速度不是用户最在乎的。我们快了三倍，没人写信来；我们弄丢过一次数据，收到九百封。信任是一次次没出事攒起来的。",
            "Speed isn't what users care about. We got three times faster and nobody wrote. We lost data once, one customer, one table, and we got nine hundred emails. Trust is made of all the days when nothing happened. You can't put that in a release note.",
        ),
        (
            "Tomas Lind",
            "我也许会在明年交出项目。我不想当那个不肯下台的人。好的软件应该活得比它的作者久，至少要活得比作者的耐心久。",
            "I might hand over the project next year. I don't want to be the guy who wouldn't leave. Good software should outlive its author, or at the very least outlive its author's patience. My wife has a bet that I'll still be fixing bugs in Christmas week.",
        ),
    ),
    (
        ("免费的软件并不等于免费的我。", 2),
        ("如果我们都坐在同一列火车上，那会是一列糟糕的火车。", 0),
        ("有一家公司要我开一张零美元的发票。", 2),
        ("用户最在乎的不是速度。", 3),
        ("信任，是一次次没出事攒起来的。", 3),
        ("我不想成为那个不肯下台的人。", 4),
        ("我妻子打赌说，圣诞那周我还会在修漏洞。", 4),
    ),
    (
        "大公司应该为每一行代码付钱。",
        "我们最大的优势是速度，用户为此而来。",
        "测试是浪费时间，我从来不写测试。",
        "许可证是我一生中犯过的最大的错误。",
        "四个维护者太少了，我们正在招聘二十个人。",
        "数据丢失是不可避免的，用户应该理解。",
        "我半夜最喜欢回复用户的邮件。",
        "软件的寿命不会超过十年。",
        "我妻子写了第一版的一半代码。",
    ),
    (
        ("它有6万行代码。", "6万行", "supported"),
        ("第一版写于2011年。", "2011年", "supported"),
        ("每天有200万台机器在跑它。", "200万台", "supported"),
        ("核心维护者只有四个人。", "四个", "supported"),
        ("核心维护者只有六个人。", "六个", "contradicted"),
        ("他们因此收到九百封信。", "九百封", "supported"),
        ("新版快了三倍。", "三倍", "supported"),
    ),
)

DEVELOPMENT = (BEES, BREAD, METRO, RUNNING, SCHOOL, TRANSLATION)
HELD_OUT = (TREES, WATCHES, DATABASE)
"""Kept aside: no threshold was chosen with these in view."""
