using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Support;
using Anise.Support.Deliveries;

namespace Anise.Cli.Support;

/// <summary><c>anise support make</c> makes a list of deliveries, <c>anise support step LIST STEP</c> takes a step with its lines.</summary>
internal static class DeliverCommands
{
    private static readonly Dictionary<string, LineStep> Steps = Enum.GetValues<LineStep>().ToDictionary(s => s == LineStep.LeaveOut ? "leave-out" : s.ToString().ToLowerInvariant());

    public static Command Make()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> date = RulesOption.Date();
        var policy = new Option<string>("--policy") { Description = Texts.Get("make-policy"), HelpName = "CODE", Required = true };
        var command = new Command("make", Texts.Get("make")) { store, place, date, policy };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(date);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), day, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<MadeList> made = await services.Get<MakeSupportList>().RunAsync(services.Rights, at.Value.Id, parsed.GetRequiredValue(policy), day, cancel);
            if (!made.Ok) return parsed.Refuse(made.Problems);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Get("made", made.Value.Id.Value, made.Value.Lines, made.Value.InHand));
            return 0;
        });
        return command;
    }

    public static Command Step()
    {
        var list = new Argument<long>("LIST") { Description = Texts.Get("step-list") };
        var step = new Argument<string>("STEP") { Description = Texts.Get("step-step", string.Join(", ", Steps.Keys)) };
        step.AcceptOnlyFromAmong([.. Steps.Keys]);
        Option<FileInfo> store = StoreOption.Existing();
        Option<DateOnly> on = RulesOption.Day("--on", Texts.Get("step-on"));
        var lines = new Option<long[]>("--line") { Description = Texts.Get("step-line"), HelpName = "LINE" };
        var source = new Option<string>("--source") { Description = Texts.Get("step-source"), HelpName = "CODE" };
        var component = new Option<string>("--component") { Description = Texts.Get("step-component"), HelpName = "CODE" };
        var signed = new Option<string>("--signed-by") { Description = Texts.Get("step-signed-by"), HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = Texts.Get("step-reason"), HelpName = "TEXT" };
        var command = new Command("step", Texts.Get("step")) { list, step, store, on, lines, source, component, signed, reason };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            SupportLineId[]? chosen = parsed.GetValue(lines) is { Length: > 0 } some ? [.. some.Select(l => new SupportLineId(l))] : null;
            Result<StepDone> done = await services.Get<StepLines>().RunAsync(services.Rights, new SupportListId(parsed.GetRequiredValue(list)),
                new NewLineStep(Steps[parsed.GetRequiredValue(step)], chosen, parsed.GetRequiredValue(on), parsed.GetValue(signed), parsed.GetValue(reason), parsed.GetValue(source), parsed.GetValue(component)), cancel);
            if (!done.Ok) return parsed.Refuse(done.Problems);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Get("stepped", done.Value.Taken, done.Value.Left.Count));
            foreach (LeftLine left in done.Value.Left) await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("line-left", left.Line.Value, left.Problem.Message));
            return done.Value.Left.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
