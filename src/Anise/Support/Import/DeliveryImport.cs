using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Support.Deliveries;
using Anise.Support.Owed;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Import;

/// <summary>
/// The office's own list of what was delivered, as of a day: each row is a line that was paid or handed out and signed for. What the same person or household has in
/// hand for the period, or was paid by the book, is refused; a row that says what stands already is left, and so is who has not received it.
/// </summary>
public sealed class DeliveryImport(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, PayLines pay) : RowImport(journal)
{
    /// <summary>Its code.</summary>
    public const string KindCode = "deliveries";

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override Permission Needs => Permission.EditSupport;

    /// <inheritdoc/>
    public override TableDescription Table => DeliveryTable.Description;

    /// <inheritdoc/>
    public override AreaTexts Words => Texts.Area;

    /// <inheritdoc/>
    protected override Act Act => SupportActs.ImportDeliveries;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<PlannedRow>> PlanAsync(ImportAsk ask, IReadOnlyList<TableRow> rows, CancellationToken cancel)
    {
        PeopleOfCommune people = await PeopleOfCommune.ReadAsync(db, maps, ask.Commune, ask.AsOf, cancel);
        var read = rows.Select(row => Read(ask, people, row)).ToList();
        string[] claims = [.. read.SelectMany(r => r.Lines.Select(l => l.ClaimedAs).Concat(r.Before)).Distinct()];
        Dictionary<string, SupportLine> inHand = await db.Set<SupportLine>().AsNoTracking().Where(l => l.Claim != null && EF.Parameter(claims).Contains(l.Claim)).ToDictionaryAsync(l => l.Claim!, cancel);
        IReadOnlyDictionary<SupportLine, string> paid = await pay.PaidAlreadyAsync([.. read.Where(r => r.Lines.Count > 0 && r.Before.Count == 0).Select(r => (r.Policy!, r.Lines[0]))], cancel);
        // Numbers are taken only within the write that stores.
        (long line, long list) = db.IsOpen ? (await db.ReserveAsync("support-line", read.Sum(r => Math.Max(1, r.Lines.Count)), cancel), await db.ReserveAsync("support-list", rows.Count, cancel)) : (0, 0);
        var lists = new Dictionary<(string Policy, string Period), SupportList>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var firsts = new Dictionary<string, SupportLine>(StringComparer.Ordinal);   // first instalments of this file
        var plan = new List<PlannedRow>();
        foreach (ReadDelivery one in read)
        {
            if (one.Against is { } against) plan.Add(new PlannedRow(one.Row, ImportOutcome.Refused) { Against = against });
            else if (one.Lines is not [{ } made, ..]) plan.Add(new PlannedRow(one.Row, ImportOutcome.Left));
            else if (one.Lines.FirstOrDefault(l => seen.ContainsKey(l.ClaimedAs)) is { } twice) plan.Add(new PlannedRow(one.Row, ImportOutcome.Refused) { Against = ("deliveries-twice", [seen[twice.ClaimedAs]]) });
            else if (one.Lines.Select(l => inHand.GetValueOrDefault(l.ClaimedAs)).FirstOrDefault(l => l is not null) is { } known)
            {
                Note(one);
                plan.Add(one.Lines.All(l => inHand.GetValueOrDefault(l.ClaimedAs) is { State: LineState.Delivered } same && same.DeliveredOn == l.DeliveredOn && same.Policy == l.Policy) ? new PlannedRow(one.Row, ImportOutcome.Left) { Address = AddressOf(known.ListId) }
                    : new PlannedRow(one.Row, ImportOutcome.Refused) { Against = ("deliveries-in-hand", [SupportWords.NameOf(rules, known.Policy), SupportWords.OfPeriod(known.Period), SupportWords.Of(known.State), known.On]) });
            }
            else if (AgainstInstalment(one, inHand, firsts, seen) is { } against2) plan.Add(new PlannedRow(one.Row, ImportOutcome.Refused) { Against = against2 });
            else if (paid.TryGetValue(made, out string? item)) plan.Add(new PlannedRow(one.Row, ImportOutcome.Refused) { Against = ("deliveries-paid", [item]) });
            else
            {
                Note(one);
                if (!lists.TryGetValue((made.Policy, made.Period), out SupportList? of))
                    lists[(made.Policy, made.Period)] = of = new SupportList { Id = new SupportListId(list++), CommuneId = ask.Commune, Policy = made.Policy, Period = made.Period, MadeFor = one.For, MadeOn = ask.AsOf };
                List<SupportLine> stored = [.. one.Lines.Select(l => l with { Id = new SupportLineId(line++), ListId = of.Id })];
                plan.Add(new PlannedRow(one.Row, ImportOutcome.Added, () =>
                {
                    if (db.Entry(of).State == EntityState.Detached) db.Add(of);
                    db.AddRange(stored);
                }) { Address = AddressOf(of.Id) });
            }
        }
        return plan;

        void Note(ReadDelivery one)
        {
            foreach (SupportLine of in one.Lines) seen.TryAdd(of.ClaimedAs, one.Row.Row);
            if (one.Lines.FirstOrDefault(l => SupportPeriods.InstalmentNo(l.ClaimedAs) == 1) is { } first) firsts.TryAdd(first.ClaimedAs, first);
        }
    }

