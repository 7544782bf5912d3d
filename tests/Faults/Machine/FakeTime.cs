using Xunit;

namespace ChangliBridge.Faults.Machine;

/// <summary>The library of the package faketime, which gives a process another clock. A test is skipped for want of it; <c>test.sh</c> installs it as root.</summary>
internal static class FakeTime
{
    /// <summary>Its path; the test that asks is skipped where it is not installed.</summary>
    public static string Library()
    {
        string[] folders = [.. Directory.Exists("/usr/lib") ? Directory.GetDirectories("/usr/lib", "*-linux-gnu") : [], "/usr/lib", "/usr/lib64", "/usr/local/lib"];
        var library = folders.Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(library is null, "libfaketime is not installed: install the package faketime.");
        return library!;
    }
}
