from ontology.files import (
    ROOT,
    derivation_text,
    examples,
    ontology_text,
    pairs,
    query_files,
    shapes_text,
)


def test_each_text_is_the_file_as_it_stands() -> None:
    for text, name in (
        (ontology_text(), "oversight.ttl"),
        (shapes_text(), "shapes.ttl"),
        (derivation_text(), "direct-edges.rq"),
    ):
        assert text.encode() == ROOT.joinpath(name).read_bytes()


def test_queries_are_listed_by_name_in_order() -> None:
    names = list(query_files())
    assert names == sorted(names)
    assert "04-money-flow" in names
    assert all(file.is_file() for file in query_files().values())


def test_examples_of_both_kinds_are_listed() -> None:
    for kind in ("valid", "invalid"):
        listed = examples(kind)
        assert list(listed) == sorted(listed)
        assert all(name.endswith(".ttl") for name in listed)
        assert len(listed) > 20


def test_a_query_and_its_description_are_listed_as_a_pair() -> None:
    listed = pairs("rules")
    assert list(listed) == sorted(listed)
    assert len(listed) > 20
    for name, (query, description) in listed.items():
        assert (query.name, description.name) == (f"{name}.rq", f"{name}.ttl")
        assert query.is_file() and description.is_file()
