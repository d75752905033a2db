using Anise.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Access;

/// <summary>Registers accounts, passwords and rights.</summary>
public static class AccessServices
{
    /// <summary>The least number of characters of a password. There are no rules on which characters.</summary>
    public const int PasswordLength = 10;

    /// <summary>Adds ASP.NET Core Identity over the store, and the use cases; needs an <see cref="IPlaceLines"/>, logging and a clock.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
        {
            options.Password.RequiredLength = PasswordLength;
            options.Password.RequireDigit = options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 0;
            options.Lockout.AllowedForNewUsers = true;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        });
        return services
            .AddScoped<IUserStore<User>, UserOnlyStore<User, AniseDb, long>>()
            .AddScoped<OneTimeLinks>()
            .AddScoped<Administrators>()
            .AddScoped<AddUser>()
            .AddScoped<NewPasswordLink>()
            .AddScoped<SetPassword>()
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
