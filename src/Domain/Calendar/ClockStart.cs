namespace ChangliBridge.Domain.Calendar;

/// <summary>From when the working days of a result run (起算时点); published texts differ, so the office chooses.</summary>
public enum ClockStart
{
    /// <summary>自检查结束之日起: from the day of the check. Source: 河北省2020年部门内部联合双随机抽查.</summary>
    CheckEnd,

    /// <summary>自抽查任务完成之日起: from the last day of the task's window. Source: 南陵县2024年部门联合抽查工作计划.</summary>
    TaskEnd,
}
