using ChangliBridge.Architecture.Tests.Reading;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>Domain is the law and the draw: a pure function of what it is given.</summary>
public sealed class DomainTests
{
    private static readonly string[] OutsideWorld =
    [
        "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Diagnostics.Trace", "System.Console", "System.Environment.",
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.Drive", "System.IO.Pipes.", "System.Reflection.Emit.",
        "System.TimeProvider", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.TimeZoneInfo",
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
    ];

    // What the compiler puts into an iterator.
    private const string OfIterators = "System.Environment.get_CurrentManagedThreadId";

    private static readonly string[] EvidenceOnly = ["System.Text.Json", "System.IO.Compression"];

    [Fact]
    public void Domain_uses_the_base_library_alone()
    {
        Assert.Empty(ProjectFile.Product.Single(project => project.Name == "Domain").Packages);
        Rule.Holds("Domain references:", ProductCode.Assemblies["Domain"].GetReferencedAssemblies().Select(name => name.Name ?? "")
            .Where(name => name != "netstandard" && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || !name.StartsWith("System", StringComparison.Ordinal))));
    }

    [Fact]
    public void Domain_meets_no_file_network_clock_or_randomness() =>
        Rule.Holds("Domain reaches outside:",
            from use in Uses.Of(ProductCode.Assemblies["Domain"])
            let name = Uses.NameOf(use.Used)
            where name != OfIterators && OutsideWorld.Any(banned => name.StartsWith(banned, StringComparison.Ordinal))
            select $"{use.By} uses {name}");

    [Fact]
    public void Only_the_evidence_reads_json_and_zip() =>
        Rule.Holds("Only Domain/Drawing/Evidence may use System.Text.Json and ZipArchive:",
            from use in Uses.Of(ProductCode.Assemblies["Domain"], type => type.Namespace == "ChangliBridge.Domain.Drawing.Evidence")
            let type = Uses.TypeOf(use.Used)
            where EvidenceOnly.Any(banned => type.Namespace?.StartsWith(banned, StringComparison.Ordinal) == true)
            select $"{use.By} uses {type}");
}
