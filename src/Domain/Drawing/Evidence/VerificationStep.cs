namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>One step of checking a bundle (核验步骤).</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Finding">What was found: figures where it holds, else file, line and what is wrong.</param>
public sealed record VerificationStep(string Name, bool Holds, string Finding);
