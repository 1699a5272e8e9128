"""The closed class and the Turtle name the same terms."""

import pytest

from ontology.terms import OV
from ontology.vocabulary import NAMESPACE, vocabulary


def test_the_class_and_the_turtle_name_the_same_terms() -> None:
    assert set(OV.__annotations__) == set(vocabulary().terms)


def test_a_name_gives_its_iri() -> None:
    assert OV.fundedBy == "https://w3id.org/oversight-graph/ns#fundedBy"
    assert {getattr(OV, name) for name in dir(OV)} == {
        NAMESPACE + name for name in vocabulary().terms
    }


@pytest.mark.parametrize("name", ["fundedby", "FundedBy", "funds", "_", "name"])
def test_a_name_that_the_turtle_does_not_define_is_an_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"no term ov:{name}$"):
        getattr(OV, name)
