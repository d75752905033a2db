using System.CommandLine;
using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Cli.Access;

/// <summary><c>anise user add|link|list|permissions</c>: accounts, from the console of the store; and who may do what.</summary>
internal static class UserCommand
{
    public static Command Build() => new("user", Texts.Get("user")) { Add(), Link(), List(), Permissions() };

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        var displayName = new Option<string?>("--display-name") { Description = Texts.Get("display-name"), HelpName = "NAME" };
        Option<Role> role = RoleOption.Required(Enum.GetValues<Role>());
        var command = new Command("add", Texts.Get("user-add")) { name, role, place, store, displayName };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), null, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            string userName = parsed.GetRequiredValue(name);
            Result<IssuedLink> link = await services.Get<AddUser>().RunAsync(
                services.Rights, userName, parsed.GetValue(displayName) ?? userName, parsed.GetRequiredValue(role), at.Value.Id, cancel);
            return Print(parsed, link);
        });
        return command;
    }

    private static Command Link()
    {
        Argument<string> name = Name();
        Option<FileInfo> store = StoreOption.Existing();
        var command = new Command("link", Texts.Get("user-link")) { name, store };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            string userName = parsed.GetRequiredValue(name);
            UserRow? user = (await services.Get<ReadUsers>().RunAsync(services.Rights, cancel))
                .SingleOrDefault(u => string.Equals(u.UserName, userName, StringComparison.OrdinalIgnoreCase));
            return user is null
                ? parsed.Refuse([new Problem("user-unknown", Texts.Get("user-unknown", userName))])
                : Print(parsed, await services.Get<NewPasswordLink>().RunAsync(services.Rights, user.Id, cancel));
        });
        return command;
    }

    /// <summary>Every permission that the areas declare, with the roles that hold it.</summary>
    private static Command Permissions()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("permissions", Texts.Get("user-permissions")) { format };
        command.SetAction(parsed =>
        {
            Role[] roles = Enum.GetValues<Role>();
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["permission", "area", "what", .. roles.Select(r => r.ToString())], Areas.All.SelectMany(
                area => area.Permissions, (area, permission) => (IReadOnlyList<object?>)
                    [permission.Code, area.Name, area.Texts?.Get("permission-" + permission.Code), .. roles.Select(r => permission.IsHeldBy(r) ? "x" : null)]));
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("list", Texts.Get("user-list")) { store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            PlaceMap map = await services.Get<PlaceMaps>().OnAsync(services.Get<TimeProvider>().Today(), cancel);
            IReadOnlyList<UserRow> users = await services.Get<ReadUsers>().RunAsync(services.Rights, cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format),
                ["user_name", "display_name", "role", "place", "disabled", "has_password"],
                users.SelectMany(u => u.Grants.DefaultIfEmpty(), (u, g) => (IReadOnlyList<object?>)
                    [u.UserName, u.DisplayName, g is null ? null : RoleOption.NameOf(g.Role), g is null ? null : map.Find(g.Place)?.Code, u.Disabled, u.HasPassword]));
            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = Texts.Get("user-name") };

    private static int Print(ParseResult parsed, Result<IssuedLink> link)
    {
        if (!link.Ok) return parsed.Refuse(link.Problems);
        parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("link-note", Days.Local(link.Value.ExpiresAt)));
        parsed.InvocationConfiguration.Output.WriteLine(link.Value.Path);
        return 0;
    }
}
