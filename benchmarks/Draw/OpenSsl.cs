using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>The limit: what <c>openssl speed</c> says of one core.</summary>
internal static class OpenSsl
{
    private const int BlockBytes = 64;

    /// <summary>Blocks of 64 bytes a second within messages of 16 KiB; null where there is no openssl.</summary>
    public static double? BlocksASecond()
    {
        try
        {
            using var openssl = Process.Start(new ProcessStartInfo("openssl", "speed -seconds 2 -bytes 16384 -evp sha256") { RedirectStandardOutput = true, RedirectStandardError = true });
            var line = openssl?.StandardOutput.ReadToEnd().Split('\n').LastOrDefault(text => text.StartsWith("sha256", StringComparison.OrdinalIgnoreCase));
            return line is null ? null : double.Parse(line.Split(' ')[^1].TrimEnd('k'), CultureInfo.InvariantCulture) * 1000 / BlockBytes;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
