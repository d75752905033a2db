using Anise.Procedures;
using Anise.Rules.Books;

namespace Anise.Evidence;

/// <summary>What the rules of evidence (family <c>vn/evidence</c>) say on a day.</summary>
public sealed class EvidenceTerms(RuleBook rules)
{
    private readonly TermDays _read = new(rules, "vn/evidence");

    /// <summary>Hours between the picture and the stated day that still agree.</summary>
    public double HoursThatAgree(DateOnly on) => (double)_read.Read("date-difference", on).Value;

    /// <summary>Metres between the picture and its record that still agree.</summary>
    public double MetresThatAgree(DateOnly on) => 1000 * (double)_read.Read("place-difference", on).Value;

    /// <summary>The share of all evidence that a level looks at itself, in percent.</summary>
    public decimal ShareOf(EvidenceLevel level, DateOnly on) => _read.Read(level == EvidenceLevel.Commune ? "commune-share" : "province-share", on).Value;
}
