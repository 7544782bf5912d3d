namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 人员缺口: a target that cannot get its inspectors from a department, and why. Everybody on the roster is counted once: without a certificate,
/// else without a tag, else recused, else available. Source: docs/draw.md, Inspectors.
/// </summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="Needed">Inspectors asked for.</param>
/// <param name="Available">Inspectors able and not recused.</param>
public sealed record Shortage(string Target, string Department, int Needed, int Available)
{
    /// <summary>名录人数: the department's inspectors on the roster, able or not.</summary>
    public int OnRoster { get; init; }

    /// <summary>Last day of the window, <c>2023-11-10</c>: certificates must reach it.</summary>
    public string LastDay { get; init; } = "";

    /// <summary>Inspectors whose 执法证 is missing or ends before the last day.</summary>
    public int WithoutCertificate { get; init; }

    /// <summary>标签缺口 of the certified, tag by tag; whoever lacks two tags stands in both.</summary>
    public IReadOnlyList<MissingTag> MissingTags { get; init; } = [];

    /// <summary>Able inspectors who are recused (回避) from the target.</summary>
    public int Recused { get; init; }

    /// <summary>Department, need and what is missing, one sentence in zh-CN.</summary>
    public string Reason
    {
        get
        {
            var causes = new List<string>();
            if (WithoutCertificate > 0)
                causes.Add($"{WithoutCertificate}人没有执法证或执法证在{LastDay}前到期");
            causes.AddRange(MissingTags.Select(missing => $"{missing.Inspectors}人缺少标签“{missing.Tag}”"));
            if (Recused > 0)
                causes.Add($"{Recused}人应当回避");
            return $"部门{Department}对{Target}需{Needed}人，可派{Available}人：名录共{OnRoster}人{string.Concat(causes.Select(cause => "，" + cause))}。";
        }
    }
}
