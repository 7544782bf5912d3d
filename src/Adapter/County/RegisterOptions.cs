using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>Settings section <c>County:Registers</c>: figures of keeping 一单两库 current, each with its source.</summary>
internal sealed record RegisterOptions
{
    /// <summary>The county follows a change of the item list within so many days.</summary>
    [Range(1, 366)]
    public int ItemsWithinDays { get; init; } = 30;

    /// <summary>Where <see cref="ItemsWithinDays"/> comes from; printed beside the figure.</summary>
    [Required]
    public string ItemsSource { get; init; } = "";

    /// <summary>A certificate that ends within so many days is listed.</summary>
    [Range(1, 3660)]
    public int CertificatesWithinDays { get; init; } = 60;
}
