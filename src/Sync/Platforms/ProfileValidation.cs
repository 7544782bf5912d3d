using Microsoft.Extensions.Options;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Reports at start what was found when a profile was read.</summary>
internal sealed class ProfileValidation(string platform, IReadOnlyList<string> faults) : IValidateOptions<PlatformProfile>
{
    public ValidateOptionsResult Validate(string? name, PlatformProfile options) =>
        name != platform ? ValidateOptionsResult.Skip : faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
}
