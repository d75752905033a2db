namespace Anise.Links;

/// <summary>What the journal says is done here.</summary>
internal static class LinksActs
{
    public static readonly Act
        RecordLink = new("record-supply-link"),
        RecordPayment = new("record-link-payment"),
        RecordSale = new("record-link-sale");
}

/// <summary>What the journal tells of here.</summary>
internal static class LinksSubjects
{
    public static readonly SubjectKind Link = new("supply-link", Permission.SeeLinks, typeof(SupplyLinkId));
}
