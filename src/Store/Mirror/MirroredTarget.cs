using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Store.Mirror;

/// <summary>检查对象 of the provincial register, as last pulled.</summary>
public sealed class MirroredTarget : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>The register's own id.</summary>
    public string Id { get; init; } = "";

    /// <summary>统一社会信用代码, upper case; null where the target has none, and then <see cref="RegistrationNumber"/> is set.</summary>
    public string? CreditCode { get; init; }

    /// <summary>注册号 of older registrations.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>名称.</summary>
    public string Name { get; init; } = "";

    /// <summary>主体类型.</summary>
    public TargetType Type { get; init; }

    /// <summary>登记状态 as the register words it, such as 已成立.</summary>
    public string RegistrationState { get; init; } = "";

    /// <summary>成立日期.</summary>
    public DateOnly RegisteredOn { get; init; }

    /// <summary>住所（经营场所）.</summary>
    public string Address { get; init; } = "";

    /// <summary>分类标注, joined by commas; see <see cref="JoinedText"/>.</summary>
    public string Tags { get; init; } = "";

    /// <summary>经营范围; empty where the register has none.</summary>
    public string BusinessScope { get; init; } = "";

    /// <summary>Credit code, or the number where there is none: what the county's lists are compared by. The database makes it.</summary>
    public string Key { get; private init; } = "";

    /// <inheritdoc/>
    public void Describe(RowDigest digest)
    {
        digest.Text(Id).Text(CreditCode).Text(RegistrationNumber).Text(Name).Number((int)Type).Text(RegistrationState).Day(RegisteredOn).Text(Address).Text(Tags);
        // Told only where there is one: rows of before there was such a field keep their digest.
        if (BusinessScope.Length > 0)
            digest.Text(BusinessScope);
    }
}
