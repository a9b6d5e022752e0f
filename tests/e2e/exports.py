"""Small files as platforms export them, with every figure known. All of it is invented."""

HISTORY = (
    "history.csv",
    """\
platform,account,content,title,published_at,date,views,likes
youtube,Harbour films,old-1,Tying a bowline,2024-02-01,2024-02-01,40,4
youtube,Harbour films,old-1,Tying a bowline,2024-02-01,2024-02-02,60,6
""",
)

STUDIO_TABLE = (
    "Table data.csv",
    """\
Content,Video title,Video publish time,Duration,Views,Watch time (hours),Impressions
Total,,,,1500,30.75,20000
tideHow0001,How the tide works,"Mar 3, 2025",61,1000,20.25,12000
saltySea002,Why is the sea salty?,"Mar 9, 2025",35,400,10.5,7000
""",
)
STUDIO_TOTALS = ("Totals.csv", "Date,Views\n2025-03-03,500\n2025-03-04,700\n2025-03-05,300\n")

COUNTRIES = (
    "Table data.csv",
    "Geography,Country name,Views,Watch time (hours)\nTotal,,1500,30\nNO,Norway,900,20\n",
)
JUNK = ("notes.csv", "colour,shape\nred,round\nblue,square\n")

WITH_MISTAKES = (
    "june.csv",
    """\
platform,account,content,title,published_at,date,views,likes
youtube,Harbour films,june-1,Splicing rope,2024-06-01,2024-06-01,100,10
youtube,Harbour films,june-1,Splicing rope,2024-06-01,2024-06-02,many,11
youtube,Harbour films,june-1,Splicing rope,2024-06-01,someday,120,12
""",
)

TWICE = (
    "august.csv",
    """\
platform,account,content,title,published_at,date,views
youtube,Harbour films,august-1,Rowing at night,2024-08-01,2024-08-01,70
youtube,Harbour films,august-1,Rowing at night,2024-08-01,2024-08-02,30
""",
)

# One person, spelled in two ways.
ROPES = (
    "ropes.csv",
    """\
platform,account,content,title,published_at,date,views,creator,topic
youtube,Harbour films,rope-1,Coiling a rope,2024-07-01,2024-07-01,30,Rope Rita,Knots
youtube,Harbour films,rope-2,Washing a rope,2024-07-02,2024-07-02,20,Rope-Rita,
""",
)

# Three kinds of files about the same days, to be imported and taken back together.
BEACON_POSTS = (
    "beacon.csv",
    """\
platform,account,content,title,published_at,date,views
tiktok,Beacon,beacon-1,Lighting the lamp,2023-05-01,2023-05-01,300
tiktok,Beacon,beacon-1,Lighting the lamp,2023-05-01,2023-05-02,200
""",
)
BEACON_CHANNEL = ("Totals.csv", "Date,Views\n2023-05-01,40\n2023-05-02,50\n2023-05-03,60\n")
BEACON_MUSIC = (
    "Beacon-audience-timeline.csv",
    "date,listeners,streams,followers\n2023-05-01,8,11,100\n2023-05-02,9,12,101\n",
)

LETTERS = (
    "letters.csv",
    "Issue;Sent on;Opened;Mood\nSpring tides;3.4.2023;1.200;glad\nNeap tides;10.4.2023;900;calm\n",
)
MORE_LETTERS = ("more letters.csv", "Issue;Sent on;Opened;Mood\nStorm;17.4.2023;700;glad\n")

HOSTILE_TITLES = (
    "<img src=x onerror=\"window.ran='title'\">",
    "**bold** _slanted_ [link](https://example.org) :material/delete: :red[red]",
    "Prices of $x$ and $y^2$ in `code` & <b>more</b>",
)


HOSTILE_ACCOUNT = "<b>Harbour</b> $films$"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


HOSTILE = (
    "<img src=x onerror=alert(1)> $x$.csv",
    "platform,account,content,title,published_at,date,views\n"
    + "".join(
        f"youtube,{_quoted(HOSTILE_ACCOUNT)},hostile-{number},{_quoted(title)},"
        f"2024-04-01,2024-04-{day:02},{1000 - number}\n"
        for number, title in enumerate(HOSTILE_TITLES)
        for day in (1, 2)
    ),
)

# Running totals, to type further ones beside.
MOON = (
    "moon.csv",
    """\
platform,account,content,title,published_at,date,kind,views,likes
YouTube,Team,moon,A walk on the moon,2024-01-01,2024-03-01,running total,5000,40
YouTube,Team,moon,A walk on the moon,2024-01-01,2024-03-03,running total,5200,42
TikTok,Clips,dust,Dust in one take,2024-02-01,2024-03-03,running total,880,12
""",
)
