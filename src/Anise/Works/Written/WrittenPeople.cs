using System.Text.RegularExpressions;

namespace Anise.Works.Written;

/// <summary>Reads who came out of a cell: <c>25 người</c>, or body by body: <c>Đoàn thanh niên 20, Hội phụ nữ: 15</c>.</summary>
internal static partial class WrittenPeople
{
    /// <summary>The participations, or the code of a fault.</summary>
    public static (IReadOnlyList<(string? Body, int People)> People, string? Problem) Read(string text)
    {
        string whole = text.Trim();
        // "25 người (nam 15, nữ 10)": the number says it, what is in brackets only splits it.
        if (Bracketed().Match(whole) is { Success: true } match) whole = match.Groups["first"].Value.Trim();
        var people = new List<(string?, int)>();
        foreach (string part in Separators().Split(whole).Select(WorksWords.WithoutBullet).Where(p => p.Length > 0))
        {
            Match[] numbers = [.. WrittenNumber.In(part)];
            if (numbers.Length != 1 || WrittenNumber.IsOdd(part, numbers[0])) return ([], "works-not-a-count");
            var (number, problem) = WrittenNumber.Read(numbers[0].Value);
            if (problem is not null) return ([], problem);
            if (number is not { } count || count != Math.Floor(count) || count > int.MaxValue) return ([], "works-not-a-count");
            string before = part[..numbers[0].Index], after = part[(numbers[0].Index + numbers[0].Length)..];
            string body = string.Join(' ', (string[])[Body(before), Body(WithoutPeople(after))]).Trim();
            // What is left is who came, and no word about the number.
            if (body.Length > 0 && !IsBody(body)) return ([], "works-not-a-count");
            people.Add((body.Length == 0 ? null : body, (int)count));
        }
        return people.Count == 0 ? ([], "works-not-a-count") : (people, null);
    }

    private static bool IsBody(string text)
    {
        int letters = text.Count(char.IsLetter);
        string[] words = WorksWords.Split(text);
        return letters >= 2 && (letters > 3 || text.Any(char.IsUpper)) && !WorksWords.About.Any(a => WorksWords.StandAt(words, 0, a));
    }

    private static string WithoutPeople(string text)
    {
        string[] words = WorksWords.Split(Brackets().Replace(text, " "));
        string[]? unit = WorksWords.People.FirstOrDefault(p => WorksWords.StandAt(words, 0, p));
        return string.Join(' ', words.Skip(unit?.Length ?? 0));
    }

    private static string Body(string text) => Brackets().Replace(text, " ").Trim(' ', ':', '-', '–', ',', '.');

    [GeneratedRegex(@"[\r\n;+•]|,(?!\d)|(?<!\d),", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?<first>\d[\d.]*\s*[^\d(]*)\((.*\d.*)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[()]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Brackets();
}
