namespace ChangliBridge.Domain.FollowUp;

/// <summary>有处置权限的机构: a body outside the bridge to which cases are transferred.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Name">Full name.</param>
/// <param name="Judicial">Whether it takes suspected crimes (司法机关).</param>
public sealed record OutsideBody(string Id, string Name, bool Judicial);
