"""An invented rule, as the texts of its two files."""

from graph.rules import Rule, read_rule

QUERY = """# Which lamps are out?
PREFIX ov: <https://w3id.org/oversight-graph/ns#>
SELECT ?about ?status ?lamp
WHERE {
  VALUES ?days { 20 } # param: days number
  VALUES ?on { UNDEF } # param: on date
  ?about ov:lamp ?lamp BIND(ov:Gap AS ?status)
}
"""
DESCRIPTION = """@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rule: <https://w3id.org/oversight-graph/id/rule/> .
rule:lamp-out a ov:Rule ;
  rdfs:label "Lamp out" ;
  ov:ruleCode "lamp-out" ;
  dcterms:source "Lamps Act" ;
  ov:underProvision <http://www.legislation.gov.uk/id/ukpga/2001/99> ;
  ov:lawFrom "2001-01-01"^^xsd:date ;
  ov:severity ov:Minor ;
  ov:legalCertainty ov:FromKnowledge ;
  ov:mustNotClaim "Not that it is dark." ;
  ov:findingText "{lamp} is out as of {as_of}." ;
  ov:closingQuestion "Is {lamp} out?" ;
  ov:settingName "days" ;
  ov:ruleStatus ov:DraftRule .
"""


def read(query: str = QUERY, description: str = DESCRIPTION) -> Rule:
    return read_rule("lamp-out", query=query, description=description, paths=("q.rq", "d.ttl"))
