"""Queries that would reach the network, a file or the store, as templates."""

SECRET = "what-only-the-file-says"
_ALL = "{ ?s ?p ?o }"

# Each connects when Oxigraph is given it as it stands.
CONNECTING = [
    f"SELECT * {{ SERVICE <{{address}}> {_ALL} }}",
    f"SELECT * {{ service <{{address}}> {_ALL} }}",
    f"SELECT * {{ sErViCe SILENT <{{address}}> {_ALL} }}",
    f"SELECT * {{ SERVICE SILENT <{{address}}/a?query=b#c> {_ALL} }}",
    f"PREFIX c: <{{address}}> SELECT * {{ SERVICE c:x {_ALL} }}",
    f"PREFIX : <{{address}}> SELECT * {{ SERVICE:service {_ALL} }}",
    f"BASE <{{address}}> SELECT * {{ SERVICE <x> {_ALL} }}",
    f"SELECT * {{ ?s ?p 1SERVICE <{{address}}> {_ALL} }}",
    f"SELECT * {{ # ends here\r SERVICE <{{address}}> {_ALL} }}",
    f"SELECT * {{ SERVICE#>\n<{{address}}>#\n{_ALL} }}",
    f"SELECT * {{ SERVICE <http://localhost:{{port}}/> {_ALL} }}",
    f"SELECT * {{ OPTIONAL {{ SERVICE <{{address}}> {_ALL} }} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE <{{address}}> {_ALL} }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE <{{address}}> {_ALL} }} }} }}",
    f"CONSTRUCT {_ALL} WHERE {{ SERVICE <{{address}}> {_ALL} }}",
    "DESCRIBE ?s { SERVICE <{address}> { ?s ?p ?o } }",
]
# This engine follows no variable; refused all the same.
VARIABLE = [
    f"SELECT * {{ VALUES ?where {{ <{{address}}> }} SERVICE ?where {_ALL} }}",
    f"SELECT * {{ BIND(IRI(CONCAT('{{address}}', 'x')) AS ?where) SERVICE SILENT ?where {_ALL} }}",
]
# Answered, with what the store holds of graphs of these names: nothing.
NAMING = [
    f"SELECT * FROM <{{address}}> {_ALL}",
    f"SELECT * FROM NAMED <{{address}}> {{ GRAPH ?g {_ALL} }}",
    f"SELECT * FROM <file://{{file}}> {_ALL}",
    f"SELECT * FROM NAMED <file://{{file}}> {{ GRAPH ?g {_ALL} }}",
    f"BASE <file:///> SELECT * FROM <{{file}}> {_ALL}",
    f"PREFIX f: <file://{{file}}> CONSTRUCT {_ALL} FROM f: WHERE {_ALL}",
    f"SELECT * {{ GRAPH <file://{{file}}> {_ALL} }}",
    f"SELECT * {{ GRAPH <{{address}}> {_ALL} }}",
    "DESCRIBE <{address}>",
    "DESCRIBE <file://{file}>",
]
UPDATING = [
    "LOAD <{address}>",
    "load silent <file://{file}>",
    "LOAD <{address}> INTO GRAPH <urn:g>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    f"INSERT {_ALL} WHERE {_ALL}",
    f"DELETE WHERE {_ALL}",
    f"DELETE {_ALL} USING <file://{{file}}> WHERE {_ALL}",
    "CLEAR ALL",
    "DROP DEFAULT",
    "CREATE GRAPH <{address}>",
    "COPY DEFAULT TO <file://{file}>",
    "SELECT * {} ; LOAD <{address}>",
]
