using System.CommandLine;
using Anise.Basics;
using Anise.Demo;
using Anise.Evidence.Files;
using Anise.Sqlite;
using Anise.Store;
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
            Result<DemoResult> made = await BesideAsync(file, async half =>
            {
                await using StoreServices services = await StoreServices.OpenAsync(parsed, half, cancel, before => before.AddDemoClock(), draft: true);
                return await WithProgressAsync(parsed, progress =>
                    services.Get<MakeDemo>().RunAsync(parsed.GetValue(households), parsed.GetValue(seed), progress, cancel));
            }, cancel);
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

    /// <summary>Makes the store beside its place and moves it there at the end: cut off half-way, it leaves nothing.</summary>
    private static async Task<Result<DemoResult>> BesideAsync(FileInfo file, Func<FileInfo, Task<Result<DemoResult>>> make, CancellationToken cancel)
    {
        string half = file.FullName + ".half";
        Remove(half);
        try
        {
            Result<DemoResult> made = await make(new FileInfo(half));
            await SqliteStore.CloseAsync(half, cancel);
            if (!made.Ok) return made;
            // What lies beside it goes first: a store that is there has all that it needs.
            string evidence = EvidenceFolder.Of(new StorePlace(half));
            if (Directory.Exists(evidence)) Directory.Move(evidence, EvidenceFolder.Of(new StorePlace(file.FullName)));
            File.Move(half, file.FullName);
            return made;
        }
        finally
        {
            Remove(half);
        }
    }

    private static void Remove(string store)
    {
        SqliteStore.ReleaseAll();
        foreach (string part in (string[])["", "-wal", "-shm"]) File.Delete(store + part);
        string evidence = EvidenceFolder.Of(new StorePlace(store));
        if (Directory.Exists(evidence)) Directory.Delete(evidence, recursive: true);
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
