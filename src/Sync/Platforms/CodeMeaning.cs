namespace ChangliBridge.Sync.Platforms;

/// <summary>How the profile reads the code of a reply's envelope.</summary>
internal enum CodeMeaning
{
    /// <summary>Not in the profile, or a success code under an HTTP error: nothing is known of the effect.</summary>
    Unknown,

    /// <summary>Done.</summary>
    Success,

    /// <summary>Refused for what it says; the same request would be refused again.</summary>
    Refused,

    /// <summary>Not processed, come again.</summary>
    Busy,

    /// <summary>Stopped by the gateway: secret, signature or clock. Not processed.</summary>
    Unauthorised,
}
