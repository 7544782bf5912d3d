namespace ChangliBridge.Store.Mirror;

/// <summary>执法检查人员 of the provincial register, as last pulled.</summary>
public sealed class MirroredInspector : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>The register's own id.</summary>
    public string Id { get; init; } = "";

    /// <summary>姓名; empty where the register leaves it out.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the inspector's department.</summary>
    public string Department { get; init; } = "";

    /// <summary>执法证号; null where missing: never drawn.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>Last day of the certificate; null where it is open-ended.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>分类标注, joined by commas; see <see cref="JoinedText"/>.</summary>
    public string Tags { get; init; } = "";

    /// <summary>辅助人员: helps, and is never drawn.</summary>
    public bool Auxiliary { get; init; }

    /// <summary>Certificate, or the name where there is none: what the county's lists are compared by. The database makes it.</summary>
    public string Key { get; private init; } = "";

    /// <inheritdoc/>
    public void Describe(RowDigest digest)
    {
        digest.Text(Id).Text(Name).Text(Department).Text(CertificateNumber).Day(ValidUntil).Text(Tags);
        // Told only where it holds: rows of before there was such a field keep their digest.
        if (Auxiliary)
            digest.Text("auxiliary");
    }
}
