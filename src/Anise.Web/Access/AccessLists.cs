using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Access;

/// <summary>The accounts that the reader manages.</summary>
[ListFiles("/users/export")]
public sealed class UserList(ReadUsers read) : PageList<UserRow>
{
    /// <inheritdoc/>
    public override async Task<ListOf<UserRow>?> OpenAsync(PageContext context, HttpContext http) => new()
    {
        Title = Texts.Get("users"),
        FileName = $"users-{context.Today:yyyy-MM-dd}",
        HandingOut = HandingOut.OfPersons(Permission.ManageUsers, Scope.Anywhere, null, Texts.Get("users")),
        Rows = (await read.RunAsync(context.Rights, http.RequestAborted)).AsQueryable(),
        Columns =
        [
            new ListColumn<UserRow>("name", Texts.Get("name"), u => u.DisplayName, ColumnLook.Name).SortedBy(u => VietnameseOrder.OfName(u.DisplayName)),
            new ListColumn<UserRow>("user-name", Texts.Get("user-name"), u => u.UserName).SortedBy(u => u.UserName),
            new ListColumn<UserRow>("roles", Texts.Get("roles"), u => RolesOf(u, context)).SortedBy(u => RolesOf(u, context)),
            new ListColumn<UserRow>("state", Texts.Get("state"), u => StateOf(u)).SortedBy(u => StateOf(u)),
        ],
        Filters =
        [
            ListFilter<UserRow>.Words("q", Texts.Get("name"), words => u => Folding.Fold(u.DisplayName + " " + u.UserName).Contains(Folding.Fold(words), StringComparison.Ordinal)),
            ListFilter<UserRow>.Choice("role", Texts.Get("role"), RoleNames.All.Select(r => new FilterChoice(r.Value, r.Label)), role => u => u.Grants.Any(g => g.Role.ToString() == role))
                with { Any = Texts.Get("any") },
        ],
        Sort = "name",
        Ties = [ListOrder<UserRow>.By(u => VietnameseOrder.OfName(u.DisplayName)), ListOrder<UserRow>.By(u => u.Id)],
    };

    private static string RolesOf(UserRow user, PageContext context) =>
        string.Join("; ", user.Grants.Select(g => $"{RoleNames.Of(g.Role)} · {context.Map.Find(g.Place)?.Name ?? Texts.Get("place-gone")}"));

    private static string StateOf(UserRow user) => user.Disabled ? Texts.Get("state-disabled")
        : Texts.Get(user.HasPassword ? "state-ok" : "state-waiting");
}

/// <summary>The keys of programmes that the reader manages.</summary>
[ListFiles("/users/keys/export")]
public sealed class KeyList(ReadApiKeys read) : PageList<ApiKeyRow>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ApiKeyRow>?> OpenAsync(PageContext context, HttpContext http) => Of(context, await read.RunAsync(context.Rights, http.RequestAborted));

    /// <summary>The list of some keys.</summary>
    internal static ListOf<ApiKeyRow> Of(PageContext context, IReadOnlyList<ApiKeyRow> keys) => new()
    {
        Title = Texts.Get("keys"),
        FileName = $"keys-{context.Today:yyyy-MM-dd}",
        HandingOut = HandingOut.OfPersons(Permission.ManageUsers, Scope.Anywhere, null, Texts.Get("keys")),
        Rows = keys.AsQueryable(),
        Columns =
        [
            new ListColumn<ApiKeyRow>("name", Texts.Get("key-name"), k => k.Name, ColumnLook.Name).SortedBy(k => k.Name),
            new ListColumn<ApiKeyRow>("role", Texts.Get("role"), k => RoleOf(k, context)).SortedBy(k => RoleOf(k, context)),
            new ListColumn<ApiKeyRow>("made", Texts.Get("key-made"), k => DayOf(k.MadeAt)).SortedBy(k => DayOf(k.MadeAt)),
            new ListColumn<ApiKeyRow>("made-by", Texts.Get("key-made-by"), k => k.MadeBy).SortedBy(k => k.MadeBy),
            new ListColumn<ApiKeyRow>("used", Texts.Get("key-used"), k => k.LastUsed).SortedBy(k => k.LastUsed),
            new ListColumn<ApiKeyRow>("state", Texts.Get("state"), k => k.RevokedAt is { } at ? Texts.Get("key-revoked-on", Components.Show.Date(DayOf(at))) : Texts.Get("key-works")).SortedBy(k => k.RevokedAt),
        ],
        Ties = [ListOrder<ApiKeyRow>.By(k => k.RevokedAt != null), ListOrder<ApiKeyRow>.By(k => k.Name)],
    };

    private static string RoleOf(ApiKeyRow key, PageContext context) => $"{RoleNames.Of(key.Role)} · {context.Map.Find(key.Place)?.Name ?? Texts.Get("place-gone")}";

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Days.Local(moment));
}
