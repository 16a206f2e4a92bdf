"""What a place does on a key that works on whatever is at hand there: one function an action of scope "do".

Each imports what it needs when it is first used, for none of it is needed for the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from councilui.record.views.votes import VoteCard
    from councilui.tui.screens.base import BaseScreen

NO_VOTE = "There is no vote here to {}: none is on record for this item."
NOTHING = "There is nothing here to {}."


def export(screen: BaseScreen) -> None:
    """Write the statement at hand, else what is shown, to a Markdown file, and say where."""
    if (said := screen.at_hand().statement) is not None:
        from councilui.tui.screens.pick_format import statement_of

        screen.app.write(statement_of(said.key))
        return
    exported = screen.exported()
    if exported is not None:
        screen.app.write(lambda _: exported)
        return

    def write(card: VoteCard) -> None:
        from councilui.export.catalogue import vote_export

        screen.app.write(lambda _: vote_export(card))

    with_card(screen, "export", write)


def copy(screen: BaseScreen) -> None:
    """Copy what is at hand with its citation: what the screen tells, else the vote under the cursor."""
    quoted = screen.quoted()
    if quoted is not None:
        screen.app.take(*quoted)
        return

    def take(card: VoteCard) -> None:
        from councilui.export.citation import citation, vote_cited

        screen.app.take(citation(vote_cited(card), "plain"), "What the vote was, with its source")

    with_card(screen, "copy", take)


def search(screen: BaseScreen) -> None:
    """Search what was said. The query is there again the next time."""
    from councilui.tui.screens.search import SearchScreen

    screen.app.push_screen(SearchScreen(screen.app.last_query))


def meetings(screen: BaseScreen) -> None:
    """Pick another meeting."""
    from councilui.tui.screens.meetings import MeetingsScreen

    def go(meeting: str | None) -> None:
        if meeting is not None:
            screen.app.open_place(meeting)

    screen.app.push_screen(MeetingsScreen(screen.at_hand().meeting), go)


def compare(screen: BaseScreen) -> None:
    """Compare the vote at hand with the related one under the cursor, else with one to be picked."""
    from councilui.record.views.votes import VoteLine
    from councilui.tui.screens.compare import open_comparison
    from councilui.tui.screens.meeting import MeetingScreen

    row = screen.panes()[2].rows.current if isinstance(screen, MeetingScreen) and screen.here == 3 else None
    other: VoteLine | None = row.value if row is not None and isinstance(row.value, VoteLine) else None
    with_card(screen, "compare", lambda card: open_comparison(screen.app, card, other))


def desk(screen: BaseScreen) -> None:
    """Every vote with a nay; there already, those of the day that was left for it, and all again."""
    from councilui.tui.screens.divided_votes import DividedVotesScreen

    if isinstance(screen, DividedVotesScreen):
        screen.of_the_day()
    else:
        screen.app.push_screen(DividedVotesScreen(screen.at_hand().date))


def member(screen: BaseScreen) -> None:
    """The member at hand, or one to be picked."""
    from councilui.tui.screens.member import MemberScreen
    from councilui.tui.screens.pick_member import PickMemberScreen

    def go(person: str | None) -> None:
        if person is not None:
            screen.app.push_screen(MemberScreen(person))

    person = screen.at_hand().person
    if person is None or (isinstance(screen, MemberScreen) and person == screen.person):
        screen.app.push_screen(PickMemberScreen(), go)
    else:
        go(person)


def doubts(screen: BaseScreen) -> None:
    """What doesn't add up."""
    from councilui.tui.screens.doubts import DoubtsScreen

    screen.app.push_screen(DoubtsScreen())


def what_if(screen: BaseScreen) -> None:
    """What if members had voted otherwise."""
    from councilui.common.errors import CouncilError

    def go(card: VoteCard) -> None:
        from councilui.tui.screens.what_if import WhatIfScreen

        try:
            screen.app.push_screen(WhatIfScreen(card))
        except CouncilError as error:
            screen.app.tell(str(error))

    with_card(screen, "try out", go)


def with_card(screen: BaseScreen, what: str, go: Callable[[VoteCard], None]) -> None:
    """Go on with the vote at hand once it has been read; `what` is what can't be done without one."""
    vote = screen.at_hand().vote
    if vote is None:
        screen.app.tell(NO_VOTE.format(what))
    else:
        screen.read_card(vote, go)


def chamber(screen: BaseScreen) -> None:
    """The vote at hand, seat by seat."""
    from councilui.tui.screens.chamber import ChamberScreen

    vote = screen.at_hand().vote
    if vote is None:
        screen.app.tell(NO_VOTE.format("draw"))
    else:
        screen.app.push_screen(ChamberScreen(vote))


def roll_grid(screen: BaseScreen) -> None:
    """All roll calls of the meeting at hand."""
    from councilui.tui.screens.roll_grid import RollGridScreen

    here = screen.at_hand()
    if here.meeting is None:
        screen.app.tell("There is no meeting here; m picks one.")
    else:
        screen.app.push_screen(RollGridScreen(here.meeting, here.vote, here.person))


def matrix(screen: BaseScreen) -> None:
    """Who votes with whom, in the body at hand."""
    from councilui.tui.screens.agreement import AgreementScreen

    here = screen.at_hand()
    screen.app.push_screen(AgreementScreen(here.body, here.meeting, here.person))


def similar(screen: BaseScreen) -> None:
    """Votes that split the members as this one did."""
    from councilui.tui.screens.similar import SimilarScreen

    vote = screen.at_hand().vote
    if vote is None:
        screen.app.tell(NO_VOTE.format("look for similar ones of"))
    else:
        screen.app.push_screen(SimilarScreen(vote))


def story(screen: BaseScreen) -> None:
    """The matter at hand across meetings and years."""
    from councilui.tui.screens.matter_history import MatterHistoryScreen

    matter = screen.at_hand().matter
    if matter is None:
        screen.app.tell("There is no matter here whose history could be told.")
    elif not (isinstance(screen, MatterHistoryScreen) and screen.matter == matter):
        screen.app.push_screen(MatterHistoryScreen(matter))


def pick_export(screen: BaseScreen) -> None:
    """Write what is shown, or something else at hand, in a format to be picked."""
    from councilui.tui.screens.pick_format import FormatScreen, offers

    found = offers(screen.exported(), screen.at_hand())
    if found:
        screen.app.push_screen(FormatScreen(found))
    else:
        screen.app.tell(NOTHING.format("export"))


def cite(screen: BaseScreen) -> None:
    """Copy a citation of what is at hand in a style to be picked."""
    from councilui.tui.screens.cite import CiteScreen, citable

    found = citable(screen.at_hand())
    if found:
        screen.app.push_screen(CiteScreen(found))
    else:
        screen.app.tell(NOTHING.format("cite"))


def open_source(screen: BaseScreen) -> None:
    """Open the recording at the second of the statement at hand, else the source of what is at hand."""
    screen.app.open_source(screen.at_hand())
