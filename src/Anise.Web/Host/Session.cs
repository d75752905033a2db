using System.Globalization;
using System.Security.Claims;
using Anise.Access;
using Anise.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Anise.Web.Host;

/// <summary>The session cookie. Every request reads the rights anew: a disabled user, a changed password or role ends the session at once.</summary>
internal static class Session
{
    private const string StampClaim = "anise:stamp", DisplayNameClaim = "anise:display-name", IdClaim = "anise:session";
    private static readonly object RightsKey = new();

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "anise-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "return";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);   // a working day
            options.SlidingExpiration = true;
            options.TimeProvider = TimeProvider.System;        // a session ends by the clock on the wall
            options.Events.OnValidatePrincipal = ValidateAsync;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>The rights of who is signed in; null when nobody is.</summary>
    public static Rights? RightsOf(HttpContext context) => context.Items[RightsKey] as Rights;

    /// <summary>Notes the rights of who is signed in.</summary>
    internal static void Give(HttpContext context, Rights rights) => context.Items[RightsKey] = rights;

    /// <summary>The name shown for who is signed in.</summary>
    public static string DisplayNameOf(HttpContext context) => context.User.FindFirstValue(DisplayNameClaim) ?? "";

    /// <summary>Where a request comes from, for the journal.</summary>
    public static string OriginOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, SignedIn user) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.UserId.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, user.UserName),
            new Claim(DisplayNameClaim, user.DisplayName),
            new Claim(StampClaim, user.SecurityStamp),
            new Claim(IdClaim, user.SessionId),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>The end of a session: a form post with its token, so that no other site can sign a reader out.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery) =>
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (RightsOf(context) is { } rights && context.User.FindFirstValue(IdClaim) is { } session)
            await context.RequestServices.GetRequiredService<SignOut>().RunAsync(rights.Actor, session, context.RequestAborted);
        await context.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        HttpContext http = context.HttpContext;
        Rights? rights = null;
        IServiceProvider services = http.RequestServices;
        // A cookie without an id is of an earlier version: it signs in anew.
        bool open = context.Principal?.FindFirstValue(IdClaim) is { } session
            && !await services.GetRequiredService<EndedSessions>().HasAsync(session, services.GetRequiredService<AniseDb>(), http.RequestAborted);
        if (open && long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            rights = await services.GetRequiredService<RightsOf>()
                .RunAsync(id, context.Principal!.FindFirstValue(StampClaim) ?? "", OriginOf(http), http.RequestAborted);
        }
        if (rights is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync();
            return;
        }
        Give(http, rights);
    }
}
