using Anise.Access;
using Anise.Journal;
using Anise.RuleTables;
using Anise.Sqlite;
using Anise.Store;
using Anise.Web.Api;
using Anise.Web.Host;
using Anise.Web.Layout;
using Anise.Web.Pictures;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;

namespace Anise.Web.Serving;

/// <summary>Builds the program that serves the pages.</summary>
public static class WebHost
{
    /// <summary>A little more than the largest file that is read, in bytes.</summary>
    private const long LargestUpload = 64_000_000;

    /// <summary>More values than the form of any household has.</summary>
    private const int MostValues = 20_000;

    /// <summary>The pages over one store, ready to run. Reads no settings file; logs warnings and faults to standard error.</summary>
    public static WebApplication Build(WebOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)   // it warns of plain key files: they lie in a folder of the owner's only
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.Clock is { } clock) builder.Services.AddSingleton(clock);
        if (options.Rules is { } rules) builder.Services.AddSingleton(_ => new RulesInForce(rules));
        builder.Services.AddStore(options.StoreFile).AddAreas();
        builder.Services.AddSingleton(options);
        AddPages(builder.Services, options.StoreFile);
        builder.Services.AddSingleton(new MapFile(options.MapFile, options.StoreFile));

        WebApplication app = builder.Build();
        if (options.VisitsFirst) app.Services.GetRequiredService<FirstVisits>().Follow(app);
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        // A strong tag names these very bytes: the interface sends them as they are.
        app.UseWhen(context => !ApiAddress.IsApi(context), pages => pages.UseResponseCompression());
        app.Use((context, next) =>
        {
            // A page is not asked twice: HEAD is GET, whose body the server leaves out.
            if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
            return next();
        });
        app.UseHealthChecks("/health");
        app.UseSecurityHeaders(options.Address?.Scheme == Uri.UriSchemeHttps);
        app.UseLanguages();
        app.UseChoices();
        app.UseErrorPages();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            PageContext page = context.RequestServices.GetRequiredService<PageContext>();
            if (Session.RightsOf(context) is not null)
            {
                // One connection for the whole request; opened and closed for every question it would cost as much as the questions.
                var db = context.RequestServices.GetRequiredService<AniseDb>();
                await db.StayOpenAsync(context.RequestAborted);
                // A page is read at one go, and asks once how the store stands; a form writes between what it reads.
                if (HttpMethods.IsGet(context.Request.Method)) await context.RequestServices.GetRequiredService<KeptReads>().HoldAsync(db, context.RequestAborted);
            }
            await page.FillAsync(context);
            await next();
        });
        app.Use((context, next) => SentForms.CheckAsync(context, context.RequestServices.GetRequiredService<PageContext>(), () => next(context)));
        app.Use((context, next) => Choices.CheckAsync(context, context.RequestServices.GetRequiredService<PageContext>(), next));
        app.Use(async (context, next) =>
        {
            PageContext page = context.RequestServices.GetRequiredService<PageContext>();
            // Before the page begins: layout and page share one connection to the store and read at the same time.
            if (page.SignedIn && HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                page.Waiting = (await context.RequestServices.GetRequiredService<ReadWaiting>().RunAsync(page.Rights, context.RequestAborted)).Count;
            await next();
        });
        app.UseApiKeys();
        app.Use((context, next) => UnofferedForm.CheckAsync(context, context.RequestServices.GetRequiredService<PageContext>(), () => next(context)));
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapSignOut();
        foreach (WebArea area in WebArea.All) area.Map(app);
        app.MapRazorComponents<App>();
        return app;
    }

    private static void AddPages(IServiceCollection services, string storeFile)
    {
        services.AddHealthChecks();
        services.AddRazorComponents();
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostValues);
        services.AddHttpContextAccessor();
        services.AddScoped<PageContext>();
        services.AddSingleton<SentForms>();
        services.AddSingleton<Menu>();
        services.AddSingleton<FirstVisits>();
        services.AddSessions();
        foreach (WebArea area in WebArea.All) area.AddServices(services);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "anise-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;   // SecurityHeaders says it for every page
        });
        // Lines are slow, processors are not.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Optimal);
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, ShapeFiles.Type];
        });
        // Beside the store, so that sessions outlive a restart and move with it.
        string keys = Path.GetFullPath(storeFile) + ".keys";
        if (!Directory.Exists(keys) && !OperatingSystem.IsWindows())
            Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("anise").PersistKeysToFileSystem(Directory.CreateDirectory(keys));
    }
}
