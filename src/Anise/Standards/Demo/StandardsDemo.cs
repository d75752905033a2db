using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Standards;
using Anise.RuleTables;
using Anise.Standards.Assessing;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Tables.Values;
using static Anise.Access.DemoPart;

namespace Anise.Standards.Demo;

/// <summary>The scorecards of the demo's communes, invented and said so: at the end of each year by the standards until 2025, in the middle of 2026 by the new ones; and how far each is on its way to recognition.</summary>
internal sealed class StandardsDemo(RecordAssessments record, TakeRecognitionStep take, ReadScorecards scorecards, PlaceMaps maps, RulesInForce rules, TimeProvider clock) : IDemoPart
{
    private static readonly DateOnly HalfYear = new(2026, 6, 30), YearEnd = new(2026, 12, 31);

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        var data = YamlWords.Load<DemoFile>("Anise.Standards.Demo.standards-demo");
        foreach (var (code, commune) in data.Communes)
        {
            foreach (DateOnly day in data.Years.Select(y => new DateOnly(y, 12, 31)).Append(HalfYear))
            {
                PlaceMap map = await maps.OnAsync(day, cancel);
                // Before July 2025 the codes are those of the communes that these came from.
                if ((map.FindByCode(code) is { Kind: PlaceKind.Commune } named ? named : map.FindByCode(commune.Before ?? code)) is not { Kind: PlaceKind.Commune } place) continue;
                NewAssessment[] said = [.. Said(data.Source, code, commune, day)];
                if (day == HalfYear && rules.Book.StandardsOn(ReadScorecards.Family, day)!.GroupOf(place.Region) is null) said = [.. said, new NewAssessment(StandardFact.Group, day, data.Source) { Judgement = data.Group }];
                Must(await record.RunAsync(rights, place.Id, StandardSpeaker.Commune, said, cancel));
                if (day == HalfYear && YearEnd > clock.Today()) Must(await record.RunAsync(rights, place.Id, StandardSpeaker.Plan, [.. data.Planned.Select(p => new NewAssessment(p.Key, YearEnd, data.Source) { Number = p.Value })], cancel));
                // The province has looked at each sub-criterion of those that it recognised.
                if (commune.Steps is not null && day.Year == data.Years[^1])
                    Must(await record.RunAsync(rights, place.Id, StandardSpeaker.Province, [.. said.Where(s => s.Code != "11"), .. Verified(commune, day)], cancel));
            }
            if (commune.Steps is { } steps && (await maps.OnAsync(HalfYear, cancel)).FindByCode(code) is { } now) await TakeAsync(rights, now, data.Steps[steps], cancel);
        }
    }

    private async Task TakeAsync(Rights rights, MappedPlace place, List<DemoStep> steps, CancellationToken cancel)
    {
        foreach (DemoStep step in steps)
        {
            DateOnly on = Day(step.On);
            // Poverty comes out of the demo's reviews, by chance: a commune that is too poor in this demo is not recognised.
            if (step.Act == RecognitionAct.Decision && (await scorecards.RunAsync(rights, place.Id, on, cancel: cancel)).Value[0].State != StandardState.Met) return;
            Must(await take.RunAsync(rights, place.Id, new NewRecognitionStep(step.Act, new StepPaper(on, step.Document, null, step.Note), step.VotesFor, step.Votes), cancel));
        }
    }

    private IEnumerable<NewAssessment> Said(string source, string code, DemoCommune commune, DateOnly day)
    {
        StandardSet set = rules.Book.StandardsOn(ReadScorecards.Family, day)!;
        var random = new Random(day.Year * 100_000 + int.Parse(code, CultureInfo.InvariantCulture));
        bool newest = day == HalfYear;
        foreach (StandardSubCriterion sub in set.SubCriteria)
        {
            // What records decide is not said by hand.
            if (sub.Figure is { Known: null, MetFrom: null }) continue;
            bool met = newest || !commune.Reached.TryGetValue(sub.Code, out int year) || day.Year >= year;
            var one = new NewAssessment(sub.Code, day, source);
            if (!newest && commune.NotApplicable.TryGetValue(sub.Code, out string? article)) yield return one with { Judgement = StandardState.NotApplicable.Code(), Article = article };
            else if (!newest && met && commune.Basically.Contains(sub.Code)) yield return one with { Judgement = StandardState.BasicallyMet.Code(), EvidenceFrom = day.AddDays(-20) };
            else if (sub.Kind == StandardKind.Judgement) yield return Judged(one, commune, met, day, newest);
            else if (sub.Kind == StandardKind.Ratio) yield return Share(one, sub, met, random, day);
            else yield return one with { Number = Number(sub, met, random, day) };
            foreach (StandardPart part in sub.Besides)
                yield return new NewAssessment($"{sub.Code}:{part.Code}", day, source) { Number = (part.Threshold.On(day, null) ?? 0) + random.Next(5, 30) };
        }
    }

    private static NewAssessment Judged(NewAssessment one, DemoCommune commune, bool met, DateOnly day, bool newest) => one with
    {
        Judgement = (met ? StandardState.Met : StandardState.NotMet).Code(),
        EvidenceFrom = met && (newest || !commune.WithoutEvidence.Contains(one.Code!)) ? day.AddDays(-20 - 90 * (commune.EvidenceUntil.ContainsKey(one.Code!) ? 4 : 0)) : null,
        EvidenceTo = met && !newest && commune.EvidenceUntil.TryGetValue(one.Code!, out string? until) && Day(until) is var last && last.Year == day.Year ? last : null,
    };

    private static NewAssessment Share(NewAssessment one, StandardSubCriterion sub, bool met, Random random, DateOnly day)
    {
        int all = sub.CountedIn switch { "household" => random.Next(800, 1600), "person" => random.Next(3_000, 6_500), "item" => random.Next(6, 20), "ha" => random.Next(200, 700), _ => random.Next(12_000, 40_000) };
        decimal line = sub.Threshold?.On(day, null) ?? 70;
        bool atLeast = sub.Threshold?.AtLeast ?? true;
        decimal share = atLeast == met ? line + (100 - line) * random.Next(5, 60) / 100 : line * random.Next(70, 95) / 100;
        decimal part = all * share / 100;
        return one with { Numerator = atLeast == met ? decimal.Ceiling(part) : decimal.Floor(part), Denominator = all };
    }

    private static decimal Number(StandardSubCriterion sub, bool met, Random random, DateOnly day)
    {
        decimal line = sub.Threshold?.On(day, null) ?? random.Next(40, 60);
        if (sub.Threshold is { AtLeast: false }) return met ? line : line + random.Next(3, 20);
        return decimal.Round(met ? line * (1 + random.Next(2, 20) / 100m) : line * random.Next(80, 97) / 100m, sub.Decimals ?? 1);
    }

    private static IEnumerable<NewAssessment> Verified(DemoCommune commune, DateOnly day)
    {
        if (commune.Verified is { } verified && verified.Year == day.Year) yield return new NewAssessment(verified.Code, day, verified.Source) { Number = verified.Number };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class DemoFile
    {
        public string Source { get; set; } = "";

        public string Group { get; set; } = "";

        public Dictionary<string, decimal> Planned { get; set; } = [];

        public List<int> Years { get; set; } = [];

        public Dictionary<string, DemoCommune> Communes { get; set; } = [];

        public Dictionary<string, List<DemoStep>> Steps { get; set; } = [];
    }

    private sealed class DemoCommune
    {
        public string? Before { get; set; }

        public Dictionary<string, int> Reached { get; set; } = [];

        public List<string> Basically { get; set; } = [];

        public List<string> WithoutEvidence { get; set; } = [];

        public Dictionary<string, string> EvidenceUntil { get; set; } = [];

        public Dictionary<string, string> NotApplicable { get; set; } = [];

        public DemoVerified? Verified { get; set; }

        public string? Steps { get; set; }
    }

    private sealed class DemoVerified
    {
        public int Year { get; set; }

        public string Code { get; set; } = "";

        public decimal Number { get; set; }

        public string Source { get; set; } = "";
    }

    private sealed class DemoStep
    {
        public RecognitionAct Act { get; set; }

        public string On { get; set; } = "";

        public string? Document { get; set; }

        public string? Note { get; set; }

        public int? VotesFor { get; set; }

        public int? Votes { get; set; }
    }
}
