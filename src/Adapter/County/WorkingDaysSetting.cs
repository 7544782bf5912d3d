using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Rules;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>工作日历: the shipped table, or with the years of the setting's file in place of its own. A file that cannot be read is named at start, line by line.</summary>
internal sealed class WorkingDaysSetting : IValidateOptions<CountyOptions>
{
    public ValidateOptionsResult Validate(string? name, CountyOptions options)
    {
        try
        {
            Read(options.WorkingDaysFile);
            return ValidateOptionsResult.Success;
        }
        catch (RuleViolation fault)
        {
            return ValidateOptionsResult.Fail(fault.Faults.Select(one => $"County:WorkingDaysFile: {one.Field}：{one.Reason}{one.Remedy}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"County:WorkingDaysFile: {fault.Message}");
        }
    }

    public static WorkingDayCalendar Read(string file) =>
        file.Length == 0 ? WorkingDayCalendar.National : WorkingDayCalendar.National.With(File.ReadAllText(file));
}
