using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Links.Changes;
using Anise.Participants.Lists;
using Anise.Projects;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Links.Demo;

/// <summary>Two links of the demo province: one that works, one that does not.</summary>
internal sealed class LinksDemo(AniseDb db, RecordLink record, RecordSale sale, ReadParticipants participants) : IDemoPart
{
    private const int Growers = 6;
    private static readonly DateOnly Sold = new(2026, 8, 10), Paid = new(2026, 9, 1);

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        DemoFile data = YamlWords.Load<DemoFile>("Anise.Links.Data.links-demo");
        foreach (DemoLink given in data.Links)
        {
            if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == given.Project, cancel) is not { } project) continue;
            SupplyLinkId id = Must(await record.RunAsync(rights, new NewLink(project.Id, given.Partner, given.Kind, given.Contract, given.From, given.To) { Inputs = given.Inputs, Services = given.Services, Harvest = given.Harvest, Buyer = given.Buyer, AgreedKg = given.Kg, AgreedPriceVnd = given.Price }, cancel));
            string[] growers = [.. (await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == project.Id && p.Grower != null).OrderBy(p => p.Id).Select(p => p.Grower!).ToListAsync(cancel)).Distinct().Take(Growers)];
            // Half of them are households of the project.
            ParticipantLine[] households = [.. (await participants.RunAsync(rights, project.Id, cancel))!.Active.Take(Growers / 2)];
            foreach (var (plain, n) in growers.Select((g, n) => (g, n)))
            {
                ParticipantLine? household = n >= Growers / 2 && n - (Growers / 2) < households.Length ? households[n - (Growers / 2)] : null;
                string grower = household?.Head ?? plain;
                decimal kg = decimal.Round(given.Kg * given.Share / growers.Length);
                Must(await sale.RunAsync(rights, id, Sold.AddDays(n), grower, kg, n % 2 == 0 ? "A" : "B", given.Price, household?.Participant.Id, cancel));
                if (given.Paid == "yes" || n == 0) Must(await sale.PayAsync(rights, id, Paid.AddDays(n), grower, (long)(kg * given.Price), string.Create(CultureInfo.InvariantCulture, $"{data.Paper}-{n + 1:00}"), cancel));
            }
        }
    }

    private sealed class DemoFile
    {
        public List<DemoLink> Links { get; set; } = [];

        public string Paper { get; set; } = "";
    }

    private sealed class DemoLink
    {
        public string Project { get; set; } = "";

        public string Partner { get; set; } = "";

        public PartnerKind Kind { get; set; }

        public string Contract { get; set; } = "";

        public DateOnly From { get; set; }

        public DateOnly To { get; set; }

        public string? Inputs { get; set; }

        public string? Services { get; set; }

        public string? Harvest { get; set; }

        public string Buyer { get; set; } = "";

        public decimal Kg { get; set; }

        public long Price { get; set; }

        public decimal Share { get; set; }

        public string Paid { get; set; } = "";
    }
}
