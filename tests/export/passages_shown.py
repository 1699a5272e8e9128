"""A thing shown with one passage, whose context is the test's."""

import re
from dataclasses import replace
from datetime import date

from data.contexts import Context, Window
from data.passages import State
from graph.shown import (
    Disagreement,
    Fact,
    Group,
    Located,
    Named,
    Outcome,
    Question,
    Shown,
    Statement,
)

ESCAPES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")
WINDOW = Window(
    before="Before it. ",
    words="The lamps were lit.",
    after=" After it.",
    cut_before=True,
    cut_after=True,
)
HELD = Context(
    state=State.HOLDS, text="letter.txt", recorded_text=True, at=(1200, 1300), window=WINDOW
)


def shown_with(*contexts: Context | None, text: str = "said so") -> Shown:
    """A project with everything that can be shown, each word the same, a passage a context."""
    named = Named(iri=f"https://a.example/{text}", name=f"project/{text}", label=text)
    other = replace(named, iri=f"https://b.example/{text}", proposed=True)
    statement = Statement(
        named=named,
        relation="funded by",
        outward=True,
        other=other,
        value="",
        origin="claim",
        status="proposed",
        denied=True,
        made_by=(named,),
        condition=text,
        area=text,
    )
    of_value = replace(statement, named=other, other=None, value=text)
    outcome = Outcome(
        named=named,
        outcome=text,
        communication=named,
        sent=text,
        provisions=(named,),
        points_to=(named,),
    )
    passage = Located(
        name=f"passage/{text}",
        document=named,
        record=text,
        place=text,
        start=1200,
        end=1300,
        digest=f"sha256:{'1' * 64}",
    )
    return Shown(
        named=named,
        kind=text,
        as_of=date(2026, 11, 22),
        status="accepted",
        facts=(Fact(about=text, values=(text, f"https://{text}", other)),),
        groups=(Group(relation=text, outward=True, statements=(statement, of_value)),),
        by_class=(statement,),
        promises=(statement,),
        questions=(Question(number="1", named=other, outcomes=(outcome,)),),
        disagreements=(Disagreement(kind="tension", one=other, other=other),),
        claims=(named, other),
        statements_made=1200,
        evidence=tuple(replace(passage, context=context) for context in contexts),
    )
