using Anise.Access;
using Anise.Basics;
using Anise.Ocop.Changes;
using Anise.Places;
using Anise.Tables.Values;
using Anise.Works;
using static Anise.Access.DemoPart;

namespace Anise.Ocop.Demo;

/// <summary>A dozen products of former Chi Lăng from dossier to star. Which products, points and decisions is invented.</summary>
internal sealed class OcopDemo(WorksPlaces places, RecordProduct product, OpenDossier open, AddDocument document, ScoreDossier score, RecordMinutes minutes, GiveStars stars, OcopRules rules) : IDemoPart
{
    private const string District = "187";

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap map = await places.NowAsync(cancel);
        if (map.FindByCode(District) is not { } district) return;
        MappedPlace[] communes = [.. map.Communes.Where(c => c.FormerDistrict == district.Id)];
        if (communes.Length == 0) return;
        DemoFile data = YamlWords.Load<DemoFile>("Anise.Ocop.Data.ocop-demo");
        foreach (var (one, n) in data.Products.Select((p, n) => (p, n)))
        {
            OcopProductId id = Must(await product.RunAsync(rights, new NewProduct(communes[n % communes.Length].Id, one.Name, one.Group, one.Producer, one.Kind), cancel));
            foreach (DemoDossier dossier in one.Dossiers) await DossierAsync(rights, id, dossier, data, cancel);
        }
    }

    private async Task DossierAsync(Rights rights, OcopProductId product, DemoDossier given, DemoFile data, CancellationToken cancel)
    {
        OcopDossierId id = Must(await open.RunAsync(rights, product, given.Received, cancel));
        string[] papers = [.. rules.Documents(given.Received).Select(d => d.Code).Where(c => rules.IsRequired(c, given.Received) || (given.Points is not null && c is "story" or "test-results"))];
        foreach (var (code, n) in papers.Select((c, n) => (c, n))) Must(await document.RunAsync(rights, id, code, $"{n + 1:00}/{given.Received:yyyy}{data.Papers}", given.Received, cancel));
        if (given.Points is not [var a, var b, var c2]) return;
        foreach (var (who, n) in data.Examiners.Select((e, n) => (e, n)))
            Must(await score.RunAsync(rights, id, who, new OcopPoints(a - 1 + n, b, c2 - 1 + n), given.Received.AddDays(14), given.ByItems ? ItemsOf(a - 1 + n, b, c2 - 1 + n) : null, cancel));
        DateOnly met = given.Received.AddDays(21);
        Must(await minutes.RunAsync(rights, id, $"{met:MMdd}{data.Minutes}", met, new OcopPoints(a, b, c2), null, cancel));
        if (given.Level is { } level && given.Decided is { } day) Must(await stars.RunAsync(rights, id, given.Stars, level, given.Number, day, cancel));
    }

    /// <summary>A sheet scored item by item: the parts shared out, the last item has the rest.</summary>
    private static Dictionary<string, decimal> ItemsOf(decimal a, decimal b, decimal c) => new()
    {
        ["a-organisation"] = decimal.Floor(a * 0.4m), ["a-development"] = decimal.Floor(a * 0.35m), ["a-community"] = a - decimal.Floor(a * 0.4m) - decimal.Floor(a * 0.35m),
        ["b-marketing"] = decimal.Floor(b * 0.6m), ["b-story"] = b - decimal.Floor(b * 0.6m),
        ["c-quality"] = decimal.Floor(c * 0.45m), ["c-standards"] = decimal.Floor(c * 0.35m), ["c-market"] = c - decimal.Floor(c * 0.45m) - decimal.Floor(c * 0.35m),
    };

    private sealed class DemoFile
    {
        public string Papers { get; set; } = "";

        public List<string> Examiners { get; set; } = [];

        public string Minutes { get; set; } = "";

        public List<DemoProduct> Products { get; set; } = [];
    }

    private sealed class DemoProduct
    {
        public string Name { get; set; } = "";

        public string Group { get; set; } = "";

        public string Producer { get; set; } = "";

        public ProducerKind Kind { get; set; }

        public List<DemoDossier> Dossiers { get; set; } = [];
    }

    private sealed class DemoDossier
    {
        public DateOnly Received { get; set; }

        public List<decimal>? Points { get; set; }

        public bool ByItems { get; set; }

        public int? Stars { get; set; }

        public OcopLevel? Level { get; set; }

        public string? Number { get; set; }

        public DateOnly? Decided { get; set; }
    }
}
