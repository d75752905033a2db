using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Web.Components;

namespace Anise.Web.Households;

/// <summary>A member as typed into a form. Fields are named <c>PREFIX.name</c> and so on, like the problems of the use cases.</summary>
internal sealed record MemberInput(string Name, string Sex, string Birth, string Ethnicity, string Relationship, string CitizenId)
{
    /// <summary>Nothing typed yet.</summary>
    public static MemberInput Blank { get; } = new("", "", "", "", "", "");

    /// <summary>True when nothing but the choices that come by themselves is there.</summary>
    public bool IsBlank => Name.Length == 0 && Birth.Length == 0 && CitizenId.Length == 0;

    /// <summary>As it was sent.</summary>
    public static MemberInput Of(PostedForm posted, string prefix) => new(
        posted[$"{prefix}.name"], posted[$"{prefix}.sex"], posted[$"{prefix}.birth"], posted[$"{prefix}.ethnicity"], posted[$"{prefix}.relationship"], posted[$"{prefix}.citizen-id"]);

    /// <summary>As it is held; the citizen ID stays empty: it is masked, and typed anew only to change it.</summary>
    public static MemberInput Of(MemberView view) => new(
        view.Name, SexText(view.Sex), BirthText(view.BirthDate, view.BirthYear), view.Ethnicity ?? "", view.Relationship, "");

    /// <summary>The member to record; what is missing goes to <paramref name="problems"/>.</summary>
    public NewMember ToNew(string prefix, List<Problem> problems)
    {
        Birth? birth = ReadBirth(prefix, problems);
        Sex sex = ReadSex(prefix, problems) ?? default;
        if (Relationship.Length == 0) problems.Add(new("relationship-missing", Texts.Get("relationship-missing"), $"{prefix}.relationship"));
        if (Name.Length == 0) problems.Add(new("name-missing", Texts.Get("name-missing"), $"{prefix}.name"));
        return new NewMember(Name, sex, Relationship)
        {
            BirthDate = birth?.Date,
            BirthYear = birth?.Year,
            Ethnicity = Ethnicity.Length == 0 ? null : Ethnicity,
            CitizenId = CitizenId.Length == 0 ? null : CitizenId,
        };
    }

    /// <summary>What is other than held.</summary>
    public MemberChange ToChange(MemberView view, string prefix, List<Problem> problems)
    {
        Birth? birth = ReadBirth(prefix, problems);
        Sex? sex = ReadSex(prefix, problems);
        if (Name.Length == 0) problems.Add(new("name-missing", Texts.Get("name-missing"), $"{prefix}.name"));
        return new MemberChange(view.Id)
        {
            Name = Name == view.Name ? null : Name,
            Sex = sex == view.Sex ? null : sex,
            Birth = Birth == BirthText(view.BirthDate, view.BirthYear) ? null : birth ?? new Birth(null, null),
            Ethnicity = Ethnicity == (view.Ethnicity ?? "") ? null : Ethnicity,
            Relationship = Relationship.Length == 0 || Relationship == view.Relationship ? null : Relationship,
            CitizenId = CitizenId.Length == 0 ? null : CitizenId,
        };
    }

    /// <summary>The code of a sex in forms.</summary>
    public static string SexText(Sex sex) => sex == Anise.Households.Sex.Male ? "male" : "female";

    private static string BirthText(DateOnly? date, int? year) =>
        date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? year?.ToString(CultureInfo.InvariantCulture) ?? "";

    private Sex? ReadSex(string prefix, List<Problem> problems)
    {
        if (Sex is "male" or "female") return Sex == "male" ? Anise.Households.Sex.Male : Anise.Households.Sex.Female;
        problems.Add(new("sex-missing", Texts.Get("sex-missing"), $"{prefix}.sex"));
        return null;
    }

    private Birth? ReadBirth(string prefix, List<Problem> problems)
    {
        if (Birth.Length == 0) return null;
        if (Birth.Length == 4 && int.TryParse(Birth, NumberStyles.None, CultureInfo.InvariantCulture, out int year)) return new Birth(null, year);
        if (DateOnly.TryParseExact(Birth, ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)) return new Birth(date, date.Year);
        problems.Add(new("birth-unreadable", Texts.Get("birth-unreadable", Birth), $"{prefix}.birth"));
        return null;
    }
}
