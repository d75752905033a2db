using Anise.Basics;
using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Access;

/// <summary>Accounts, passwords, rights and keys; needs logging and a clock.</summary>
public sealed class AccessModule : Module
{
    /// <summary>The least number of characters of a password. There are no rules on which characters, but see <see cref="PasswordStrength"/>.</summary>
    public const int PasswordLength = 10;

    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Access.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.ManageUsers];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("users", "/users", 140, Permission.ManageUsers, Foundation: true)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(AccessActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(AccessSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
        {
            options.Password.RequiredLength = PasswordLength;
            options.Password.RequireDigit = options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 0;
            // Wrong tries bar the address that makes them (SignInAttempts): an account that anybody can lock is no safer.
            options.Lockout.AllowedForNewUsers = false;
        }).AddPasswordValidator<PasswordStrength>();
        services
            .AddSingleton<SignInAttempts>()
            .AddSingleton<EndedSessions>()
            .AddScoped<SignOut>()
            .AddScoped<IUserStore<User>, UserOnlyStore<User, AniseDb, long>>()
            .AddScoped<OneTimeLinks>()
            .AddScoped<Administrators>()
            .AddScoped<AddUser>()
            .AddScoped<NewPasswordLink>()
            .AddScoped<SetPassword>()
            .AddScoped<ChangePassword>()
            .AddScoped<GiveRole>()
            .AddScoped<TakeRole>()
            .AddScoped<DisableUser>()
            .AddScoped<SignIn>()
            .AddScoped<FirstAdministrator>()
            .AddScoped<RightsOf>()
            .AddScoped<ReadUsers>()
            .AddScoped<AddApiKey>()
            .AddScoped<RevokeApiKey>()
            .AddScoped<ReadApiKeys>()
            .AddScoped<RightsOfKey>()
            .AddScoped<ReadRecordNames>()
            .AddScoped<ReadWaiting>()
            .AddScoped<IRecordNames, UserRecordNames>();
    }
}

/// <summary>What can be allowed about accounts.</summary>
public static class AccessPermissions
{
    private static readonly Permission _manageUsers = new("ManageUsers", Role.Administrator);

    extension(Permission)
    {
        /// <summary>Make users, give and take roles.</summary>
        public static Permission ManageUsers => _manageUsers;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class AccessActs
{
    public static readonly Act
        AddApiKey = new("add-api-key"),
        AddUser = new("add-user"),
        ChangePassword = new("change-password"),
        DisableUser = new("disable-user"),
        EnableUser = new("enable-user"),
        GiveRole = new("give-role"),
        MakeFirstAdministrator = new("make-first-administrator"),
        NewPasswordLink = new("new-password-link"),
        OfferFirstAdministrator = new("offer-first-administrator"),
        RevokeApiKey = new("revoke-api-key"),
        SetPassword = new("set-password"),
        SignIn = new("sign-in"),
        SignInFailed = new("sign-in-failed"),
        SignOut = new("sign-out"),
        TakeRole = new("take-role"),
        UseApiKey = new("use-api-key");
}

/// <summary>What the journal tells of here.</summary>
internal static class AccessSubjects
{
    public static readonly SubjectKind
        User = new("user"),
        UserGrant = new("user-grant", null, typeof(User)),
        OneTimeLink = new("one-time-link"),
        ApiKey = new("api-key");
}
