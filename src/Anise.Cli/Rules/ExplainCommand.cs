using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anise.Rules;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Language;

namespace Anise.Cli.Rules;

/// <summary><c>anise rules explain FAMILY --date D --household FILE.json</c>: the class and everything it rests on.</summary>
internal static class ExplainCommand
{
    private static readonly JsonSerializerOptions Json = new(Answers.JsonOptions)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter<RuleStatus>(JsonNamingPolicy.KebabCaseLower) },
    };

    private enum TreeFormat
    {
        Text,
        Json,
    }

    public static Command Build()
    {
        Argument<string> family = RulesOption.Family();
        Option<DateOnly> date = RulesOption.Date();
        Option<FileInfo> household = new Option<FileInfo>("--household") { Description = Texts.Get("household"), HelpName = "FILE.json", Required = true }.AcceptExistingOnly();
        Option<DirectoryInfo> rules = RulesOption.Build();
        var format = new Option<TreeFormat>("--format") { Description = Texts.Get("format-tree"), DefaultValueFactory = _ => TreeFormat.Text };
        var command = new Command("explain", Texts.Get("explain")) { family, date, household, rules, format };
        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            DateOnly on = parsed.GetRequiredValue(date);
            if (RulesOption.Load(parsed, rules) is not { } book || RulesOption.Find(parsed, book, parsed.GetRequiredValue(family), on) is not { } set)
                return 1;
            if (Read(parsed.GetRequiredValue(household), error) is not { } answers)
                return 1;
            Assessment assessment = set.Assess(answers, on);
            foreach (AnswerFault fault in assessment.Faults)
                error.WriteLine(Texts.Get("bad-answer", fault.MemberKey ?? "", fault.QuestionCode, fault.Message));
            if (assessment.Faults.Count > 0)
                return 1;
            if (parsed.GetValue(format) == TreeFormat.Json)
                parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(assessment, Json));
            else
                Write(parsed.InvocationConfiguration.Output, assessment);
            return 0;
        });
        return command;
    }

    private static Answers? Read(FileInfo file, TextWriter error)
    {
        string text = File.ReadAllText(file.FullName);
        try
        {
            return Answers.FromJson(text);
        }
        catch (JsonException exception)
        {
            // The reader counts lines from 0 and columns in bytes.
            var line = (int)(exception.LineNumber ?? 0);
            byte[] bytes = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
            var column = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length)) + 1;
            // A syntax error comes from the reader below; else a value is of another kind than its place takes.
            error.WriteLine(exception.InnerException is JsonException
                ? Texts.Get("bad-json", line + 1, column)
                : Texts.Get("wrong-json", line + 1, column, exception.Path ?? "$"));
            return null;
        }
    }

    private static void Write(TextWriter output, Assessment assessment)
    {
        Write(output, assessment.Why, 0);
        foreach (MissingAnswer missing in assessment.Missing)
            output.WriteLine(Texts.Get(missing.DecidesClass ? "missing-decides" : "missing", missing.QuestionCode, missing.MemberKey ?? ""));
    }

    private static void Write(TextWriter output, Explanation line, int depth)
    {
        string mark = line.Holds switch { true => "✓ ", false => "✗ ", null => "" };
        string value = line.Value is null ? "?" : line.Unit is null ? line.Value : $"{line.Value} {line.Unit}";
        string members = line.MemberKeys.Count > 0 ? $" [{string.Join(", ", line.MemberKeys)}]" : "";
        string law = line.Reference is null ? "" : $"; {line.Reference}";
        string status = line.Status == RuleStatus.Unconfirmed ? Texts.Get("unconfirmed") : "";
        output.WriteLine($"{new string(' ', depth * 2)}{mark}{line.Text} = {value}{members}{law}{status}");
        foreach (Explanation child in line.Children)
            Write(output, child, depth + 1);
    }
}
