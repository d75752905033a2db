using Anise.Access;
using Anise.Basics;
using Anise.Demo;
using Anise.Modules;
using Anise.Places;
using Anise.Sqlite;
using Anise.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Testing;

/// <summary>Stores that tests begin with: made once (<see cref="KeptFiles"/>), each test works on a copy.</summary>
public static class KeptStores
{
    /// <summary>The password of <see cref="People"/>.</summary>
    public const string Password = "an easy test sentence";

    /// <summary>A user of every role that works with pages: name, name shown, role, place.</summary>
    public static IReadOnlyList<(string Name, string Shown, Role Role, string Place)> People { get; } =
    [
        ("admin", "Hoàng Thị Quản", Role.Administrator, "20"),
        ("province", "Lương Văn Tỉnh", Role.ProvinceOfficer, "20"),
        ("officer", "Nông Thị Xã", Role.CommuneOfficer, "06505"),
        ("chair", "Vi Văn Chủ", Role.CommuneChair, "06505"),
        ("enumerator", "Hứa Thị Hỏi", Role.Enumerator, "06505"),
    ];

    // Before any day that a test begins with: what is in a store when a test opens it has been there for long.
    private static readonly DateOnly Merged = new(2025, 7, 1);

    /// <summary>A copy of a store without anything.</summary>
    public static async Task CopyEmptyAsync(string to) => File.Copy(await EmptyAsync(), to);

    /// <summary>A copy of a store with the places of Lang Son.</summary>
    public static async Task CopyLangSonAsync(string to) => File.Copy(await LangSonAsync(), to);

    /// <summary>A copy of a store with the places of Lang Son and <see cref="People"/>.</summary>
    public static async Task CopyPeopledAsync(string to) => File.Copy(await KeptFiles.FileAsync("peopled.db", async file =>
    {
        await CopyLangSonAsync(file);
        await FillAsync(file, AddPeopleAsync, Merged);
    }), to);

    /// <summary>A copy of a small demo province: 600 households, seed 3.</summary>
    public static async Task CopyDemoAsync(string to) => Copy(await DemoAsync(), to);

    /// <summary>The same without the files of its evidence.</summary>
    public static async Task CopyDemoFileAsync(string to) => File.Copy(await DemoAsync(), to);

    /// <summary>A copy of the same with <see cref="People"/> beside the demo's own.</summary>
    public static async Task CopyPeopledDemoAsync(string to) => Copy(await KeptFiles.FileAsync("demo-600-3-peopled.db", async file =>
    {
        await CopyDemoAsync(file);
        await FillAsync(file, AddPeopleAsync, new DateOnly(2026, 11, 25));
    }), to);

    /// <summary>Makes a demo province in a new file.</summary>
    public static async Task MakeDemoAsync(string file, int households, int seed)
    {
        await CopyEmptyAsync(file);
        await FillAsync(file, async services => Must(await services.GetRequiredService<MakeDemo>().RunAsync(households, seed)), null);
    }

    private static Task<string> EmptyAsync() => KeptFiles.FileAsync("empty.db", async file =>
    {
        await using (AniseDb db = new(SqliteStore.Options(file))) await SqliteStore.CreateAsync(db);
        Close(file);
    });

    private static Task<string> LangSonAsync() => KeptFiles.FileAsync("lang-son.db", async file =>
    {
        await CopyEmptyAsync(file);
        await FillAsync(file, async services => Must(await services.GetRequiredService<CreateStore>().RunAsync(Rights.ForConsole())), Merged);
    });

    private static Task<string> DemoAsync()
    {
        Needs.Allow("demo");
        return KeptFiles.FileAsync("demo-600-3.db", file => MakeDemoAsync(file, 600, 3));
    }

    private static async Task AddPeopleAsync(IServiceProvider services)
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
        foreach (var (name, shown, role, place) in People)
        {
            IssuedLink link = Must(await services.GetRequiredService<AddUser>().RunAsync(Rights.ForConsole(), name, shown, role, map.FindByCode(place)!.Id));
            Must(await services.GetRequiredService<SetPassword>().RunAsync(link.Token, Password, "test"));
        }
    }

    /// <param name="file">The store.</param>
    /// <param name="fill">What to do with it.</param>
    /// <param name="day">The day it is; null for the clock of the demo.</param>
    private static async Task FillAsync(string file, Func<IServiceProvider, Task> fill, DateOnly? day)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (day is { } still) services.AddSingleton<TimeProvider>(new StillClock(still));
        else services.AddDemoClock();
        services.AddStore(file).AddAreas();
        await using (ServiceProvider provider = services.BuildServiceProvider(validateScopes: true))
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
            await fill(scope.ServiceProvider);
        Close(file);
    }

    /// <summary>Brings everything into the one file; the files beside it go with the last connection.</summary>
    private static void Close(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        ClearPool(file);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the connections to a store that are kept for the next use.</summary>
    public static void ClearPool(string file)
    {
        using AniseDb db = new(SqliteStore.Options(file));
        SqliteConnection.ClearPool((SqliteConnection)Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database));
    }

    /// <summary>Copies a store with the folder of its evidence.</summary>
    public static void Copy(string from, string to)
    {
        foreach (string one in Directory.Exists(from + KeptFiles.Beside) ? Directory.GetFiles(from + KeptFiles.Beside, "*", SearchOption.AllDirectories) : [])
        {
            string copy = to + KeptFiles.Beside + one[(from + KeptFiles.Beside).Length..];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(one, copy);
        }
        File.Copy(from, to);
    }

    /// <summary>Removes a store with what lies beside it.</summary>
    public static void Delete(string file)
    {
        ClearPool(file);
        foreach (string one in (string[])[file, file + "-wal", file + "-shm", file + ".last"]) File.Delete(one);
        foreach (string folder in (string[])[file + ".keys", file + KeptFiles.Beside]) if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static T Must<T>(Result<T> result) =>
        result.Ok ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Problems.Select(p => $"{p.Code}: {p.Message}")));
}
