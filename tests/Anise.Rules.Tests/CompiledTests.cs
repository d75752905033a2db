using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Forms;
using Anise.Rules.Language;
using Anise.Rules.Sets;
using CsCheck;

namespace Anise.Rules.Tests;

/// <summary>The compiled rules and the explaining ones are two readings of one text: they must agree on every household.</summary>
public class CompiledTests
{
    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Compiled_and_explained_rules_agree_on_random_answers(int year)
    {
        var set = Shipped.Poverty(year);
        var rules = set.Parts.Rules.Where(x => x.Scope == Scope.Household).ToList();
        Answers(set).Sample(
            answers =>
            {
                var on = new DateOnly(year, 10, 1);
                var frame = set.Parts.NewFrame(on);
                set.Reader.Fill(frame, answers, on, []);
                var interpreter = new Interpreter(
                    frame, [.. answers.Members.Select(x => x.Key)], (p, c) => set.Parts.ValueAt(p, c, on), Builtins.MembersInput);
                var explained = rules.ConvertAll(x => interpreter.Of(x, out _).Value);
                frame.Forget();
                for (var i = 0; i < rules.Count; i++)
                    Assert.Equal((rules[i].Name, explained[i]), (rules[i].Name, set.Compiler.Run(rules[i], frame)));
            },
            iter: 300);
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Answering_one_more_question_never_brings_back_a_class_that_was_excluded(int year)
    {
        var set = Shipped.Poverty(year);
        var on = new DateOnly(year, 10, 1);
        Gen.Select(Answers(set), Gen.Int[0, 1000]).Sample(
            (answers, pick) =>
            {
                var full = set.Assess(answers, on).PossibleClasses;
                var codes = answers.Household.Keys.ToList();
                if (codes.Count > 0)
                    answers.Household.Remove(codes[pick % codes.Count]);
                var less = set.Assess(answers, on).PossibleClasses;
                Assert.Subset(less.ToHashSet(), full.ToHashSet());
            },
            iter: 200);
    }

    [Fact]
    public void The_fast_path_allocates_nothing_per_household()
    {
        var set = Shipped.Poverty(2023);
        var evaluator = set.NewEvaluator(new(2023, 10, 1));
        var (b1, b2) = (evaluator.Rule("b1"), evaluator.Rule("b2"));
        var counts = new int[set.Classes.Count];
        Classify(1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Classify(100_000);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(after - before, 0, 99_999);   // the smallest object for each would be 2,400,000; what the runtime makes once is no household's
        Assert.Equal(101_000, counts.Sum());

        void Classify(int households)
        {
            for (var i = 0; i < households; i++)
            {
                evaluator.Area(i % 2);
                evaluator.Give(b1, Value.Of(i % 250));
                evaluator.Give(b2, Value.Of(i % 7 * 10));
                counts[evaluator.ClassIndex()]++;
            }
        }
    }

    [Fact]
    public void What_if_the_line_were_higher_is_the_same_computation_with_another_parameter()
    {
        var evaluator = Shipped.Poverty(2023).NewEvaluator(new(2023, 10, 1));
        evaluator.SetParameter("b1-line", "rural", 150);
        evaluator.Area(0);
        evaluator.Give(evaluator.Rule("b1"), Value.Of(145));
        evaluator.Give(evaluator.Rule("b2"), Value.Of(30));

        Assert.Equal("poor", Shipped.Poverty(2023).Classes[evaluator.ClassIndex()].Code);
    }

    internal static Gen<Answers> Answers(RuleSet set)
    {
        var household = set.Form.Questions.Where(x => !x.PerMember).Select(Answer).ToArray();
        var person = set.Form.Questions.Where(x => x.PerMember).Select(Answer).ToArray();
        var member = Gen.Select(
            Pairs(person), Gen.Bool, Gen.Int[1930, set.AppliesFrom.Year], Gen.Int[0, 364], Gen.Bool,
            (values, male, year, day, exact) => new MemberAnswers
            {
                Key = $"{year}-{day}",
                Sex = male ? MemberSex.Male : MemberSex.Female,
                BirthDate = exact ? new DateOnly(year, 1, 1).AddDays(day) : null,
                BirthYear = year,
                Values = values,
            });
        return Gen.Select(
            Pairs(household), OneOf<string?>("rural", "urban", null), member.List[0, 6],
            (values, area, members) => new Answers { Area = area, Household = values, Members = members });
    }

    private static Gen<Dictionary<string, string?>> Pairs(Gen<(string, string?)>[] questions) =>
        Each(questions).Select(x => x.Where(y => y.Item2 is not null).ToDictionary(y => y.Item1, y => y.Item2));

    private static Gen<List<(string, string?)>> Each(Gen<(string, string?)>[] questions) =>
        questions.Aggregate(Gen.Const(new List<(string, string?)>()), (all, one) => Gen.Select(all, one, (x, y) => new List<(string, string?)>(x) { y }));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(x => values[x]);

    internal static Gen<(string, string?)> Answer(Question question)
    {
        var answer = question.Kind switch
        {
            QuestionKind.YesNo => OneOf("yes", "no"),
            QuestionKind.Choice => OneOf([.. question.Options.Select(x => x.Code)]),
            QuestionKind.Choices => OneOf([.. question.Options.Select(x => x.Code)]).List[0, 4].Select(x => string.Join(',', x)),
            QuestionKind.Money => Gen.Int[0, 20_000_000].Select(x => x.ToString()),
            _ => Gen.Int[0, 100].Select(x => x.ToString()),
        };
        return Gen.Select(answer, Gen.Int[0, 9], (x, luck) => (question.Code, luck == 0 ? null : (string?)x));
    }
}
