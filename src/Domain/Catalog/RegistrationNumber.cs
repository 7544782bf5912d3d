namespace ChangliBridge.Domain.Catalog;

/// <summary>注册号 of registrations from before the 统一社会信用代码: 15 digits. Another form is a warning, never a refusal.</summary>
public static class RegistrationNumber
{
    /// <summary>Whether <paramref name="number"/> has the form that a target of <paramref name="type"/> should have; products, projects and sites number themselves.</summary>
    public static bool Checks(string number, TargetType type) =>
        type is TargetType.Product or TargetType.Project or TargetType.Site || (number.Length == 15 && number.All(char.IsAsciiDigit));
}
