using System.Globalization;
using Anise.Basics;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Works.Written;

namespace Anise.Works.Days;

/// <summary>A works day as it is typed into a form: amounts as people write them (<c>350</c>, <c>1,2 km</c>).</summary>
public sealed record TypedDay
{
    /// <summary>How many bodies a form has room for at most.</summary>
    public const int MostBodies = 30;

    /// <summary>The place.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>The date, where it could be read.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who called it.</summary>
    public string Organiser { get; init; } = "";

    /// <summary>The campaign.</summary>
    public string Campaign { get; init; } = "";

    /// <summary>The bodies: name, number, and names of people separated by lines, semicolons or commas, each with a year of birth or none.</summary>
    public IReadOnlyList<TypedBody> Bodies { get; init; } = [];

    /// <summary>Amounts by the code of the output; empty for none, a dash for what was done and not measured.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Days of labour.</summary>
    public string LabourDays { get; init; } = "";

    /// <summary>Land given, in square metres.</summary>
    public string Land { get; init; } = "";

    /// <summary>Cash given, in VND.</summary>
    public string Cash { get; init; } = "";

    /// <summary>Materials given.</summary>
    public string Materials { get; init; } = "";

    /// <summary>A note.</summary>
    public string Note { get; init; } = "";

    /// <summary>The questions answered with yes.</summary>
    public IReadOnlySet<string> Confirmed { get; init; } = new HashSet<string>();

    /// <summary>What a stored day looks like in a form.</summary>
    public static TypedDay Of(WorksDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new TypedDay
        {
            Place = day.PlaceId,
            Date = day.Date,
            Organiser = day.Organiser,
            Campaign = day.Campaign ?? "",
            Bodies = [.. day.Participations.OrderBy(p => p.Id.Value).Select(p => new TypedBody(p.Body, p.People.ToString(CultureInfo.InvariantCulture),
                string.Join('\n', day.Named.Where(n => n.BodyKey == p.BodyKey).OrderBy(n => n.Id.Value).Select(n => n.BirthYear is { } year ? $"{n.Name} {year.ToString(CultureInfo.InvariantCulture)}" : n.Name))))],
            Outputs = day.Outputs.ToDictionary(o => o.Kind, o => o.Quantity is { } quantity ? Shown(quantity) : "-"),
            LabourDays = Shown(day.LabourDays),
            Land = Shown(day.LandSquareMetres),
            Cash = Shown(day.CashVnd),
            Materials = day.Materials ?? "",
            Note = day.Note ?? "",
        };
    }

    /// <summary>The day as it can be recorded, or what cannot be read, each with its field.</summary>
    public Result<NewWorksDay> Read(RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var problems = new List<Problem>();
        var bodies = new List<NewParticipation>();
        foreach (var (body, i) in Bodies.Take(MostBodies).Select((b, i) => (b, i + 1)))
        {
            if (body.IsBlank) continue;
            int? people = null;
            if (body.People.Length > 0)
            {
                if (WrittenNumber.Read(body.People).Number is { } number && number == Math.Floor(number) && number < int.MaxValue) people = (int)number;
                else problems.Add(Texts.Problem("works-people-wrong", FormattableString.Invariant($"people-{i}"), body.People));
            }
            bodies.Add(new NewParticipation(body.Body, people, Names(body.Names)));
        }
        List<NewOutput> outputs = [.. rules.Works.Outputs.Select(kind => Output(kind, problems)).OfType<NewOutput>()];
        var day = new NewWorksDay(Place, Date, Organiser)
        {
            Campaign = Campaign,
            Participations = bodies,
            Outputs = outputs,
            LabourDays = NumberOf("labour-days", LabourDays, problems),
            LandSquareMetres = NumberOf("land", Land, problems),
            CashVnd = Dong(problems),
            Materials = Materials,
            Note = Note,
            Confirmed = Confirmed,
        };
        return problems.Count > 0 ? Result<NewWorksDay>.Refused(problems) : day;
    }

    /// <summary>No part of a dong is money.</summary>
    private long? Dong(List<Problem> problems)
    {
        if (NumberOf("cash", Cash, problems) is not { } cash) return null;
        if (cash == decimal.Truncate(cash)) return (long)cash;
        problems.Add(Texts.Problem("works-number-wrong", "cash", cash));
        return null;
    }

    private NewOutput? Output(WorksOutputKind kind, List<Problem> problems)
    {
        string typed = Outputs.GetValueOrDefault(kind.Code, "").Trim();
        if (typed.Length == 0) return null;
        if (typed == "-") return new NewOutput(kind.Code, null);
        WrittenOutput read = WrittenOutputs.Amount(kind, typed, null);
        if (read.Problem is null && WrittenOutputs.IsAmountAlone(typed)) return new NewOutput(kind.Code, read.Quantity);
        problems.Add(Texts.Problem(read.Problem == WrittenNumber.Ambiguous ? "works-typed-ambiguous" : "works-typed-amount", "output-" + kind.Code, typed, kind.Label, kind.Unit));
        return null;
    }

    /// <summary>A number as people type it; null for nothing, and with a problem where it is none.</summary>
    public static decimal? NumberOf(string field, string typed, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(problems);
        if (typed.Length == 0) return null;
        var (number, problem) = WrittenNumber.Read(typed);
        if (number is null) problems.Add(Texts.Problem(problem == WrittenNumber.Ambiguous ? "works-typed-ambiguous" : "works-typed-number", field, typed));
        return number;
    }

    /// <summary>A length as people type it, in metres: <c>350</c>, <c>1,2 km</c>; null for nothing, and with a problem where it is none.</summary>
    public static decimal? MetresOf(string field, string typed, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(problems);
        if (typed.Length == 0) return null;
        if (WrittenOutputs.MetresIn(typed) is { } metres) return metres;
        return NumberOf(field, typed, problems);
    }

    private static NewNamed[] Names(string typed) =>
        [.. typed.Split(['\n', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Named).OfType<NewNamed>()];

    /// <summary>A name with a year of birth behind it, or without.</summary>
    private static NewNamed? Named(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words[^1].Trim('(', ')') is { Length: 4 } last && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
            return new NewNamed(string.Join(' ', words[..^1]), year);
        return words.Length == 0 ? null : new NewNamed(string.Join(' ', words), null);
    }

    private static string Shown(decimal? number) => number?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}

/// <summary>A body as it is typed.</summary>
/// <param name="Body">Its name; empty for the organiser.</param>
/// <param name="People">How many people.</param>
/// <param name="Names">Who, by name.</param>
public sealed record TypedBody(string Body, string People, string Names)
{
    /// <summary>Whether nothing is typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Body + People + Names);
}
