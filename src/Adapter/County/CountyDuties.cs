using System.Globalization;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.Joint;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>The county's deadlines as the domain knows them, made once from settings.</summary>
internal sealed class CountyDuties(IOptions<CountyOptions> options, CountyLists county)
{
    /// <summary>公示期限 in force.</summary>
    public ResultClock Clock { get; } = new(options.Value.ResultClock.Start, options.Value.ResultClock.WorkingDays);

    /// <summary>待办期限 in force.</summary>
    public DutyTerms Terms => new(county.WorkingDays, Clock, options.Value.Duties.ConfirmWithin);

    /// <summary>年度待办.</summary>
    public IReadOnlyList<YearlyDuty> Yearly { get; } = [.. options.Value.Duties.Yearly.Select(duty => new YearlyDuty(
        duty.Id, duty.Title,
        int.Parse(duty.DueOn[..2], CultureInfo.InvariantCulture), int.Parse(duty.DueOn[3..], CultureInfo.InvariantCulture),
        duty.Departments.Count > 0 ? duty.Departments : [.. options.Value.Departments.Select(department => department.Id)], duty.Source))];

    /// <summary>确认期限 of a joint list for its participating departments.</summary>
    public Deadline ConfirmBy(JointList list) => county.ConfirmBy(list);

    /// <summary>Where the term of a duty is said (期限出处); empty of one whose day is its own, such as the window of a batch.</summary>
    public string SourceOf(Duty duty) => duty.Kind switch
    {
        DutyKind.DrawToConfirm => options.Value.Duties.ConfirmSource,
        DutyKind.ResultToEnter or DutyKind.ResultToCorrect or DutyKind.ResultToReview or DutyKind.ResultToDisclose => options.Value.ResultClock.Source,
        DutyKind.Yearly => Yearly.FirstOrDefault(yearly => duty.Subject.StartsWith($"yearlyDuties/{yearly.Id}/", StringComparison.Ordinal))?.Source ?? "",
        _ => "",
    };

    /// <summary>工作日历 in force.</summary>
    public WorkingDayCalendar WorkingDays => county.WorkingDays;

    /// <summary>The day in the county.</summary>
    public DateOnly Today => county.Today;
}
