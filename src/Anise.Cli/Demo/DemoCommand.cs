using System.CommandLine;
using Anise.Basics;
using Anise.Demo;
using Spectre.Console;

namespace Anise.Cli.Demo;

/// <summary><c>anise demo --store FILE.db [--households N] [--seed N]</c>: a new store with the demo province.</summary>
internal static class DemoCommand
{
    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Any();
        Option<int> households = NumberOption.Between("--households", 1000, 500_000, Texts.Get("demo-households"), Texts.Get("demo-households-range"));
        households.DefaultValueFactory = _ => 20_000;
        var seed = new Option<int>("--seed") { Description = Texts.Get("demo-seed"), DefaultValueFactory = _ => 1 };
        var command = new Command("demo", Texts.Get("demo")) { store, households, seed };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo file = parsed.GetRequiredValue(store);
            if (StoreOption.RefuseToMake(file) is { } problem) return parsed.Refuse([problem]);
            await using StoreServices services = await StoreServices.OpenAsync(file, cancel, before => before.AddDemoClock());
            Result<DemoResult> made = await WithProgressAsync(parsed, progress =>
                services.Get<MakeDemo>().RunAsync(parsed.GetValue(households), parsed.GetValue(seed), progress, cancel));
            if (!made.Ok) return parsed.Refuse(made.Problems);
            TextWriter error = parsed.InvocationConfiguration.Error;
            await error.WriteLineAsync(Texts.Get("demo-done", made.Value.Households, made.Value.People));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Get("demo-password", DemoUsers.Password));
            foreach (DemoLogin login in made.Value.Logins)
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{login.UserName}\t{Texts.Get("role-" + login.Role)}\t{login.Place}");
            return 0;
        });
        return command;
    }

    private static async Task<Result<DemoResult>> WithProgressAsync(ParseResult parsed, Func<IProgress<DemoProgress>, Task<Result<DemoResult>>> make)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(parsed.InvocationConfiguration.Error) });
        Result<DemoResult>? made = null;
        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            ProgressTask bar = context.AddTask(Texts.Get("demo-making"), maxValue: 1);
            made = await make(new Report(p =>
            {
                bar.Description = Texts.Get("demo-year", p.Year);
                bar.Value = p.Done;
            }));
        });
        return made!;
    }

    /// <summary>Reports at once, on the thread that works (<see cref="Progress{T}"/> would report later).</summary>
    private sealed class Report(Action<DemoProgress> act) : IProgress<DemoProgress>
    {
        void IProgress<DemoProgress>.Report(DemoProgress value) => act(value);
    }
}
