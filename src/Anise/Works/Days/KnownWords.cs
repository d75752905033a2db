using Anise.Basics;
using Anise.Store;
using Anise.Works.Written;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>Campaigns, organisers and bodies as they were written first: what is the same but for marks and capitals is written as it was.</summary>
public sealed class KnownWords(AniseDb db)
{
    private readonly Dictionary<string, string> _campaigns = [], _bodies = [];

    /// <summary>What makes two names one: marks, capitals and short forms of bodies make no difference.</summary>
    public static string KeyOf(string text) => WorksWords.BodyKey(text);

    /// <summary>The campaigns there are, in Vietnamese order.</summary>
    public async Task<IReadOnlyList<string>> CampaignsAsync(CancellationToken cancel = default) =>
        [.. (await db.Set<WorksDay>().AsNoTracking().Where(d => d.Campaign != null && !d.Withdrawn).Select(d => d.Campaign!).Distinct().ToListAsync(cancel)).OrderBy(VietnameseOrder.OfText, StringComparer.Ordinal)];

    /// <summary>The organisers and bodies of some places, in Vietnamese order.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync(IReadOnlyList<PlaceId> places, CancellationToken cancel = default)
    {
        IQueryable<WorksDay> here = db.Set<WorksDay>().AsNoTracking().Where(d => EF.Parameter(places).Contains(d.PlaceId) && !d.Withdrawn);
        List<string> organisers = await here.Select(d => d.Organiser).Distinct().ToListAsync(cancel);
        List<string> bodies = await here.SelectMany(d => d.Participations).Select(p => p.Body).Distinct().ToListAsync(cancel);
        return [.. organisers.Concat(bodies).Distinct(StringComparer.Ordinal).OrderBy(VietnameseOrder.OfText, StringComparer.Ordinal)];
    }

    /// <summary>A campaign as it is written; read once by this object.</summary>
    internal async Task<string?> CampaignAsync(string? text, CancellationToken cancel)
    {
        if (Clean(text) is not { } typed) return null;
        string name = WorksWords.CampaignOf(typed);
        if (_campaigns.Count == 0)
            foreach (string known in await db.Set<WorksDay>().Where(d => d.Campaign != null).Select(d => d.Campaign!).Distinct().ToListAsync(cancel)) _campaigns.TryAdd(KeyOf(known), known);
        return As(_campaigns, name);
    }

    /// <summary>A body as it is written within one write.</summary>
    internal string Body(string text) => As(_bodies, Clean(text) ?? "");

    /// <summary>A text without blanks around it and doubled ones; null for nothing.</summary>
    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string As(Dictionary<string, string> known, string name)
    {
        string key = KeyOf(name);
        if (!known.TryGetValue(key, out string? first)) known.Add(key, first = name);
        return first;
    }
}
