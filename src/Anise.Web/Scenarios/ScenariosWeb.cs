using Anise.Web.Host;

namespace Anise.Web.Scenarios;

/// <summary>The result of a question as a part of its page, and its tables as files.</summary>
public sealed class ScenariosWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<ComparedScenarios>();

    /// <inheritdoc/>
    public override void Map(WebApplication app)
    {
        app.MapWhatIf();
        app.MapWhatIfTable();
        app.MapCompareTable();
    }
}
