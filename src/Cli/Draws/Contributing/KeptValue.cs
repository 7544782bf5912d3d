using System.Security.Cryptography;
using System.Text.Json;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>A value that was committed to and is not open yet (保存的数值): lost, it cannot be made again.</summary>
internal sealed record KeptValue(string Draw, string Commitment, string Slot, string Value)
{
    private const int LongestEscaped = 150;
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string DefaultFolder { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".changli", "contributions");

    /// <summary>Where the value of a turn is kept: named by the draw's commitment, for another draw must never take it, and by the slot.</summary>
    public static string PathOf(string folder, SlotTurn turn)
    {
        var slot = Uri.EscapeDataString(turn.Slot.Name);
        if (slot.Length > LongestEscaped)
            slot = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(slot)));
        return Path.Combine(folder, $"{turn.Draw.Draw.Commitment}-{slot}.json");
    }

    /// <summary>The kept value of a turn; null where there is none.</summary>
    /// <exception cref="CommandRefused">The file holds something else.</exception>
    public static async Task<KeptValue?> FindAsync(string folder, SlotTurn turn, CancellationToken ct)
    {
        var path = PathOf(folder, turn);
        if (!File.Exists(path))
            return null;
        try
        {
            var kept = JsonSerializer.Deserialize<KeptValue>(await File.ReadAllBytesAsync(path, ct), Form);
            if (kept is { Value: not null } && kept.Draw == turn.Draw.Draw.Name && kept.Commitment == turn.Draw.Draw.Commitment && kept.Slot == turn.Slot.Name && turn.Fits(kept.Value))
                return kept;
        }
        catch (JsonException)
        {
            // Told below, as anything else that it should not hold.
        }
        throw new CommandRefused(ExitCode.DoesNotHold, $"{path} 不是 {turn.Draw.Draw.Name} 参与方 {turn.Slot.Name} 保存的数值，或已损坏。");
    }

    /// <summary>The value already kept for the turn, or else <paramref name="given"/>, or a fresh one, kept from now on.</summary>
    /// <exception cref="CommandRefused">Another value is kept already, or the given one is out of form.</exception>
    public static async Task<KeptValue> FindOrMakeAsync(string folder, SlotTurn turn, string? given, CancellationToken ct)
    {
        if (given is not null && !turn.Fits(given))
            throw new CommandRefused(ExitCode.DoesNotHold, "数值应为32至128位小写十六进制。");
        if (await FindAsync(folder, turn, ct) is { } kept)
        {
            return given is null || given == kept.Value
                ? kept
                : throw new CommandRefused(ExitCode.DoesNotHold, $"{PathOf(folder, turn)} 已保存另一数值，可能已经提交过承诺，不予更换。");
        }
        var made = new KeptValue(turn.Draw.Draw.Name, turn.Draw.Draw.Commitment, turn.Slot.Name, given ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        PrivateFile.MakeFolder(folder);
        await PrivateFile.WriteAsync(PathOf(folder, turn), (file, stop) => JsonSerializer.SerializeAsync(file, made, Form, stop), replace: false, ct);
        return made;
    }
}
