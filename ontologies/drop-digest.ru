PREFIX kg: <https://w3id.org/kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

# After DROP GRAPH <a digest's IRI>: deletes what no graph holds any more. One update, for any number of dropped digests.

# Edges that no statement describes.
DELETE { ?s ?p ?o }
WHERE {
  VALUES ?p { kg:proposes kg:uses kg:trainsOn kg:evaluatesOn kg:comparesWith kg:evaluates kg:mentions
              kg:measures kg:addresses kg:reports kg:proposedBy kg:buildsOn kg:trainsFrom kg:comparedWith }
  ?s ?p ?o .
  FILTER NOT EXISTS { GRAPH ?g { ?statement rdf:subject ?s ; rdf:object ?o ; rdf:predicate ?p } }
} ;

# Papers of no digest that is left, with all that is said of them.
DELETE { ?paper kg:summarizedIn ?digest }
WHERE {
  ?paper kg:summarizedIn ?digest .
  FILTER NOT EXISTS { GRAPH ?digest { ?digest a kg:Digest } }
} ;
DELETE { ?paper ?p ?o . ?s ?q ?paper }
WHERE {
  ?paper a kg:Paper ; ?p ?o .
  OPTIONAL { ?s ?q ?paper }
  FILTER NOT EXISTS { ?paper kg:summarizedIn ?digest }
} ;
DELETE { ?digest ?p ?o }
WHERE {
  ?digest a kg:Digest ; ?p ?o .
  FILTER NOT EXISTS { GRAPH ?digest { ?digest a kg:Digest } }
} ;

# The day of a paper's first digest.
DELETE { ?paper kg:date ?day }
INSERT { ?paper kg:date ?first }
WHERE {
  ?paper a kg:Paper ; kg:date ?day .
  OPTIONAL { SELECT ?paper (MIN(?left) AS ?first) { ?paper kg:summarizedIn/kg:date ?left } GROUP BY ?paper }
  FILTER(!BOUND(?first) || ?first != ?day)
} ;

# Edges from paper to paper that no longer follow, with the statements that describe them.
DELETE { ?a ?p ?b }
WHERE {
  VALUES (?p ?role) { (kg:buildsOn kg:uses) (kg:trainsFrom kg:trainsOn) (kg:comparedWith kg:comparesWith) }
  ?a ?p ?b .
  FILTER NOT EXISTS { ?a ?role ?named . ?named ((kg:variantOf|kg:sizeOf)*/kg:sizeOf)? ?entity . ?entity kg:proposedBy ?b }
} ;
DELETE { GRAPH ?g { ?statement ?p ?o } }
WHERE {
  VALUES ?relation { kg:buildsOn kg:trainsFrom kg:comparedWith kg:proposedBy }
  GRAPH ?g { ?statement rdf:predicate ?relation ; rdf:subject ?a ; rdf:object ?b ; ?p ?o }
  FILTER NOT EXISTS { ?a ?relation ?b }
} ;

# Results that no paper reports; others keep their system, resource, measure and baselines, whichever digest told them.
DELETE { ?result ?p ?o }
WHERE {
  ?result a kg:Result ; ?p ?o .
  FILTER NOT EXISTS { ?paper kg:reports ?result }
} ;

# Names of a family of which nothing is left that a paper or a result speaks of.
DELETE { ?a ?p ?b }
WHERE {
  VALUES ?p { kg:versionOf kg:editionOf kg:sizeOf kg:variantOf }
  ?a ?p ?b .
  FILTER NOT EXISTS {
    ?member (kg:versionOf|kg:editionOf|kg:sizeOf|kg:variantOf)* ?a .
    ?speaker (kg:proposes|kg:uses|kg:trainsOn|kg:evaluatesOn|kg:comparesWith|kg:evaluates|kg:mentions
             |kg:ofSystem|kg:onResource|kg:againstBaseline) ?member
  }
} ;

# Entities without an edge.
DELETE { ?entity ?p ?o }
WHERE {
  VALUES ?type { kg:Method kg:Model kg:Dataset kg:Benchmark kg:Metric kg:Task }
  ?entity a ?type ; ?p ?o .
  FILTER NOT EXISTS { ?s ?q ?entity }
  FILTER NOT EXISTS { ?entity (kg:versionOf|kg:editionOf|kg:sizeOf|kg:variantOf|kg:proposedBy) ?other }
} ;

# The counts in the description of the dataset hold no more.
DROP SILENT GRAPH <https://w3id.org/kg/dataset>
