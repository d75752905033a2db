using System.Globalization;
using System.Security.Claims;
using Anise.Access;
using Anise.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Anise.Web.Host;

/// <summary>The session cookie. Every request reads the user anew: a disabled user, a changed password or role ends the session at once.</summary>
internal static class SignedIn
{
    private const string StampClaim = "anise:stamp";
    private static readonly object UserKey = new();

    public static void AddSignIn(this IServiceCollection services)
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
            options.Events.OnValidatePrincipal = ValidateAsync;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>The user of this request, with grants; null when nobody is signed in.</summary>
    public static User? UserOf(HttpContext context) => context.User.Identity?.IsAuthenticated == true ? context.Items[UserKey] as User : null;

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, User user) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, user.UserName ?? ""),
            new Claim(StampClaim, user.SecurityStamp ?? ""),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>The end of a session: a form post with its token, so that no other site can sign a reader out.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery) =>
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        await context.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<AniseDb>();
        User? user = null;
        if (long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            user = await db.Set<User>().AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == id, context.HttpContext.RequestAborted);
        if (user is null || user.Disabled || (user.SecurityStamp ?? "") != context.Principal!.FindFirstValue(StampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }
        context.HttpContext.Items[UserKey] = user;
    }
}