    /// <summary>What speaks against an instalment: those before it were not delivered, or all together would be more than the whole.</summary>
    private static (string Problem, object?[] Found)? AgainstInstalment(ReadDelivery one, Dictionary<string, SupportLine> inHand, Dictionary<string, SupportLine> firsts, Dictionary<string, int> seen)
    {
        if (one.Before.Count == 0) return null;
        if (one.Before.Any(b => !seen.ContainsKey(b) && inHand.GetValueOrDefault(b) is not { State: LineState.Delivered })) return ("deliveries-instalment-before", [one.Before.Count + 1]);
        SupportLine first = firsts.GetValueOrDefault(one.Before[0]) ?? inHand[one.Before[0]];
        if (first.DeliveredOn > one.Lines[0].DeliveredOn) return ("deliveries-instalment-before", [one.Before.Count + 1]);
        decimal most = first.Amount is { } paid ? Instalments.Part(one.Policy!, Instalments.WholeOf(one.Policy!, paid), one.Before.Count + 1) : 0;
        return one.Lines[0].Money > most ? ("deliveries-instalment-more", [one.Before.Count + 1, most]) : null;
    }

    private static string? AddressOf(SupportListId list) => list.Value > 0 ? "/support/lists/" + list.Value.Key() : null;

    private ReadDelivery Read(ImportAsk ask, PeopleOfCommune people, TableRow row)
    {
        ReadDelivery Not(string problem, params object?[] found) => new(row, ask.AsOf) { Against = (problem, found) };
        if (row.ValueOf(DeliveryTable.Received) == false) return new(row, ask.AsOf);
        DateOnly on = row.ValueOf(DeliveryTable.DeliveredOn) ?? ask.AsOf;
        if ((row.Of(DeliveryTable.Policy) ?? ask.Said.GetValueOrDefault(DeliveryTable.Policy.Code) ?? row.Titles.Select(DeliveryTable.PolicyIn).FirstOrDefault(p => p is not null)) is not { } code) return Not("deliveries-policy-missing");
        WrittenPeriod? period = row.Of(DeliveryTable.Period) ?? (ask.Said.GetValueOrDefault(DeliveryTable.Period.Code) is { } said ? WrittenPeriod.Read(said) : row.Titles.Select(WrittenPeriod.InTitle).FirstOrDefault(p => p is not null));
        DateOnly day = period is null || period.Has(on) ? on : period.First;
        if (!rules.TryFind(SupportWords.Family, day, out RuleSet? set)) return Not("deliveries-no-rules", day);
        if (set.Policies.FirstOrDefault(p => p.Code == code) is not { } policy) return Not("deliveries-no-policy", code);
        if (!policy.HoldsOn(day)) return Not("deliveries-policy-then", policy.Label, day);
        if (period is not null && !period.FitsIn(policy.Paid)) return Not("deliveries-period-long", policy.Label, SupportWords.OfPeriod(period.ToString()));
        (FoundPerson? found, (string, object?[])? nobody) = people.Find(row.Of(DeliveryTable.Household), row.Of(DeliveryTable.Name)!, row.Of(DeliveryTable.Birth), policy.PerMember);
        if (found is null) return new(row, day) { Against = nobody };
        decimal? amount = row.ValueOf(DeliveryTable.Amount);
        string claim = SupportPeriods.ClaimOf(policy, found.Household, found.Member, day);
        SupportLine all = new()
        {
            Id = default, ListId = default, HouseholdId = found.Household, MemberId = found.Member, VillageId = found.Village, Policy = policy.Code, Period = SupportPeriods.Of(policy.Paid, day),
            Claim = claim, ClaimedAs = claim, Money = policy.Unit == "VND" || policy.Unit is null ? amount : null, State = LineState.Delivered, On = on, ApprovedOn = on, DeliveredOn = on,
            SignedBy = row.Of(DeliveryTable.SignedBy)?.Trim() is { Length: > 1 } signed ? signed : null,
        };
        if (policy.Instalments.Count == 0) return new(row, day) { Policy = policy, Lines = [all] };
        if (amount is not { } money) return Not("deliveries-instalment-amount", policy.Label);
        int? no = row.ValueOf(DeliveryTable.Instalment) ?? new Entitler(set, day).AmountsOf(policy).Select(whole => money == whole ? 0 : Enumerable.Range(1, policy.Instalments.Count).FirstOrDefault(n => Instalments.Part(policy, whole, n) == money, -1)).FirstOrDefault(n => n >= 0, -1);
        if (no < 0 || no > policy.Instalments.Count) return Not("deliveries-instalment", policy.Label, string.Join(", ", policy.Instalments.Select(p => $"{p:0.##} %")));
        SupportLine Of(int n, decimal part) => all with { Claim = SupportPeriods.InstalmentOf(claim, n), ClaimedAs = SupportPeriods.InstalmentOf(claim, n), Amount = part, Money = part };
        return new(row, day)
        {
            Policy = policy,
            // All at once is each instalment on the same day.
            Lines = no == 0 ? [.. Enumerable.Range(1, policy.Instalments.Count).Select(n => Of(n, Instalments.Part(policy, money, n)))] : [Of(no.Value, money)],
            Before = no > 1 ? [.. Enumerable.Range(1, no.Value - 1).Select(n => SupportPeriods.InstalmentOf(claim, n))] : [],
        };
    }

    private sealed record ReadDelivery(TableRow Row, DateOnly For)
    {
        public Policy? Policy { get; init; }

        /// <summary>What it becomes; none for who has not received it.</summary>
        public IReadOnlyList<SupportLine> Lines { get; init; } = [];

        /// <summary>The claims of the instalments that must have been delivered before.</summary>
        public IReadOnlyList<string> Before { get; init; } = [];

        public (string Problem, object?[] Found)? Against { get; init; }
    }
}
