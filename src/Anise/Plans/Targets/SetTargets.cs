using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>A target as somebody writes it down.</summary>
/// <param name="Figure">The code of its figure.</param>
/// <param name="Place">Its place.</param>
/// <param name="Year">Its year; that of the directive where it is null.</param>
/// <param name="Value">Its value.</param>
public sealed record NewTarget(string? Figure, PlaceId? Place, int? Year, decimal? Value)
{
    /// <summary>What the value says; where it is null, a rate for a figure that is one, else an absolute value.</summary>
    public TargetMeasure? Measure { get; init; }

    /// <summary>On which side it is reached; null for the usual one.</summary>
    public TargetDirection? Direction { get; init; }
}

/// <summary>What became of targets.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many values of a directive that was not sent yet were changed.</param>
/// <param name="Revised">How many have a further version.</param>
/// <param name="Left">How many stand already as they are stated.</param>
public sealed record SetOfTargets(int Added, int Changed, int Revised, int Left);

/// <summary>Why targets of a directive that was sent are revised.</summary>
/// <param name="From">The first day on which the new values are in force.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">The number of the paper.</param>
public sealed record Revision(DateOnly? From, string? Reason, string? Document)
{
    /// <summary>Who answers for it; null for who writes it down.</summary>
    public string? Person { get; init; }
}

/// <summary>A target that was refused: which of those given, and why.</summary>
public sealed record TargetFault(int Number, Problem Problem);

/// <summary>Sets targets of a directive: new ones, and the values of those that it has.</summary>
public sealed class SetTargets(AniseDb db, JournalBook journal, PlacesOfPlans places, TargetChecks checks)
{
    /// <summary>
    /// Sets them, all or none. What stands as stated is left. Of a directive that was not sent yet a value is changed; of one that was sent it gets a further version, for which
    /// <paramref name="revision"/> is needed. Needs <c>Permission.SetTargets</c> for the place of the directive.
    /// </summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else revised the same target since the form was made.</exception>
    public async Task<(SetOfTargets? Done, IReadOnlyList<TargetFault> Faults)> RunAsync(
        Rights rights, DirectiveId id, IReadOnlyList<NewTarget> given, Revision? revision = null, bool apply = true, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await db.Set<Directive>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } seen) return (null, [new(0, Texts.Problem("directive-none", null))]);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(seen.PlaceId, seen.On, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, revision is null ? PlansActs.SetTargets : PlansActs.ReviseTarget, revision?.Reason?.Trim() is { Length: > 0 } why ? why : null, cancel);
        Directive directive = await db.Set<Directive>().SingleAsync(d => d.Id == id, cancel);
        List<Target> known = await db.Set<Target>().Where(t => t.DirectiveId == id).ToListAsync(cancel);
        List<TargetId> ids = [.. known.Select(t => t.Id)];
        ILookup<TargetId, TargetVersion> versions = (await db.Set<TargetVersion>().Where(v => EF.Parameter(ids).Contains(v.TargetId)).OrderBy(v => v.Number).ToListAsync(cancel)).ToLookup(v => v.TargetId);
        PlaceMap then = await places.OnAsync(directive.On, cancel), now = await places.NowAsync(cancel);
        var faults = new List<TargetFault>();
        var seenHere = new Dictionary<(string, PlaceId, int, TargetMeasure), int>();
        var fresh = new List<(NewTarget Stated, TargetMeasure Measure)>();
        int changed = 0, revised = 0, left = 0;
        if (revision is not null) faults.AddRange(checks.FaultsOf(revision, directive).Select(p => new TargetFault(0, p)));
        bool sound = faults.Count == 0;
        foreach (var (stated, number) in given.Select((t, i) => (t with { Year = t.Year ?? directive.Year }, i)))
        {
            IReadOnlyList<Problem> against = checks.FaultsOf(stated, directive, then, now);
            if (against.Count > 0)
            {
                faults.AddRange(against.Select(p => new TargetFault(number, p)));
                continue;
            }
            TargetMeasure measure = checks.MeasureOf(stated);
            if (!seenHere.TryAdd((stated.Figure!, stated.Place!.Value, stated.Year!.Value, measure), number))
            {
                faults.Add(new(number, Texts.Problem("target-twice", "figure", checks.NameOf(stated.Figure!), (now.Find(stated.Place.Value) ?? then.Find(stated.Place.Value))!.Name)));
                continue;
            }
            if (known.FirstOrDefault(t => t.Figure == stated.Figure && t.PlaceId == stated.Place && t.Year == stated.Year && t.Measure == measure) is not { } target)
            {
                fresh.Add((stated, measure));
                continue;
            }
            TargetVersion last = versions[target.Id].Last();
            if (last.Value == stated.Value) left++;
            else if (directive.SentOn is null)
            {
                last.Value = stated.Value!.Value;
                changed++;
            }
            else if (revision is null) faults.Add(new(number, Texts.Problem("target-sent", "value", checks.NameOf(target.Figure), last.Value, stated.Value)));
            else if (sound && revision.From < last.From) faults.Add(new(number, Texts.Problem("revision-before-last", "from", revision.From, last.From)));
            else if (faults.Count == 0)
            {
                db.Add(new TargetVersion
                {
                    TargetId = target.Id, Number = last.Number + 1, Value = stated.Value!.Value, From = revision.From!.Value, Reason = revision.Reason!.Trim(), Document = Said(revision.Document),
                    Person = Said(revision.Person) ?? rights.Actor.SignsAs,
                });
                revised++;
            }
        }
        if (faults.Count > 0 || !apply) return (faults.Count > 0 ? null : new SetOfTargets(fresh.Count, changed, revised, left), faults);
        long next = await db.ReserveAsync("target", fresh.Count, cancel);
        foreach (var (stated, measure) in fresh)
        {
            var target = new Target
            {
                Id = new TargetId(next++), DirectiveId = id, Figure = stated.Figure!, PlaceId = stated.Place!.Value, Year = stated.Year!.Value, Measure = measure,
                Direction = stated.Direction ?? TargetWords.DirectionOf(stated.Figure!, measure, stated.Value!.Value),
            };
            db.Add(target);
            // One that is added after the directive was sent is in force from the day of the paper that adds it.
            db.Add(new TargetVersion { TargetId = target.Id, Number = 1, Value = stated.Value!.Value, From = revision?.From ?? directive.On, Person = Said(revision?.Person) ?? rights.Actor.SignsAs, Document = Said(revision?.Document), Reason = Said(revision?.Reason) });
        }
        await write.CommitAsync(cancel);
        return (new SetOfTargets(fresh.Count, changed, revised, left), []);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What can be wrong with a target.</summary>
