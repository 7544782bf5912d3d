namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// 检查对象名录库 of any size, computed row by row. Each ten targets hold two outside the plan's scope, three sole traders
/// and five enterprises inside it, in a seeded order; so a tenth is outside at every size from ten, and a larger register
/// begins with the smaller one of the same seed.
/// </summary>
internal sealed class TargetRegister(int size, ulong seed)
{
    public const string HalalTag = "清真食品生产经营";
    private const int Block = 10;
    private const int EnterprisesInBlock = 5;

    private static readonly string[] Towns =
        ["昌黎镇", "靖安镇", "安山镇", "龙家店镇", "泥井镇", "大蒲河镇", "新集镇", "刘台庄镇", "茹荷镇", "朱各庄镇", "荒佃庄镇"];

    private static readonly string[] OtherTags = ["餐饮服务", "食品销售", "食品生产", "学校周边"];
    private static readonly string[] EndedStates = ["注销", "吊销", "迁出"];
    private static readonly DateOnly ScopeDay = new(2022, 12, 31);

    public int Size => size;

    public TargetRow Row(int index)
    {
        var random = SplitMix64.For(seed, 1, index);
        return RoleOf(index) switch
        {
            TargetRole.Enterprise => Inside(index, "enterprise", random),
            TargetRole.SoleTrader => Inside(index, "sole_trader", random),
            _ => Outside(index, random),
        };
    }

    public static string IdOf(int index) => "t" + (index + 1).ToString("D8");

    public TargetRole RoleOf(int index) => Place(index) switch
    {
        < EnterprisesInBlock => TargetRole.Enterprise,
        < 8 => TargetRole.SoleTrader,
        _ => TargetRole.Outside,
    };

    /// <summary>How many enterprises inside the scope stand before this one in the order of blocks.</summary>
    public int EnterpriseNumber(int index) => (index / Block * EnterprisesInBlock) + Place(index);

    /// <summary>Where the enterprise of a number stands: the other way of <see cref="EnterpriseNumber"/>, for whole blocks.</summary>
    public int EnterpriseIndex(int number) =>
        (number / EnterprisesInBlock * Block) + Array.IndexOf(SplitMix64.For(seed, 2, number / EnterprisesInBlock).Permutation(Block), number % EnterprisesInBlock);

    /// <summary>How many enterprises inside the scope the whole blocks hold.</summary>
    public int EnterprisesInWholeBlocks => size / Block * EnterprisesInBlock;

    /// <summary>Where the targets behind the last whole block stand.</summary>
    public IEnumerable<int> Rest => Enumerable.Range(size / Block * Block, size % Block);

    private int Place(int index) => SplitMix64.For(seed, 2, index / Block).Permutation(Block)[index % Block];

    private static TargetRow Inside(int index, string type, SplitMix64 random) => Fill(index, random) with
    {
        Type = type,
        Name = NameOf(type, index),
        CreditCode = CodeOf(type, index),
        Tags = random.Below(2) == 0 ? [HalalTag] : [HalalTag, random.Pick(OtherTags)],
    };

    // One reason at a time, so that a filter that forgets one condition shows.
    private static TargetRow Outside(int index, SplitMix64 random)
    {
        var type = random.Below(3) == 0 ? "sole_trader" : "enterprise";
        var row = Inside(index, type, random);
        return random.Below(4) switch
        {
            0 => row with { RegisteredOn = ScopeDay.AddDays(1 + (random.Below(4) * random.Below(70))) },
            1 => row with { State = random.Pick(EndedStates) },
            2 => row with { Tags = [random.Pick(OtherTags)] },
            _ => row with { Type = "cooperative", Name = NameOf("cooperative", index), CreditCode = CodeOf("cooperative", index) },
        };
    }

    private static TargetRow Fill(int index, SplitMix64 random) => new()
    {
        Id = IdOf(index),
        CreditCode = null,
        RegistrationNumber = index % 53 == 17 ? CreditCodes.RegistrationNumber(index + 1) : null,
        Name = "",
        Type = "",
        State = "已成立",
        RegisteredOn = random.Below(40) == 0 ? ScopeDay : ScopeDay.AddDays(-random.Below(5000)),
        Address = $"河北省秦皇岛市昌黎县{random.Pick(Towns)}某某街{1 + random.Below(300)}号",
        Tags = [],
    };

    private static string? CodeOf(string type, int index)
    {
        if (index % 53 == 17)
            return null;
        var kind = type switch { "enterprise" => "91", "sole_trader" => "92", _ => "93" };
        var code = CreditCodes.Make(kind, index);
        return index % 67 == 23 ? CreditCodes.Spoil(code) : code;
    }

    private static string NameOf(string type, int index) => type switch
    {
        "enterprise" => $"昌黎县某某食品有限公司{index + 1:D3}",
        "sole_trader" => $"昌黎县某某食品店{index + 1:D3}",
        _ => $"昌黎县某某养殖专业合作社{index + 1:D3}",
    };
}
