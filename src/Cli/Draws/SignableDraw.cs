using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary>
/// A draw whose figures agree with one another as far as anyone can see before its secret is known (可签署的抽取):
/// what a party looks at before it signs. Root and roster digest stay the bridge's word until the bundle is there.
/// </summary>
internal sealed record SignableDraw(V1.Draw Draw, DrawHeader Header, DrawRule Rule, byte[] Commitment)
{
    /// <summary>Checks what the bridge gave for <paramref name="name"/>.</summary>
    /// <exception cref="CommandRefused">Naming everything that does not agree: nothing of it should be signed.</exception>
    public static SignableDraw Of(V1.Draw draw, string name)
    {
        try
        {
            var header = DrawJson.ReadHeader(CanonicalJson.ReadStrict(Encoding.UTF8.GetBytes(draw.Header)));
            var rule = DrawJson.ReadRule(CanonicalJson.ReadStrict(Encoding.UTF8.GetBytes(draw.Rule)));
            var faults = Faults(draw, header, rule, name).ToList();
            return faults.Count == 0 ? new SignableDraw(draw, header, rule, Convert.FromHexString(draw.Commitment)) : throw Refuse(faults);
        }
        catch (Exception fault) when (fault is FormatException or DrawRefused)
        {
            throw Refuse([$"声明或规则读不懂：{fault.Message}"]);
        }
    }

    /// <summary>The commitment that the draw would have with <paramref name="secret"/>: <c>docs/draw.md</c>, section 1.</summary>
    public string CommitmentWith(byte[] secret) => Convert.ToHexStringLower(SHA256.HashData(
    [
        .. "changli-draw-commit/1"u8, .. SHA256.HashData(Encoding.UTF8.GetBytes(Draw.Header)), .. Convert.FromHexString(Draw.Root),
        .. SHA256.HashData(Encoding.UTF8.GetBytes(Draw.Rule)), .. Convert.FromHexString(Draw.RosterDigest), .. secret,
    ]));

    /// <summary>The slot as header and evidence know it.</summary>
    public static DrawSlot Declared(V1.ContributionSlot slot) =>
        new(slot.Name, SlotSpec.KindWord(slot.Kind), slot.Outside, slot.CloseTime?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") ?? "") { Form = slot.Form, Source = slot.Source };

    private static IEnumerable<string> Faults(V1.Draw draw, DrawHeader header, DrawRule rule, string name)
    {
        if (header.Draw != name || draw.Name != name)
            yield return $"要的是 {name}，声明写的是 {header.Draw}";
        if (header.Algorithm != DrawHeader.ChangliDraw1)
            yield return $"算法 {header.Algorithm} 不认识";
        if (header.Count != draw.FrameSize)
            yield return $"声明写 {header.Count} 户，网桥写 {draw.FrameSize} 户";
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draw.Rule))) != draw.RuleDigest)
            yield return "规则与规则摘要不符";
        if (!new[] { draw.Commitment, draw.Root, draw.RosterDigest }.All(IsDigest))
            yield return "承诺、根或人员摘要不是64位十六进制";
        if (!header.Slots.SequenceEqual(draw.Slots.Select(Declared)))
            yield return "声明中的参与方与网桥列出的不同";
        foreach (var slot in draw.Slots.Where(slot => slot.Kind != V1.ContributionSlot.Types.Kind.Beacon && rule.Keys.GetValueOrDefault(slot.Name, "") != slot.KeyId))
            yield return $"规则中 {slot.Name} 的公钥与网桥列出的不同";
    }

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static CommandRefused Refuse(IEnumerable<string> faults) =>
        new(ExitCode.DoesNotHold, $"网桥给出的抽取前后不一，不应签署：\n  {string.Join("\n  ", faults)}");
}
