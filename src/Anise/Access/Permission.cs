namespace Anise.Access;

/// <summary>What can be allowed. Who may do it stands in <see cref="AccessRules"/>, nowhere else.</summary>
public enum Permission
{
    /// <summary>Read households, members (citizen IDs masked), assessments and reviews.</summary>
    SeeHouseholds,
    /// <summary>See a citizen ID whole; every look is journaled.</summary>
    SeeCitizenIds,
    /// <summary>Change households and members.</summary>
    EditHouseholds,
    /// <summary>Import households and results from files.</summary>
    ImportHouseholds,
    /// <summary>Take lists with personal data out as files.</summary>
    ExportHouseholds,
    /// <summary>Open the yearly campaign for the province.</summary>
    OpenCampaign,
    /// <summary>Prepare the list to review, assign it, run meetings, posting and complaints, send steps back.</summary>
    RunReview,
    /// <summary>Fill form A and form B.</summary>
    Assess,
    /// <summary>Give the opinion of the higher level.</summary>
    GiveOpinion,
    /// <summary>Decide the review of a commune.</summary>
    Decide,
    /// <summary>Read the journal.</summary>
    SeeJournal,
    /// <summary>Change places and their villages.</summary>
    EditPlaces,
    /// <summary>Replace score tables.</summary>
    EditRules,
    /// <summary>Make users, give and take roles.</summary>
    ManageUsers,
}
