using Anise.Evidence;
using Anise.Evidence.Boards;
using Anise.Web.Components;

namespace Anise.Web.Evidence;

/// <summary>Evidence as pages show it.</summary>
internal static class EvidenceShow
{
    /// <summary>When the file says that it was taken; "not known" where it does not say.</summary>
    public static string Taken(EvidenceItem item) => item.TakenAt is { } at ? Show.Moment(at) : Texts.Get("unknown");

    /// <summary>The day stated; "not stated" where none was.</summary>
    public static string Stated(EvidenceItem item) => item.StatedOn is { } day ? Show.Date(day) : Texts.Get("not-stated");

    /// <summary>Where the file says that it was taken, in degrees.</summary>
    public static string TakenAt(EvidenceItem item) => item is { Latitude: { } north, Longitude: { } east } ? FormattableString.Invariant($"{north:0.00000}, {east:0.00000}") : Texts.Get("unknown");

    /// <summary>How far that is from the record.</summary>
    public static string FromRecord(EvidenceItem item) => item.MetresApart switch
    {
        null => Texts.Get("distance-unknown"),
        0 => Texts.Get("distance-within"),
        < 1000 and double metres => Texts.Get("distance-metres", Show.Number((decimal)Math.Round(metres))),
        double metres => Texts.Get("distance-km", Show.Number((decimal)Math.Round(metres / 1000, 1))),
    };

    /// <summary>The look of the tag of a state.</summary>
    public static string TagOf(Verdict? verdict) => verdict switch { Verdict.Verified => "other", Verdict.Rejected => "bad", _ => "plain" };

    /// <summary>Size in kB or MB.</summary>
    public static string Size(EvidenceItem item) => item.Size < 1_000_000 ? Texts.Get("kb", Show.Number(Math.Max(1, item.Size / 1000))) : Texts.Get("mb", Show.Number(Math.Round(item.Size / 1_000_000m, 1)));
}
