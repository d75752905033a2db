namespace Anise.Modules;

/// <summary>What a person is in the programme. A role is always held at a place and covers what lies within it.</summary>
public enum Role
{
    /// <summary>Fills the forms at the door.</summary>
    Enumerator,
    /// <summary>Runs the review of a commune: imports, lists, meetings, posting, complaints.</summary>
    CommuneOfficer,
    /// <summary>Decides and signs.</summary>
    CommuneChair,
    /// <summary>Plans, opens the yearly campaign, gives the opinion of the higher level.</summary>
    ProvinceOfficer,
    /// <summary>Measures; sees households without whole citizen IDs.</summary>
    Analyst,
    /// <summary>Sees everything, the journal too; changes nothing.</summary>
    Auditor,
    /// <summary>Users, places, rules. Sees no household.</summary>
    Administrator,
}
