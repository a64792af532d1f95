# ruff: noqa: E501
"""English pages; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "en-whole-local",
        "en",
        "whole",
        "menu, cookies, teasers, comments, footer",
        """
x Skip to main content
x We use cookies to give you the best experience on our site. By continuing to browse you agree to our use of cookies.
x Accept all
x Manage preferences
x The Marlow Courier
x News
x Sport
x Business
x Opinion
x Obituaries
x Sign in
x Subscribe
x Home > News > Transport
@ The Marlow Courier | 2024-03-14 | Hannah Priddle
t Ferry link to Eskmouth to close for ten weeks as pier is rebuilt
b Commuters will have to rely on replacement buses from next month after engineers found that the timber supports of the landing stage were rotting.
w By Hannah Priddle
d 14 March 2024
x 3 min read
x Share on Facebook
x Share on X
x Copy link
c The landing stage at Eskmouth has stood since 1911. Photo: Owen Tarrant/Marlow Courier
b The ferry that carries some 1,400 people a day across the Marl estuary will stop running on 8 April so that the crumbling pier at Eskmouth can be taken down and replaced, the harbour board said on Thursday.
b Divers who inspected the structure in January reported that eleven of its 36 oak piles had lost more than half of their thickness to shipworm. “We could have patched it again, but we would have been back every winter,” said Gillian Roake, the board's chief engineer.
b Two bus companies have been hired to run a shuttle by way of the Stannet bridge. The journey will take about 50 minutes, compared with nine by boat, and season tickets will remain valid.
x READ MORE: Harbour board admits it ignored three warnings about the pier
b Traders on the Eskmouth side fear the worst. Dev Chaudhary, who runs the café beside the ticket office, said he had been given less than a month's notice. “Nobody asked us. We found out from a poster,” he said.
b The board has promised a hardship fund of £60,000, but has not said who will be able to apply for it. The new pier, built of steel and recycled plastic, is due to open on 17 June.
x More on this story
x Why the estuary is eating its own harbours
x Shuttle timetable: all the stops and times
x Sign up for our morning briefing
x Get the five stories that matter in Marlow sent to your inbox every weekday at 7am.
x Enter your email
x Comments (3)
x Peter from Stannet
x I have used this boat every day since I was sixteen and I have never seen the board spend a penny on it. Ten weeks will turn into ten months.
x Reply
x SaltyDog62
x Nine minutes by boat if it turns up. The bus might even be an improvement, to be honest.
x Reply
x Join the conversation. Please keep your comments civil and on topic; we remove posts that break our house rules.
x Most read
x 1. Man rescued from chimney of empty hotel
x 2. Council tax to rise by 4.9 per cent
x 3. Goats return to Stannet Down
x About us
x Contact
x Privacy policy
x Terms and conditions
x © 2024 Marlow Courier Ltd. All rights reserved.
""",
        gap="\n",
    ),
    page(
        "en-extracted-aggregator",
        "en",
        "extracted",
        "several excerpts with dates, titles twice",
        """
x logo
x Latest news with #Tarvos-dam
2 Tarvos dam inquiry opens without its main witness
@ Highland Ledger | 2025-02-04 | -
2 Tarvos dam inquiry opens without its main witness
o Highland Ledger
d time04-02-2025
x- Environment
x- Highland Ledger
t Tarvos dam inquiry opens without its main witness
b The public inquiry into the failure of the Tarvos dam began on Tuesday in an almost empty hall in Perrin, because the engineer who signed off the last inspection had fallen ill. Judge Amara Whitlock said that she would hear the engineer in writing if necessary, and that the families of the four people who drowned had waited long enough. A lawyer for the families called the absence “convenient”. The company that owns the dam denied that it had put pressure on anybody.
@ Perrin Today | 2025-01-23 | -
t Families of Tarvos victims hold vigil at the broken wall
2 Families of Tarvos victims hold vigil at the broken wall
o Perrin Today
d time23-01-2025
x- Society
x- Perrin Today
2 Families of Tarvos victims hold vigil at the broken wall
b About two hundred people walked in silence to the foot of the Tarvos dam on Thursday evening, carrying lanterns and the photographs of the dead. The vigil marked one year since the wall gave way after a night of rain. “We do not come here for revenge,” said Lotte Marsh, whose brother was swept away with his van. “We come so that the next wall is looked at by somebody who is not paid by its owner.” The company has rebuilt the lower spillway and says that it will ask for permission to fill the reser…
@ The Engineer's Post | 2025-01-17 | -
2 What the drawings of the Tarvos dam do not show
o The Engineer's Post
d time17-01-2025
x- Technology
x- The Engineer's Post
t What the drawings of the Tarvos dam do not show
b Anyone who studies the drawings that were handed to the inquiry last week will look in vain for the drains. They were added in 1974, by a foreman who has since died, and nobody wrote down where they run. Three experts who saw the site at our request believe that two of the drains had been blocked with concrete, so that water collected behind the wall. Whether that was a mistake or an economy is the question that the judge will have to answer.
x Load more
""",
        bullet="  • ",
    ),
    page(
        "en-whole-front",
        "en",
        "whole",
        "front page: teasers only",
        """
