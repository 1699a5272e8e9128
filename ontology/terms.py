"""The vocabulary as a closed class: a name that oversight.ttl does not define is an error.

The terms are plain strings, for a term of rdflib's is never equal to the same IRI as text, and both
engines take text. ``tests/ontology/test_terms.py`` holds this list and the Turtle together.
"""

from ontology.vocabulary import NAMESPACE


class _Closed(type):
    """Gives the IRI of each annotated name, and refuses every other."""

    def __getattr__(cls, name: str) -> str:
        if name in cls.__annotations__:
            return NAMESPACE + name
        raise AttributeError(f"oversight.ttl has no term ov:{name}")

    def __dir__(cls) -> list[str]:
        return list(cls.__annotations__)


class OV(metaclass=_Closed):
    """Terms of the Oversight Graph, in the ontology's own spelling."""

    # Classes
    Relation: str
    Organisation: str
    PublicBody: str
    PoliceForce: str
    LocalAuthority: str
    PolicingBody: str
    CentralDepartment: str
    OversightBody: str
    Legislature: str
    CoordinatingBody: str
    OrganisationalUnit: str
    Office: str
    Person: str
    Project: str
    System: str
    Topic: str
    LegalProvision: str
    DelegatedPower: str
    Document: str
    DecisionNotice: str
    Policy: str
    Report: str
    ImpactAssessment: str
    DataProtectionImpactAssessment: str
    EqualityImpactAssessment: str
    TextVersion: str
    Passage: str
    Omission: str
    Decision: str
    Claim: str
    Promise: str
    Sum: str
    Period: str
    Record: str
    Role: str

    # Relations
    oversees: str
    fundedBy: str
    offeredBy: str
    operatedBy: str
    underBanner: str
    staffedFrom: str
    serves: str
    buildsOn: str
    linkedProject: str
    spendsOn: str
    widensTo: str
    contributesTo: str
    hasAssessment: str
    promisedFor: str
    delegatedTo: str
    delegatedBy: str
    covers: str
    subjectTo: str
    requires: str
    hasActivity: str
    hasAim: str
    targets: str
    holdsOffice: str
    processesPersonalData: str
    scaleKnown: str
    dataProtectionIssues: str
    ongoingCosts: str
    sufficientFunding: str
    plannedStart: str
    exitPlanned: str
    intendedArea: str
    initialArea: str

    # Properties
    iriKind: str
    neverDirect: str
    gloss: str
    decidedBy: str
    decidedFor: str
    approves: str
    signedOn: str
    recordedIn: str
    underPower: str
    subject: str
    predicate: str
    object: str
    value: str
    valuePeriod: str
    assertedBy: str
    reportedBy: str
    statedIn: str
    statedOn: str
    happened: str
    held: str
    directness: str
    modality: str
    standing: str
    rank: str
    reviewStatus: str
    isDirect: str
    negated: str
    condition: str
    exception: str
    leavesUnstated: str
    tensionWith: str
    fulfils: str
    oversightMode: str
    underProvision: str
    evidence: str
    owedBy: str
    through: str
    dueBefore: str
    dueDuring: str
    dueWithin: str
    sum: str
    amount: str
    currency: str
    amountReading: str
    roundedTo: str
    fundingStage: str
    payee: str
    partOfBody: str
    privacyClass: str
    namedInSource: str
    validDuring: str
    copyHeld: str
    existence: str
    dated: str
    reference: str
    setOutIn: str
    part: str
    firstMetIn: str
    earliest: str
    latest: str
    begins: str
    ends: str
    versionOf: str
    textVersion: str
    textDigest: str
    textLength: str
    passageDigest: str
    locator: str
    leftOutBecause: str
    inRecord: str
    describes: str
    schemaVersion: str
    reviewedBy: str
    reviewedOn: str
    secondReviewBy: str

    # Codes
    ReviewStatusScheme: str
    Proposed: str
    Accepted: str
    Rejected: str
    Retracted: str
    StandingScheme: str
    Undisputed: str
    Contested: str
    WithdrawnByMaker: str
    Superseded: str
    RankScheme: str
    Preferred: str
    Normal: str
    Deprecated: str
    DirectnessScheme: str
    FirstHand: str
    Quoted: str
    Paraphrased: str
    Inferred: str
    ModalityScheme: str
    Actual: str
    Planned: str
    Promised: str
    Alleged: str
    AmountReadingScheme: str
    Exact: str
    Rounded: str
    Approximate: str
    JustBelow: str
    AtLeast: str
    AtMost: str
    FundingStageScheme: str
    AppliedFor: str
    Budgeted: str
    Offered: str
    ApprovedForDrawdown: str
    DrawnDown: str
    Provided: str
    Spent: str
    OversightModeScheme: str
    Inspects: str
    Regulates: str
    AuthorisesActivity: str
    HandlesComplaints: str
    HoldsToAccount: str
    Reviews: str
    PrivacyClassScheme: str
    PublicOfficeInRole: str
    PublicStatementByOwnChoice: str
    NamedOfficialRoutine: str
    PrivateIndividual: str
    CopyScheme: str
    HeldHere: str
    HeldElsewhere: str
    NotHeld: str
    ExistenceScheme: str
    KnownToExist: str
    ExistenceUnknown: str
