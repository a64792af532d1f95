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
]
