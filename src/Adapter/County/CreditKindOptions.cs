using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>信用记录种类: a list into which violations go.</summary>
internal sealed record CreditKindOptions
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,30}$")]
    public string Id { get; init; } = "";

    /// <summary>Its name.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The provision that lets a target be listed; empty where each record names its own.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>For how many months a record stands, with <see cref="Source"/>; left out where no source gives a term.</summary>
    [Range(1, 1200)]
    public int? Months { get; init; }

    /// <summary>Where the term is from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Id of the department that decides on its records; empty: the department whose result it is.</summary>
    public string Keeper { get; init; } = "";

    /// <summary>Whether it is proposed by rule where a result says 无法联系.</summary>
    public bool ForUnreachable { get; init; }

    /// <summary>Ids of the departments that get notice of its records for 联合惩戒.</summary>
    public IReadOnlyList<string> Notified { get; init; } = [];
}