public sealed class TargetChecks(FigureCatalogue catalogue, PlacesOfPlans places)
{
    private const decimal Most = 1_000_000_000_000_000;

    /// <summary>What a figure is called; its code where there is none.</summary>
    public string NameOf(string figure) => catalogue.TryFind(figure, out Figure? found) ? found.Name.ToString() : figure;

    /// <summary>What the value of a target says.</summary>
    public TargetMeasure MeasureOf(NewTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Measure ?? (catalogue[target.Figure!].Adds == Adds.Ratio ? TargetMeasure.Rate : TargetMeasure.Absolute);
    }

    internal IReadOnlyList<Problem> FaultsOf(NewTarget target, Directive directive, PlaceMap then, PlaceMap now)
    {
        var faults = new List<Problem>();
        Figure? figure = null;
        if (target.Figure is not { Length: > 0 } code || !catalogue.TryFind(code, out figure)) faults.Add(Texts.Problem("target-figure-unknown", "figure", target.Figure));
        else if (figure.Kind.Code == FollowedKind) faults.Add(Texts.Problem("target-of-targets", "figure", figure.Name));
        if (target.Place is not { } place) faults.Add(Texts.Problem("target-no-place", "place"));
        else
        {
            PlaceMap? on = then.Find(place) is not null ? then : now.Find(place) is not null ? now : null;
            if (on is null) faults.Add(Texts.Problem("plan-place-not-then", "place"));
            else if (!on.ScopeOf(place).Covers(directive.PlaceId)) faults.Add(Texts.Problem("target-place-outside", "place", on[place].Name));
        }
        if (target.Year is not { } year || year < RecordDirective.FirstYear || year > places.Today.Year + RecordDirective.MostAhead) faults.Add(Texts.Problem("plan-year-wrong", "year", RecordDirective.FirstYear, places.Today.Year + RecordDirective.MostAhead));
        if (target.Value is not { } value || Math.Abs(value) > Most) faults.Add(Texts.Problem("target-no-value", "value"));
        else if (figure is not null)
        {
            TargetMeasure measure = MeasureOf(target);
            if (measure == TargetMeasure.Rate && figure.Adds != Adds.Ratio) faults.Add(Texts.Problem("target-not-a-rate", "measure", figure.Name));
            else if (measure == TargetMeasure.Absolute && figure.Adds == Adds.Ratio) faults.Add(Texts.Problem("target-is-a-rate", "measure", figure.Name));
            else if (measure != TargetMeasure.Change && value < 0) faults.Add(Texts.Problem("target-below-zero", "value", value));
            else if (figure.Unit == "%" && Math.Abs(value) > 100) faults.Add(Texts.Problem("target-over-hundred", "value", value));
        }
        return faults;
    }

    internal IEnumerable<Problem> FaultsOf(Revision revision, Directive directive)
    {
        if (Procedures.TextLengths.Missing("reason", revision.Reason) is { } why) yield return why;
        if (Procedures.TextLengths.OfTexts(("reason", revision.Reason)) is { } text) yield return text;
        if (Procedures.TextLengths.OfLines(("document", revision.Document), ("person", revision.Person)) is { } line) yield return line;
        if (revision.From is not { } from) yield return Texts.Problem("plan-no-day", "from");
        else if (from > places.Today) yield return Texts.Problem("plan-day-in-future", "from", from);
        else if (from < directive.On) yield return Texts.Problem("revision-before-directive", "from", from, directive.On);
    }

    /// <summary>The kind of record that targets are themselves: no target is set on targets.</summary>
    internal const string FollowedKind = "target";
}
