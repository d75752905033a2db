namespace Anise.Ocop;

/// <summary>What the journal says is done here.</summary>
internal static class OcopActs
{
    public static readonly Act
        AddDocument = new("add-ocop-document"),
        GiveStars = new("give-stars"),
        OpenDossier = new("open-ocop-dossier"),
        RecordMinutes = new("record-ocop-minutes"),
        RecordProduct = new("record-ocop-product"),
        ScoreDossier = new("score-ocop-dossier");
}

/// <summary>What the journal tells of here.</summary>
internal static class OcopSubjects
{
    public static readonly SubjectKind Product = new("ocop-product", Permission.SeeOcop, typeof(OcopProductId));
}
