"""Shapes of invented lamps that use every constraint, path and target that is compiled."""

EX = "http://example.org/lamps#"
PREFIXES = """
@prefix ex: <http://example.org/lamps#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

_AT_VALUES = {
    "class": "sh:class ex:Lamp",
    "classes": "sh:class ex:Lamp , ex:Other",
    "datatype-integer": "sh:datatype xsd:integer",
    "datatype-decimal": "sh:datatype xsd:decimal",
    "datatype-date": "sh:datatype xsd:date",
    "datatype-string": "sh:datatype xsd:string",
    "datatype-tagged": "sh:datatype rdf:langString",
    "datatype-own": "sh:datatype ex:brightness",
    "iri": "sh:nodeKind sh:IRI",
    "literal": "sh:nodeKind sh:Literal",
    "blank": "sh:nodeKind sh:BlankNode",
    "iri-or-literal": "sh:nodeKind sh:IRIOrLiteral",
    "blank-or-iri": "sh:nodeKind sh:BlankNodeOrIRI",
    "blank-or-literal": "sh:nodeKind sh:BlankNodeOrLiteral",
    "at-least": "sh:minInclusive 2",
    "above": "sh:minExclusive 2",
    "at-most": "sh:maxInclusive 1.5",
    "below": "sh:maxExclusive 1.5",
    "long": "sh:minLength 2",
    "short": "sh:maxLength 3",
    "pattern": 'sh:pattern "^x+"',
    "pattern-flags": 'sh:pattern "^X" ; sh:flags "i"',
    "languages": 'sh:languageIn ( "en" "cy" )',
    "in": 'sh:in ( ex:a 1 "x" "x"@en )',
    "in-nothing": "sh:in ( )",
    "equals": "sh:equals ex:q",
    "disjoint": "sh:disjoint ex:q",
    "has-iri": "sh:hasValue ex:a",
    "has-literal": "sh:hasValue 1",
    "not": "sh:not [ sh:class ex:Lamp ]",
    "and": "sh:and ( [ sh:nodeKind sh:IRI ] [ sh:class ex:Lamp ] )",
    "or": "sh:or ( [ sh:datatype xsd:integer ] [ sh:class ex:Other ] )",
    "xone": "sh:xone ( [ sh:class ex:Lamp ] [ sh:class ex:Other ] [ sh:nodeKind sh:Literal ] )",
    "node": "sh:node [ sh:property [ sh:path ex:r ; sh:minCount 1 ] ]",
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type ex:q )",
    "closed-but": "sh:closed true ; sh:property [ sh:path ex:p ] , [ sh:path rdf:type ]",
    "nested-property": "sh:property [ sh:path ex:q ; sh:maxCount 1 ; sh:nodeKind sh:IRI ]",
    "nested-counts": """sh:node [ sh:property [ sh:path ex:q ; sh:minCount 2 ; sh:maxCount 3 ] ,
        [ sh:path ex:r ; sh:maxCount 0 ] ]""",
    "nested-sets": """sh:not [ sh:property [ sh:path ex:q ; sh:equals ex:r ] ,
        [ sh:path ex:q ; sh:uniqueLang true ] ]""",
    "nested-closed": """sh:or ( [ sh:closed true ]
        [ sh:property [ sh:path ex:p ; sh:maxCount 0 ] ] )""",
    "nested-deep": """sh:not [ sh:or ( [ sh:not [ sh:property [ sh:path ex:q ; sh:hasValue 1 ] ] ]
        [ sh:property [ sh:path ex:p ; sh:class ex:Lamp ] ] ) ]""",
    "nested-disjoint": "sh:not [ sh:property [ sh:path ex:p ; sh:disjoint ex:q ] ]",
    "deactivated": "sh:nodeKind sh:BlankNode ; sh:deactivated true",
}
_AT_PROPERTIES = {
    "one": "sh:minCount 1",
    "two": "sh:minCount 2",
    "none-needed": "sh:minCount 0",
    "none": "sh:maxCount 0",
    "at-most-one": "sh:maxCount 1",
    "at-most-two": "sh:maxCount 2",
    "unique-languages": "sh:uniqueLang true",
    "counted": """sh:qualifiedValueShape [ sh:class ex:Lamp ] ;
        sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1""",
    "many-counted": "sh:qualifiedValueShape [ sh:nodeKind sh:Literal ] ; sh:qualifiedMinCount 2",
}
_PATHS = {
    "inverse": "[ sh:inversePath ex:p ]",
    "sequence": "( ex:p ex:q )",
    "alternative": "[ sh:alternativePath ( ex:p ex:q ) ]",
    "zero-or-more": "[ sh:zeroOrMorePath ex:p ]",
    "one-or-more": "[ sh:oneOrMorePath ex:p ]",
    "zero-or-one": "[ sh:zeroOrOnePath ex:p ]",
    "compound": """( [ sh:inversePath ex:p ]
        [ sh:zeroOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ] )""",
}
_ASKED_OF_PATHS = """sh:class ex:Lamp ; sh:minCount 2 ; sh:maxCount 2 ; sh:hasValue ex:a ;
    sh:equals ex:q ; sh:uniqueLang true"""
_ORDERED = {
    "less": "sh:path ex:p ; sh:lessThan ex:q",
    "less-or-equal": "sh:path ex:p ; sh:lessThanOrEquals ex:q",
    "nested-less": "sh:not [ sh:property [ sh:path ex:p ; sh:lessThan ex:q ] ]",
    **{f"less-{name}": f"sh:path {path} ; sh:lessThan ex:r" for name, path in _PATHS.items()},
}
_TARGETS = {
    "of-class": "sh:targetClass ex:Lamp",
    "of-subjects": "sh:targetSubjectsOf ex:p",
    "of-objects": "sh:targetObjectsOf ex:p",
    "of-node": "sh:targetNode ex:a , ex:b",
    "of-many": "sh:targetClass ex:Other ; sh:targetNode ex:c ; sh:targetSubjectsOf ex:q",
    "of-nothing": "sh:targetClass ex:Unheard",
}
_ASKED_AT_TARGETS = """sh:property [ sh:path ex:q ;
    sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ;
    sh:property [ sh:path ex:r ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ]"""
_OWN = """
ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/lamps#"^^xsd:anyURI ] .
ex:Implicit a rdfs:Class , sh:NodeShape ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .
ex:siblings a sh:NodeShape ; sh:targetSubjectsOf ex:p ;
    sh:property ex:sibling-lamp , ex:sibling-other .
ex:sibling-lamp sh:path ex:p ; sh:qualifiedValueShapesDisjoint true ;
    sh:qualifiedValueShape [ sh:class ex:Lamp ] ; sh:qualifiedMinCount 1 .
ex:sibling-other sh:path ex:p ; sh:qualifiedValueShapesDisjoint true ;
    sh:qualifiedValueShape [ sh:class ex:Other ] ; sh:qualifiedMaxCount 0 .
ex:select a sh:NodeShape ; sh:targetClass ex:Lamp ; sh:sparql [ sh:prefixes ex:prefixes ;
    sh:message "{?value} stands against {$this}." ;
    sh:select "SELECT $this ?value { $this ex:p ?value FILTER NOT EXISTS { ?value ex:q ?any } }" ] .
ex:select-subjects a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:sparql [ sh:prefixes ex:prefixes ;
    sh:message "Two." ; sh:select '''SELECT $this { # SELECT in a comment {
        $this ex:p ?value } GROUP BY $this HAVING (COUNT(?value) = 2)''' ] .
ex:select-union a sh:NodeShape ; sh:targetObjectsOf ex:p ; sh:sparql [ sh:prefixes ex:prefixes ;
    sh:message "Either." ; sh:select '''SELECT $this ?value {
        { FILTER($this = ex:a) BIND("{" AS ?value) } UNION { $this ex:q ?value } }''' ] .
ex:select-path a sh:PropertyShape ; sh:targetClass ex:Lamp ; sh:path ex:p ;
    sh:sparql [ sh:message "Literal." ;
        sh:select "SELECT $this ?value { $this $PATH ?value FILTER(isLiteral(?value)) }" ] .
"""


_AT_P = "sh:targetSubjectsOf ex:p"


def _shapes() -> str:
    nodes = [
        f"ex:node-{name} a sh:NodeShape ; {_AT_P} ; sh:targetObjectsOf ex:p ; {asked} ."
        for name, asked in _AT_VALUES.items()
    ]
    properties = [
        f"ex:property-{name} {_AT_P} ; sh:targetClass ex:Lamp ; sh:path ex:p ; {asked} ."
        for name, asked in {**_AT_VALUES, **_AT_PROPERTIES}.items()
    ]
    paths = [
        f"ex:path-{name} {_AT_P} ; sh:path {path} ; {_ASKED_OF_PATHS} ."
        for name, path in _PATHS.items()
    ]
    targets = [f"ex:{name} {target} ; {_ASKED_AT_TARGETS} ." for name, target in _TARGETS.items()]
    return "\n".join([PREFIXES, *nodes, *properties, *paths, *targets, _OWN])


SHAPES = _shapes()
# Apart, for pySHACL ends on some values that have no order.
ORDERED_SHAPES = "\n".join(
    [PREFIXES, *(f"ex:{name} {_AT_P} ; {asked} ." for name, asked in _ORDERED.items())]
)
