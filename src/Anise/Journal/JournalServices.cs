using Microsoft.Extensions.DependencyInjection;

namespace Anise.Journal;

/// <summary>Registers the journal.</summary>
public static class JournalServices
{
    /// <summary>Adds it; the store and a clock are added by the caller.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddScoped<JournalBook>()
        .AddScoped<JournalPages>()
        .AddScoped<JournalChanges>()
        .AddScoped<VerifyJournal>();
}
