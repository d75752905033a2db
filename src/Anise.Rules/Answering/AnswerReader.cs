using System.Globalization;
using Anise.Rules.Language;

namespace Anise.Rules.Answering;

/// <summary>Fills a frame from answers; answers that cannot be become faults and stay unknown.</summary>
internal sealed class AnswerReader(Names names, YearOnlyBirth? yearOnly)
{
    private readonly Input[] household = [.. names.Inputs.Values.Where(x => x.Scope == Scope.Household)];
    private readonly Input[] member = [.. names.Inputs.Values.Where(x => x.Scope == Scope.Member)];

    public void Fill(Frame frame, Answers answers, DateOnly on, List<AnswerFault> faults)
    {
        frame.Start(answers.Members.Count);
        foreach (var input in household)
        {
            var text = input.Name == Builtins.Area ? answers.Area : answers.Household.GetValueOrDefault(input.Name);
            frame.Household[input.Slot] = Read(input, text, null, faults);
        }

        NoOthers(answers.Household.Keys, Scope.Household, null, faults);
        for (var i = 0; i < answers.Members.Count; i++)
            Fill(frame, i, answers.Members[i], on, faults);
    }

    /// <summary>Reads one answer as text; unknown when it is missing or cannot be.</summary>
    public static Value Read(Input input, string? text, string? memberKey, List<AnswerFault> faults)
    {
        if (text is null || (text.Length == 0 && input.Type.Kind != Kind.Choices))
            return input.Unanswered;
        return input.Type.Kind switch
        {
            Kind.YesNo when text is "yes" or "no" => Value.Of(text == "yes"),
            Kind.YesNo => Fail("not-yes-no", text),
            Kind.Choice => Choice(),
            Kind.Choices => Choices(),
            _ => Number(),
        };

        Value Choice()
        {
            var index = input.Type.Domain!.IndexOf(text);
            return index < 0 ? Fail("unknown-option", text) : Value.Of(index);
        }

        Value Choices()
        {
            long bits = 0;
            foreach (var option in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var index = input.Type.Domain!.IndexOf(option);
                if (index < 0)
                    return Fail("unknown-option", option);
                bits |= 1L << index;
            }

            return Value.Of(bits);
        }

        Value Number()
        {
            if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return Fail("not-a-number", text);
            if (input.Question is { } question)
            {
                if (number < question.Min || number > question.Max)
                    return Fail("out-of-range", text, question.Min ?? decimal.MinValue, question.Max ?? decimal.MaxValue);
                if (decimal.Round(number, question.Decimals) != number)
                    return Fail("too-many-decimals", text, question.Decimals);
            }

            return Value.Of((double)number);
        }

        Value Fail(string code, params object[] arguments)
        {
            faults.Add(new(input.Name, memberKey, code, Texts.Get("answer-" + code, [input.Label, .. arguments])));
            return input.Unanswered;
        }
    }

    /// <summary>The age on a date in full months; from the year alone by the set's rule, else open by a year.</summary>
    public Value AgeMonths(MemberAnswers person, DateOnly on)
    {
        if (person.BirthDate is { } date)
            return Value.Of(Ages.FullMonths(date, on));
        if (person.BirthYear is not { } year || year < 1 || year > 9998)
            return new(0, 130 * 12);
        return yearOnly is { } day
            ? Value.Of(Ages.FullMonths(new(year, day.Month, day.Day), on))
            : new(Ages.FullMonths(new(year, 12, 31), on), Ages.FullMonths(new(year, 1, 1), on));
    }

    /// <summary>Full years from full months.</summary>
    public static Value Years(Value months) => new(Math.Floor(months.Low / 12), Math.Floor(months.High / 12));

    private void Fill(Frame frame, int index, MemberAnswers person, DateOnly on, List<AnswerFault> faults)
    {
        var at = index * frame.MemberInputSlots;
        foreach (var input in member)
        {
            frame.MemberInputs[at + input.Slot] = input.Name switch
            {
                Builtins.Sex => person.Sex is { } sex ? Value.Of((int)sex) : input.Unanswered,
                Builtins.Age => Years(AgeMonths(person, on)),
                Builtins.AgeMonths => AgeMonths(person, on),
                Builtins.BirthYear => (person.BirthDate?.Year ?? person.BirthYear) is { } year ? Value.Of(year) : input.Unanswered,
                Builtins.Head => person.Relationship is { } relationship ? Value.Of(relationship == "head") : input.Unanswered,
                _ => Read(input, person.Values.GetValueOrDefault(input.Name), person.Key, faults),
            };
        }

        NoOthers(person.Values.Keys, Scope.Member, person.Key, faults);
    }

    private void NoOthers(Dictionary<string, string?>.KeyCollection codes, Scope scope, string? memberKey, List<AnswerFault> faults)
    {
        foreach (var code in codes)
        {
            if (!names.Inputs.TryGetValue(code, out var input) || input.Question is null || input.Scope != scope)
                faults.Add(new(code, memberKey, "unknown-question", Texts.Get("answer-unknown-question", code)));
        }
    }
}
