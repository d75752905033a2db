using System.CommandLine;
using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Access;

/// <summary><c>anise key add|list|revoke</c>: keys of other programs, from the console of the store.</summary>
internal static class KeyCommand
{
    public static Command Build() => new("key", Texts.Get("key")) { Add(), List(), Revoke() };

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<Role> role = RoleOption.Required(ApiKey.Roles);
        var command = new Command("add", Texts.Get("key-add")) { name, role, place, store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), null, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<IssuedApiKey> key = await services.Get<AddApiKey>().RunAsync(services.Rights, parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), at.Value.Id, cancel);
            if (!key.Ok) return parsed.Refuse(key.Problems);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("key-note"));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(key.Value.Secret);
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("list", Texts.Get("key-list")) { store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            PlaceMap map = await services.Get<PlaceMaps>().OnAsync(services.Get<TimeProvider>().Today(), cancel);
            IReadOnlyList<ApiKeyRow> keys = await services.Get<ReadApiKeys>().RunAsync(services.Rights, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["name", "role", "place", "made_by", "made", "last_used", "revoked"],
                keys.Select(k => (IReadOnlyList<object?>)[k.Name, RoleOption.NameOf(k.Role), map.Find(k.Place)?.Code, k.MadeBy, Day(k.MadeAt), k.LastUsed, k.RevokedAt is { } at ? Day(at) : null]));
            return 0;
        });
        return command;
    }

    private static Command Revoke()
    {
        Argument<string> name = Name();
        Option<FileInfo> store = StoreOption.Existing();
        var command = new Command("revoke", Texts.Get("key-revoke")) { name, store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<string> revoked = await services.Get<RevokeApiKey>().RunAsync(services.Rights, parsed.GetRequiredValue(name), cancel);
            if (!revoked.Ok) return parsed.Refuse(revoked.Problems);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("key-revoked", revoked.Value));
            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = Texts.Get("key-name") };

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Days.Local(moment));
}
