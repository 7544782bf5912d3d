using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Domain.Results;

/// <summary>
/// 检查行为编号: names one department's check of one target for ever, whatever is amended later; cases and penalties link back by it.
/// Division, then 16 characters of the SHA-256 over division, department and task: 22 characters, at most 50 are allowed (行政检查行为, check_action_code).
/// </summary>
public static class CheckActionCode
{
    /// <summary>The code of a department's check in a task.</summary>
    public static string Of(string division, string department, string task) =>
        division + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{division}:{department}:{task}")))[..16];
}
