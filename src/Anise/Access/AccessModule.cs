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
            .AddScoped<SetPassword>().AddScoped<ChangePassword>()
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
            .AddScoped<RightsOfKey>();
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
