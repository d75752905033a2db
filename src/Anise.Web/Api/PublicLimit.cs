using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Anise.Web.Api;

/// <summary>How often one address may ask for what is public: enough for a page that shows every figure, not enough to keep the server busy.</summary>
internal static class PublicLimit
{
    public const string Policy = "public";

    /// <summary>So many requests in a minute.</summary>
    public const int Requests = 120;

    private const int NetworkBytes = 8;   // of an IPv6 address: one household or office has that many addresses

    public static void AddPublicLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(WhoOf(http.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Requests, Window = TimeSpan.FromMinutes(1) }));
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // What the answer says is told by the error pages, as of any other status.
        limits.OnRejected = (rejected, _) =>
        {
            TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static string WhoOf(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes()[..NetworkBytes]),
        _ => address.MapToIPv4().ToString(),
    };
}