x Breaking: Port of Callan reopens after night-long fog
x The Callan Standard
x Monday, 6 May 2024
x Home
x Local
x Nation
x Opinion
x Sport
x Weather 14°C
x Log in
x Register
x Port reopens after fog strands eleven ships
x Pilots returned to work at dawn, but the queue at the outer buoy will take two days to clear.
x 12 comments
x Why your water bill is about to change
x A new tariff rewards those who use less. We did the sums for three households.
x Analysis
x By Martin Osei
x Council to vote on tram extension tonight
x 3 hours ago
x Opinion: Give the old cinema to the young
x It has stood empty for nine years. Nobody needs another car park.
x Rita Volk
x In pictures: the blossom run
x Watch: Seal pup returned to the sea
x 0:48
x Callan Rovers 2-2 Tidewater: late penalty spares blushes
x More sport
x Cricket: rain wins at Fell Road
x Most popular
x Most commented
x 1. Bakery wins right to ring its bell
x 2. The woman who maps lost footpaths
x Get the app
x Newsletters
x Advertise with us
x Cookie settings
x © 2024 Callan Standard Media Group
""",
        gap="\n",
    ),
    page(
        "en-main-us-briefs",
        "en",
        "main",
        "several briefs with month-first dates, no outlet lines",
        """
x News Briefs
@ - | 2024-03-25 | -
t County approves night bus to hospital
d 03/25/2024
b Redwater County commissioners voted 4-1 on Monday to fund a night bus between Larkin and the regional hospital. The route will run hourly from 9 p.m. to 5 a.m. beginning in June. Commissioner Dale Whitcomb, who voted no, said the county should have waited for a ridership study.
@ - | 2024-03-22 | -
t Two rescued from grain bin
d 03/22/2024
b Two workers were pulled alive from a grain bin near Hobart on Friday afternoon after being trapped up to their chests for more than two hours. Volunteer firefighters cut a hole in the steel wall and drained some 40 tons of corn. “They were talking to us the whole time, and one of them was telling jokes,” Fire Chief Luis Ortega said. Both were treated for bruises and released.
@ - | 2024-03-08 | -
t Library to drop late fees
d 03/08/2024
b The Larkin Public Library will stop charging for overdue books on April 1, its board decided Thursday. Fees brought in less than $3,000 last year, while an estimated 900 people stayed away because they owed money. Lost books must still be paid for, and DVDs of the current year are exempt from the new rule.
x Subscribe to our weekly roundup
""",
    ),
    page(
        "en-extracted-mojibake",
        "en",
        "extracted",
        "hard-wrapped, CR LF, mojibake and debris",
        """
@ - | - | -
t Lighthouse keeperâ€™s diary turns up in a tin of biscuits
b A diary kept by the last keeper of the Skerrow light has been found in a biscuit tin at the back of a church cupboard, 71 years after the lamp was switched off for good.
b â€œHe wrote down every ship and every sandwich,â€ said Morag Teale, the archivist who opened the tin. The entries, in pencil, begin in the autumn of 1949 and end in the middle of a sentence.
x [if lt IE 9]
x window.dataLayer = window.dataLayer || [];
b Historians hope that the diary will settle an old argument about the wreck of the Annie Lund, which broke up within sight of the light in 1951. The keeper always maintained that the lamp had been burning. The crew swore that it had not.
b The pages for that night are there. They are stuck together, and it will take a conservator until spring to part them.
""",
        eol="\r\n",
        wrap=76,
    ),
    page(
        "en-main-results-table",
        "en",
        "main",
        "match report with a table of results and a list",
        """
@ - | - | Callum Reyes
t Harriers end 14-year wait as Stannet crumble
w Callum Reyes at Fell Road
c Joy at last: captain Ines Duarte lifts the shield. Photograph: Priya Nand/Fell Images
b It took a goalkeeper to do it. With 93 minutes gone and the score at 1-1, Marlow Harriers sent everybody forward for one last corner, and Becky Lowe, 19 years old and in her third match, rose above two defenders to head home.
b Stannet, who had led the league since October, sank to the grass as one. They had needed only a draw.
b “I shut my eyes,” Lowe admitted. “If I'd kept them open I'd have ducked.”
h How they finished
b Marlow Harriers 22 15 4 3 49
b Stannet Athletic 22 14 6 2 48
b Callan Rovers 22 12 5 5 41
b Tidewater 22 9 7 6 34
b The Harriers, relegated as recently as 2019, had begun the season with eleven fit players and a borrowed bus. Manager Tola Adeyemi said that the bus had been returned. “Washed,” she added.
x Pickup and share: twitter.com/marlowcourier
x Callum Reyes is our chief football writer. Follow him for match updates.
""",
    ),
    page(
        "en-main-suffix-tweets",
        "en",
        "main",
        "page heading with suffix, tweets with dates, copyright line names the outlet",
        """
x Weir keepers win the right to sleep | Rivers | inlandreporter.example
@ Inland Reporter | - | -
t Weir keepers win the right to sleep
b [[LOXBRIDGE]] — The people who open and close the gates on the upper Lode will no longer have to answer the telephone at three in the morning. After nine months of talks, the river authority has agreed to hire a night shift.
b Until now, the eleven keepers lived in cottages beside the weirs and were on duty around the clock, in theory for 365 days a year. “My kids think the phone is an animal,” said Pauline Agnew, who has kept Marsh Weir since 2008. “It cries and I go to it.”
e Tonight, for the first time in sixteen years, someone else has the gate. Good night, Lode. — Pauline Agnew (@marshweir) January 15, 2024
b The authority had argued that floods do not keep office hours. A tribunal found that neither, in the long run, do people. Six night keepers will be trained by the summer, at a cost of about $410,000 a year.
b “We got there in the end,” said Frank Dussek, who speaks for the authority and who asked, at the close of the meeting, whether anybody minded if he went home to bed.
r Reporting by Inland Press Service; editing by J. Moss
x Copyright 2024 Inland Reporter. This material may not be published, broadcast, rewritten or redistributed.
""",
    ),
]
